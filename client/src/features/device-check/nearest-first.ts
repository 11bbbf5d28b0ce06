import type { HelpPlace } from '@cloudseat/shared/nouns/catalogue.ts';
import type { TownId } from '@cloudseat/shared/nouns/ids.ts';

/** A kiosk is made for this; at a window and a village's service point somebody lends theirs. */
const kinds = ['kiosk', 'window', 'village'];

/** Those of the town, then those that belong to the whole district, then the others; the open ones first in each. */
export function nearestFirst(places: readonly HelpPlace[], townId: TownId | null): HelpPlace[] {
  const nearness = (place: HelpPlace) => {
    if (townId !== null && place.townId === townId) return 0;
    return place.townId === null ? 1 : 2;
  };
  const rank = (place: HelpPlace) =>
    nearness(place) * 100 + (place.opening.isOpen ? 0 : 10) + Math.max(0, kinds.indexOf(place.entryPoint));
  return [...places].sort((left, right) => rank(left) - rank(right));
}
