import { z } from 'zod';

export const locales = ['zh-Hans', 'zh-Hant', 'en'] as const;
export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;

/** A text of the catalogue in every language; the page picks one. */
export const LocalText = z.object({ 'zh-Hans': z.string(), 'zh-Hant': z.string(), en: z.string() });
export type LocalText = z.infer<typeof LocalText>;
