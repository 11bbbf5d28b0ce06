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

/** Nothing of the page arrived, so there are no words from the language files either: the document itself has them. */
function showFailure(): void {
  const button = document.getElementById('reload');
  if (button === null) return;
  button.hidden = false;
  button.addEventListener('click', () => window.location.reload());
}
