import type { ExpertLibraryRepository } from '../../experts/expert-library.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { type Actor, moveReview, type ReviewChanges } from '../review-change.ts';
import { isSigned } from './conditions.ts';
import type { DrawFile, DrawRepository, RoundRow } from './draw.repository.ts';
import { drawHashes } from './draw-hashes.ts';
import type { Filling } from './filling.ts';
import { takeSnapshot } from './snapshot.ts';

type Dependencies = {
  changes: ReviewChanges;
  repository: DrawRepository;
  library: Pick<ExpertLibraryRepository, 'list'>;
  filling: Pick<Filling, 'fillBy'>;
  clock: Clock;
};

function lastRound({ rounds }: DrawFile): RoundRow {
  const round = rounds.at(-1);
  if (round === undefined) throw new AppError('REVIEW_STATE', 'there are no conditions yet');
  return round;
}

/**
 * A draw in two acts of two people: the hashes of seed and library are in the journal before the other one adds a word, so neither the
 * platform nor any of them can choose who comes out.
 */
export function createDrawing({ changes, repository, library, filling, clock }: Dependencies) {
  return {
    /** REVIEW_STATE before two have signed, or where it was done. */
    async commit({ review: { reviewId } }: ReviewFile, version: number, by: Actor): Promise<ReviewFile> {
      const { conditions } = lastRound(await repository.load(reviewId));
      const at = clock.now();
      const secret = await takeSnapshot({ library, repository }, conditions, at);
      const refs = secret.entries.map((entry) => drawHashes.refOf(entry)).sort();
      const seedSha256 = drawHashes.seedSha256(secret.seed);
      const librarySha256 = drawHashes.librarySha256(refs);
      return changes.change(reviewId, version, by, async (tx, file) => {
        const round = lastRound(await repository.load(reviewId, tx));
        if (!isSigned(round) || round.committedAt !== null)
          throw new AppError(
            'REVIEW_STATE',
            'two people sign the conditions, then the draw is prepared once',
          );
        const patch = { secret, seedSha256, librarySha256, committedAt: new Date(at), committedById: by.id };
        await repository.saveRound(tx, { ...round, ...patch });
        const { conditionsSha256 } = round;
        const expertCount = refs.length;
        const details = { round: round.round, seedSha256, librarySha256, conditionsSha256, expertCount };
        return {
          review: round.round === 1 ? { state: moveReview(file, 'drawStarted') } : {},
          lines: [{ action: 'expert.drawCommitted', details }],
        };
      });
    },

    /** FORBIDDEN for who prepared it; REVIEW_STATE before that, or where it was drawn. */
    draw: ({ review: { reviewId } }: ReviewFile, version: number, contribution: string, by: Actor) =>
      changes.change(reviewId, version, by, async (tx, file) => {
        const draw = await repository.load(reviewId, tx);
        const round = lastRound(draw);
        if (round.committedAt === null || round.drawnAt !== null || round.secret === null)
          throw new AppError('REVIEW_STATE', 'nothing is prepared to be drawn');
        if (round.committedById === by.id)
          throw new AppError('FORBIDDEN', 'another convenor than the one who prepared it draws');
        const at = clock.now();
        const drawn = { ...round, contribution, drawnAt: new Date(at), drawnById: by.id };
        await repository.saveRound(tx, drawn);
        const rounds = [...draw.rounds.slice(0, -1), drawn];
        const filled = await filling.fillBy(tx, file, { ...draw, rounds }, drawn, {
          cause: 'draw',
          lost: [],
          at,
        });
        const details = { round: round.round, seed: round.secret.seed, contribution };
        return {
          review: round.round === 1 ? { state: moveReview(file, 'drawn') } : {},
          lines: [{ action: 'expert.seedOpened', details }, ...filled.lines],
        };
      }),
  };
}
