import type { DrawRecord, DrawRound, OpenedDraw, SealedDraw } from '@cloudseat/shared/draw/draw-record.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { DrawFile, RoundRow } from './draw.repository.ts';
import { drawHashes } from './draw-hashes.ts';

function sealedRound(row: RoundRow): DrawRound[] {
  const { round, conditions, conditionsSha256, seedSha256, librarySha256, committedAt, secret } = row;
  if (secret === null || seedSha256 === null || librarySha256 === null || committedAt === null) return [];
  const isDrawn = row.drawnAt !== null;
  return [
    {
      ...{ round, conditions, conditionsSha256, seedSha256, librarySha256 },
      signatures: row.signatures.map(({ name, at }) => ({ name, at })),
      committedAt: committedAt.getTime(),
      refs: secret.entries.map((entry) => drawHashes.refOf(entry)).sort(),
      seed: isDrawn ? secret.seed : null,
      contribution: row.contribution,
      drawnAt: row.drawnAt?.getTime() ?? null,
    },
  ];
}

/** What is told of a draw at any time; null: nothing was committed to yet. */
export function sealedDraw(
  { review: { reviewId, title, unitName } }: Pick<ReviewFile, 'review'>,
  { rounds, steps }: DrawFile,
): SealedDraw | null {
  const [first] = rounds;
  if (first?.committedAt == null) return null;
  return {
    format: 'cloudseat expert draw v1',
    ...{ reviewId, caseNumber: first.caseNumber, title, unitName, steps },
    rounds: rounds.flatMap(sealedRound),
  };
}

/** Names of those who took a place; who was asked in vain stays an entry without one. */
function openedDraw({ seats }: ReviewFile, { rounds, steps }: DrawFile): OpenedDraw {
  const drawn = rounds.filter(({ drawnAt }) => drawnAt !== null);
  const sat = new Set<string>(
    seats
      .filter(({ state }) => !['asked', 'declined', 'timedOut'].includes(state))
      .map((seat) => seat.expertId),
  );
  return {
    rounds: drawn.map(({ round, secret }) => ({ round, entries: secret?.entries ?? [] })),
    people: steps.flatMap(({ round, chosen }) => {
      const secret = drawn.find((each) => each.round === round)?.secret;
      return chosen.flatMap(({ position, ref }) => {
        const entry = secret?.entries.find((each) => drawHashes.refOf(each) === ref);
        const person = entry && secret?.people[entry.expertId];
        if (!entry || !person || !sat.has(entry.expertId)) return [];
        const { salt, name, unit } = person;
        return [{ round, position, ref, salt, expertId: entry.expertId, name, unit }];
      });
    }),
  };
}

/** Null: nothing was committed to yet. */
export function drawRecord(file: ReviewFile, draw: DrawFile, isOpened: boolean): DrawRecord | null {
  const sealed = sealedDraw(file, draw);
  if (sealed === null) return null;
  return {
    ...{ sealed, sealedSha256: drawHashes.hashOf(sealed) },
    opened: isOpened ? openedDraw(file, draw) : null,
  };
}
