import type { DrawHashes } from './draw-hashes.ts';
import type { DrawConditions, DrawEntry } from './draw-record.ts';

/** Which rule keeps an expert out; asked: was asked for this panel before. */
export type ExclusionRule =
  | 'notActive'
  | 'unreachable'
  | 'specialty'
  | 'region'
  | 'tied'
  | 'excluded'
  | 'drawnOften';

/** The first rule that keeps them out; null: may be drawn. */
export function exclusionOf(
  entry: DrawEntry,
  conditions: DrawConditions,
  hashes: Pick<DrawHashes, 'tieOf'>,
): ExclusionRule | null {
  const { specialties, regions, avoided, excludedExperts, maxDraws } = conditions;
  if (entry.state !== 'active') return 'notActive';
  if (!entry.isReachable) return 'unreachable';
  if (!specialties.some(({ specialty }) => entry.specialties.includes(specialty))) return 'specialty';
  if (regions.length > 0 && !regions.includes(entry.region)) return 'region';
  if (avoided.some(({ name }) => entry.ties.includes(hashes.tieOf(entry.salt, name)))) return 'tied';
  if (excludedExperts.some(({ expertId }) => expertId === entry.expertId)) return 'excluded';
  if (maxDraws !== null && entry.recentDraws >= maxDraws.count) return 'drawnOften';
  return null;
}

/** A place to be filled; null: from any of the fields. */
export type OpenPlace = { position: number; specialty: string | null };

/** The places nobody holds, each with the field that is still owed to the panel. */
export function openPlaces(
  { panelSize, specialties }: Pick<DrawConditions, 'panelSize' | 'specialties'>,
  held: readonly { position: number; specialty: string }[],
): OpenPlace[] {
  const owed: string[] = specialties.flatMap(({ specialty, count }) => Array<string>(count).fill(specialty));
  for (const { specialty } of held) {
    const at = owed.indexOf(specialty);
    if (at >= 0) owed.splice(at, 1);
  }
  const positions = Array.from({ length: panelSize }, (_, index) => index + 1).filter(
    (position) => !held.some((each) => each.position === position),
  );
  return positions.map((position, index) => ({ position, specialty: owed[index] ?? null }));
}

export type Candidate = { ref: string; expertId: string; specialties: readonly string[] };

/** By HMAC of the mixed seed over each entry's hash, ascending: one order for the whole round, redraws go on in it. */
export function rank(
  entries: readonly DrawEntry[],
  mixedSeed: string,
  hashes: Pick<DrawHashes, 'hmac' | 'refOf'>,
): Candidate[] {
  return entries
    .map((entry) => ({ ...entry, ref: hashes.refOf(entry) }))
    .map((entry) => ({ entry, value: hashes.hmac(mixedSeed, entry.ref) }))
    .sort((left, right) => (left.value < right.value ? -1 : 1))
    .map(({ entry: { ref, expertId, specialties } }) => ({ ref, expertId, specialties }));
}

const fits = (fields: readonly string[], { specialty }: OpenPlace, { specialties }: Candidate): boolean =>
  specialty === null ? fields.some((field) => specialties.includes(field)) : specialties.includes(specialty);

/** How many of the places can be filled at once, at best (Kuhn's matching). */
function fillableCount(
  fields: readonly string[],
  places: readonly OpenPlace[],
  candidates: readonly Candidate[],
): number {
  const placeOf = new Map<Candidate, OpenPlace>();
  const findRoom = (place: OpenPlace, seen: Set<Candidate>): boolean => {
    for (const candidate of candidates) {
      if (seen.has(candidate) || !fits(fields, place, candidate)) continue;
      seen.add(candidate);
      const other = placeOf.get(candidate);
      if (other === undefined || findRoom(other, seen)) {
        placeOf.set(candidate, place);
        return true;
      }
    }
    return false;
  };
  return places.filter((place) => findRoom(place, new Set())).length;
}

/**
 * Place by place the first in order who has the field, passing over those without whom another place could not be filled: as many
 * places are filled as can be. `fields`: those of the conditions. Candidates may all be drawn.
 */
export function choose(
  fields: readonly string[],
  places: readonly OpenPlace[],
  candidates: readonly Candidate[],
): { chosen: { place: OpenPlace; candidate: Candidate; specialty: string }[]; lacking: number[] } {
  const chosen: { place: OpenPlace; candidate: Candidate; specialty: string }[] = [];
  const lacking: number[] = [];
  let left = [...candidates];
  for (const [index, place] of places.entries()) {
    const others = places.slice(index + 1);
    const best = fillableCount(fields, [place, ...others], left);
    const leavesBest = (candidate: Candidate) => {
      const without = left.filter((each) => each !== candidate);
      return fillableCount(fields, others, without) + 1 === best;
    };
    const candidate = left.find((each) => fits(fields, place, each) && leavesBest(each));
    if (candidate === undefined) {
      lacking.push(place.position);
      continue;
    }
    left = left.filter((each) => each !== candidate);
    const specialty = place.specialty ?? fields.find((field) => candidate.specialties.includes(field)) ?? '';
    chosen.push({ place, candidate, specialty });
  }
  return { chosen, lacking };
}
