import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';

export const localeNames = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
} as const satisfies Record<Locale, string>;

/** Where the choice is kept, for all tabs of this browser. */
export const localeKey = 'cloudseat.locale';

export function isLocale(value: string | null): value is Locale {
  return value !== null && value in localeNames;
}

/** The language a browser's list asks for; Simplified Chinese where none of ours is named. */
export function matchLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const tag = language.toLowerCase();
    if (/^zh(-|$)/.test(tag)) return /hant|-tw|-hk|-mo/.test(tag) ? 'zh-Hant' : 'zh-Hans';
    if (/^en(-|$)/.test(tag)) return 'en';
  }
  return 'zh-Hans';
}

/** What the person chose before, else what the browser asks for. */
export function findInitialLocale(): Locale {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (isLocale(asked)) return asked;
  try {
    const kept = localStorage.getItem(localeKey);
    if (isLocale(kept)) return kept;
  } catch {
    // Storage may be closed to us; the browser's language does.
  }
  return matchLocale(navigator.languages ?? [navigator.language]);
}

export function keepLocale(locale: Locale): void {
  document.documentElement.lang = locale;
  try {
    localStorage.setItem(localeKey, locale);
  } catch {
    // Kept for this visit only.
  }
}

export function pickText(text: LocalText, locale: Locale): string {
  return text[locale];
}
