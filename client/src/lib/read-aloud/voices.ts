import type { Locale } from '@cloudseat/shared/nouns/text.ts';

type VoiceLike = { readonly lang: string; readonly localService: boolean };

/** Best first. Whoever reads Traditional characters is understood in Mandarin too, where there is no other voice. */
const wanted: Record<Locale, readonly RegExp[]> = {
  'zh-Hans': [/^(zh|cmn)([-_](hans|cn|sg))/i, /^(zh|cmn)([-_](hant|tw))?$/i, /^(zh|cmn)/i],
  'zh-Hant': [/^(zh|yue)[-_](hant[-_])?hk/i, /^(zh|cmn)[-_](hant[-_])?tw/i, /^(zh|cmn|yue)/i],
  en: [/^en[-_](gb|us)/i, /^en/i],
};

export const speechTags: Record<Locale, string> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-HK', en: 'en-GB' };

/** The best voice for a language, those of the device before those that need the network; null if none speaks it. */
export function pickVoice<Voice extends VoiceLike>(voices: readonly Voice[], locale: Locale): Voice | null {
  for (const pattern of wanted[locale]) {
    const speaking = voices.filter(({ lang }) => pattern.test(lang));
    const found = speaking.find(({ localService }) => localService) ?? speaking[0];
    if (found !== undefined) return found;
  }
  return null;
}
