import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { loadWords, type Namespace } from './load-words.ts';
import { findInitialLocale, isLocale, keepLocale, localeKey } from './locale.ts';

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, callback) {
    loadWords(language as Locale, namespace as Namespace).then(
      (words) => callback(null, words),
      (error: Error) => callback(error, null),
    );
  },
};

/** Starts the language of this page; only its own files are fetched. Resolves when the words are there. */
export async function startI18n(wanted: readonly Namespace[]): Promise<void> {
  const locale = findInitialLocale();
  keepLocale(locale);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: false,
      load: 'currentOnly',
      ns: [...wanted],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      returnNull: false,
    });
  // Chosen in another tab, it holds here too.
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === localeKey && isLocale(newValue) && newValue !== i18next.language) void changeLocale(newValue);
  });
}

/** Changes the page's language, keeps the choice and tells the browser. */
export async function changeLocale(locale: Locale): Promise<void> {
  await i18next.changeLanguage(locale);
  keepLocale(locale);
}
