import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { api } from '../../lib/http.ts';

/** Opening changes by the hour: a catalogue older than this is fetched again when a page asks. */
const freshForMs = 2 * 60_000;
let kept: { promise: Promise<Catalogue>; at: number } | null = null;

/** The whole catalogue, fetched once for all pages that list something; a failed one is forgotten. */
export function loadCatalogue(): Promise<Catalogue> {
  if (kept !== null && Date.now() - kept.at < freshForMs) return kept.promise;
  const promise = api('catalogue:get');
  const mine = { promise, at: Date.now() };
  kept = mine;
  promise.catch(() => {
    if (kept === mine) kept = null;
  });
  return promise;
}
