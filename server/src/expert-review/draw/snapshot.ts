import { randomBytes } from 'node:crypto';
import type { DrawConditions, DrawEntry } from '@cloudseat/shared/draw/draw-record.ts';
import type { Expert, ExpertLibraryRepository } from '../../experts/expert-library.repository.ts';
import type { DrawRepository, RoundSecret } from './draw.repository.ts';
import { drawHashes } from './draw-hashes.ts';

const dayMs = 86_400_000;
const secret = () => randomBytes(32).toString('hex');

/** An expert as the rules see them. */
export function entryOf(
  expert: Expert,
  salt: string,
  identitySha256: string,
  recentDraws: number,
): DrawEntry {
  const { expertId, specialties, region, state, accountId, unit, ties } = expert;
  return {
    ...{ expertId, salt, identitySha256, specialties: specialties.toSorted(), region, state, recentDraws },
    ties: [unit, ...ties.map(({ name }) => name)].map((name) => drawHashes.tieOf(salt, name)).sort(),
    isReachable: accountId !== null,
  };
}

type Dependencies = {
  library: Pick<ExpertLibraryRepository, 'list'>;
  repository: Pick<DrawRepository, 'countSittings'>;
};

/** The library as it is now, with a seed: every hash salted, so that nobody finds out whose it is by trying. */
export async function takeSnapshot(
  { library, repository }: Dependencies,
  { maxDraws }: DrawConditions,
  now: number,
): Promise<RoundSecret> {
  const experts = await library.list();
  const sittings =
    maxDraws === null
      ? new Map<string, number>()
      : await repository.countSittings(new Date(now - maxDraws.days * dayMs));
  const people: RoundSecret['people'] = {};
  const entries = experts.map((expert) => {
    const { expertId, name, unit, accountId } = expert;
    const salt = secret();
    people[expertId] = { salt, name, unit, accountId: accountId ?? '' };
    const identitySha256 = drawHashes.identitySha256({ salt, expertId, name, unit });
    return entryOf(expert, secret(), identitySha256, sittings.get(expertId) ?? 0);
  });
  return { seed: secret(), entries, people };
}
