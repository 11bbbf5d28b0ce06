import type { Entry } from '@cloudseat/shared/nouns/catalogue.ts';
import type { EntryCode, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { RouteHandlers } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import type { CatalogueSnapshot, MatterRecord } from './catalogue-snapshot.ts';
import { isOpen, nextOpeningAt } from './opening-hours.ts';

export type CatalogueRoutes = Pick<RouteHandlers, 'catalogue:get' | 'matter:get' | 'entry:get'>;

/** What visitors see of the catalogue. The whole of it stays short: it is what the home page loads. */
export function createCatalogueRoutes(deps: {
  snapshot: () => CatalogueSnapshot;
  findMatter: (matterId: MatterId) => MatterRecord | null;
  findEntry: (code: EntryCode) => Entry | null;
  clock: Clock;
}): CatalogueRoutes {
  const { snapshot, findMatter, findEntry, clock } = deps;
  return {
    async 'catalogue:get'() {
      const { departments, towns, regions, matters } = snapshot();
      const now = clock.now();
      return {
        departments: [...departments.values()].map(({ ticketPrefix: _, ...department }) => department),
        towns: [...towns],
        regions: [...regions],
        matters: [...matters.values()].map((matter) => ({
          matterId: matter.matterId,
          departmentId: matter.departmentId,
          name: matter.name,
          searchText: matter.searchText,
          isPopular: matter.isPopular,
          isOpen: isOpen(matter.schedule, now),
        })),
      };
    },

    async 'matter:get'({ params }) {
      const matter = findMatter(params.matterId);
      if (!matter) throw notFound('the matter');
      const { searchText: _s, isPopular: _p, skillId: _k, requiredLevel: _l, schedule, ...rest } = matter;
      const { departmentShortName: _n, hoursText, ...shown } = rest;
      const now = clock.now();
      const isOpenNow = isOpen(schedule, now);
      const opensAt = isOpenNow ? null : nextOpeningAt(schedule, now);
      return { ...shown, opening: { isOpen: isOpenNow, opensAt, hoursText } };
    },

    async 'entry:get'({ params }) {
      const entry = findEntry(params.code);
      if (!entry) throw notFound('the entry code');
      return entry;
    },
  };
}
