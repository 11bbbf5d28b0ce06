import type { LocalText } from './types.ts';

/** Simplified Chinese and English of the same words. */
export function t(zh: string, en: string): LocalText {
  return { zh, en };
}
