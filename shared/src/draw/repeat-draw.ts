import { choose, type ExclusionRule, exclusionOf, openPlaces, rank } from './choose.ts';
import type { DrawHashes } from './draw-hashes.ts';
import type { DrawConditions, DrawEntry, DrawRound, DrawStep } from './draw-record.ts';

/** A round as it is drawn from. */
export type DrawnRound = Pick<DrawRound, 'round' | 'conditions' | 'conditionsSha256' | 'librarySha256'> & {
  seed: string;
  contribution: string;
  entries: readonly DrawEntry[];
};
/** Where a draw stands: who holds which place, and whoever was asked before, who is not asked again. */
export type DrawStanding = {
  held: { position: number; specialty: string }[];
  askedExpertIds: string[];
};
export const emptyStanding: DrawStanding = { held: [], askedExpertIds: [] };

/** For the lists: whom the conditions keep out, and by which rule. */
export const listExclusions = (
  entries: readonly DrawEntry[],
  conditions: DrawConditions,
  hashes: DrawHashes,
): { expertId: string; rule: ExclusionRule }[] =>
  entries.flatMap((entry) => {
    const rule = exclusionOf(entry, conditions, hashes);
    return rule === null ? [] : [{ expertId: entry.expertId, rule }];
  });

/** One step: the places lost become free, and all free ones are filled in the order of the round. The same for whoever repeats it. */
export function drawStep(
  { conditions, conditionsSha256, librarySha256, seed, contribution, entries }: DrawnRound,
  standing: DrawStanding,
  lost: readonly number[],
  hashes: DrawHashes,
): Pick<DrawStep, 'chosen' | 'lacking'> & { expertIds: string[]; after: DrawStanding } {
  const held = standing.held.filter(({ position }) => !lost.includes(position));
  const allowed = entries.filter(
    (entry) =>
      !standing.askedExpertIds.includes(entry.expertId) && exclusionOf(entry, conditions, hashes) === null,
  );
  const seed32 = hashes.mixedSeed({ seed, contribution, librarySha256, conditionsSha256 });
  const fields = conditions.specialties.map(({ specialty }) => specialty);
  const { chosen, lacking } = choose(fields, openPlaces(conditions, held), rank(allowed, seed32, hashes));
  const expertIds = chosen.map(({ candidate }) => candidate.expertId);
  const places = chosen.map(({ place: { position }, specialty }) => ({ position, specialty }));
  return {
    ...{ lacking, expertIds },
    chosen: chosen.map(({ place, candidate, specialty }) => ({
      ...{ position: place.position, specialty, ref: candidate.ref },
    })),
    after: {
      held: [...held, ...places].sort((left, right) => left.position - right.position),
      askedExpertIds: [...standing.askedExpertIds, ...expertIds],
    },
  };
}
