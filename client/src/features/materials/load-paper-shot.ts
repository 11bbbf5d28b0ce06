import i18next from 'i18next';
import type { ComponentType } from 'react';
import type { PaperShotProps } from './paper-shot.tsx';

/** The camera for papers with its words: fetched by the first tap on it, nothing of it before. */
export async function loadPaperShot(): Promise<ComponentType<PaperShotProps>> {
  const [{ PaperShot }] = await Promise.all([import('./paper-shot.tsx'), i18next.loadNamespaces('paper')]);
  return PaperShot;
}
