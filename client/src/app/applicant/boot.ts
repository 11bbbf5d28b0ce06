import { loadCatalogue } from '../../features/catalogue/catalogue-data.ts';
import { startElderMode } from '../../lib/elder-mode.ts';
import { loadWords } from '../../lib/load-words.ts';
import { findInitialLocale, keepLocale } from '../../lib/locale.ts';

// The first script of the page, and small: it asks for the words and the catalogue while the app itself still loads.
const locale = findInitialLocale();
keepLocale(locale);
startElderMode();
const words = Promise.all([loadWords(locale, 'common'), loadWords(locale, 'applicant')]);
if (/^\/($|departments|towns|regions)/.test(window.location.pathname)) loadCatalogue().catch(() => undefined);

Promise.all([import('./start.tsx'), words]).then(
  ([{ start }]) => start(),
  () => showFailure(),
);

/** Nothing of the page arrived, so there are no words from the language files either. */
function showFailure(): void {
  const page = document.getElementById('page');
  if (page === null) return;
  const button = document.createElement('button');
  button.textContent = '重新打开 / Reload';
  button.style.cssText = 'display:block;margin:40vh auto 0;padding:16px 24px;font-size:18px';
  button.addEventListener('click', () => window.location.reload());
  page.replaceChildren(button);
}
