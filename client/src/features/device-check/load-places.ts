import type { HelpPlace, Town } from '@cloudseat/shared/nouns/catalogue.ts';
import { api } from '../../lib/http.ts';

type Places = { places: HelpPlace[]; towns: Town[] };
/** Whether a place is open is true for a while, ms. */
const freshMs = 10 * 60_000;
let loading: Promise<Places> | null = null;
let loadedAt = 0;

/** Fetched once in a while, and best before they are needed: whoever needs them has a bad network. A failure is tried anew. */
export function loadPlaces(): Promise<Places> {
  if (Date.now() - loadedAt > freshMs) loading = null;
  if (loading === null) loadedAt = Date.now();
  loading ??= Promise.all([api('place:list'), api('catalogue:get')]).then(
    ([{ places }, { towns }]) => ({ places, towns }),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
