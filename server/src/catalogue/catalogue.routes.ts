import type { Entry, Matter, Opening } from '@cloudseat/shared/nouns/catalogue.ts';
import type { EntryCode, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { RouteHandlers } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import type { CatalogueSnapshot, MatterRecord } from './catalogue-snapshot.ts';
import { isOpen, nextOpeningAt } from './opening-hours.ts';

export type CatalogueRoutes = Pick<
  RouteHandlers,
  'catalogue:get' | 'matter:get' | 'entry:get' | 'place:list'
>;

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
          ...(matter.owningRegionId !== null && { owningRegionId: matter.owningRegionId }),
        })),
      };
    },

    async 'matter:get'({ params }) {
      const matter = findMatter(params.matterId);
      if (!matter) throw notFound('the matter');
      return presentMatter(matter, clock.now());
    },

    async 'entry:get'({ params }) {
      const entry = findEntry(params.code);
      if (!entry) throw notFound('the entry code');
      return entry;
    },

    async 'place:list'() {
      const now = clock.now();
      return {
        places: snapshot().places.map(({ schedule, hoursText, ...place }) => ({
          ...place,
          opening: openingAt({ schedule, hoursText }, now),
        })),
      };
    },
  };
}

const presentMatter = (matter: MatterRecord, now: number): Matter => ({
  matterId: matter.matterId,
  departmentId: matter.departmentId,
  departmentName: matter.departmentName,
  departmentPhone: matter.departmentPhone,
  departmentAddress: matter.departmentAddress,
  name: matter.name,
  summary: matter.summary,
  audience: matter.audience,
  guide: matter.guide,
  materials: matter.materials,
  opening: openingAt(matter, now),
  ratedMinutes: matter.ratedMinutes,
  owningRegion: matter.owningRegion,
  takesProjects: matter.takesProjects,
});

/** Open or not at a moment, and when next. */
export function openingAt(
  { schedule, hoursText }: Pick<MatterRecord, 'schedule' | 'hoursText'>,
  at: number,
): Opening {
  return isOpen(schedule, at)
    ? { isOpen: true, opensAt: null, hoursText }
    : { isOpen: false, opensAt: nextOpeningAt(schedule, at), hoursText };
}
