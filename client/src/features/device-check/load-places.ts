import type { HelpPlace, Town } from '@cloudseat/shared/nouns/catalogue.ts';
import { api } from '../../lib/http.ts';

type Places = { places: HelpPlace[]; towns: Town[] };
let loading: Promise<Places> | null = null;

/** Fetched once, and best before they are needed: whoever needs them has a bad network. A failure is tried anew. */
export function loadPlaces(): Promise<Places> {
  loading ??= Promise.all([api('place:list'), api('catalogue:get')]).then(
    ([{ places }, { towns }]) => ({ places, towns }),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
