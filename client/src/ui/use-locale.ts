import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import { useTranslation } from 'react-i18next';
import { pickText } from '../lib/locale.ts';

export function useLocale(): Locale {
  return useTranslation('common').i18n.language as Locale;
}

/** Picks a catalogue text in the page's language. */
export function useLocalText(): (text: LocalText) => string {
  const locale = useLocale();
  return (text) => pickText(text, locale);
}
