import type { AppraisalDraft, ExpertStanding, OwnStanding } from '@cloudseat/shared/nouns/expert-after.ts';
import {
  type AppraisalMark,
  appraisalLeastCount,
  appraisalMarks,
} from '@cloudseat/shared/nouns/expert-after-rules.ts';
import { ExpertId, type PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { isSameRating, type Rating, strayReasons } from '@cloudseat/shared/nouns/rating.ts';
import type { ExpertLibraryRepository } from '../../experts/expert-library.repository.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import { type Actor, getSeat, type ReviewChanges } from '../review-change.ts';
import type { AfterRepository, AppraisalRow } from './after.repository.ts';
import { isConcluded } from './archive.ts';

type Dependencies = {
  repository: AfterRepository;
  changes: Pick<ReviewChanges, 'change'>;
  identity: Pick<Identity, 'listStaff'>;
  library: Pick<ExpertLibraryRepository, 'noteAppraisal'>;
  clock: Clock;
};
export type OpinionsOfPeople = ReturnType<typeof createOpinionsOfPeople>;

/** Whoever came to the sitting, whatever became of them there. */
export const hasSat = ({ checkedInAt }: Pick<SeatRow, 'checkedInAt'>): boolean => checkedInAt !== null;
export const mayAppraise = (file: ReviewFile): boolean => isConcluded(file) || file.review.state === 'void';
export const mayRate = ({ review: { state } }: ReviewFile): boolean =>
  state === 'archived' || state === 'void';

const meansOf = (rows: readonly AppraisalRow[]) =>
  Object.fromEntries(
    appraisalMarks.map((mark) => {
      const mean = rows.reduce((sum, row) => sum + row[mark], 0) / rows.length;
      return [mark, Math.round(mean * 100) / 100];
    }),
  ) as Record<AppraisalMark, number>;

/** What the convenor thought of the experts 履职评价, and the unit of the whole 好差评; each is said once. */
export function createOpinionsOfPeople({ repository, changes, identity, library, clock }: Dependencies) {
  return {
    async appraise(
      { review: { reviewId } }: ReviewFile,
      seatId: PanelSeatId,
      draft: AppraisalDraft,
      by: Actor,
    ): Promise<void> {
      await changes.change(reviewId, null, by, async (tx, file) => {
        const seat = getSeat(file, seatId);
        if (!mayAppraise(file) || !hasSat(seat))
          throw new AppError('REVIEW_STATE', 'experts who sat are appraised once there is a conclusion');
        const { expertId, accountId, position } = seat;
        const givenAt = new Date(clock.now());
        const row = { seatId, reviewId, expertId, accountId, givenById: by.id, ...draft, givenAt };
        if (!(await repository.addAppraisal(tx, row)))
          throw new AppError('REVIEW_STATE', 'this place has been appraised');
        const mean = appraisalMarks.reduce((sum, mark) => sum + draft[mark], 0) / appraisalMarks.length;
        await library.noteAppraisal(tx, ExpertId.parse(expertId), Math.round(mean));
        // What was said is nobody's who reads the journal.
        return { lines: [{ action: 'expert.appraised', details: { position } }], isAside: true };
      });
    },

    async listStandings(): Promise<ExpertStanding[]> {
      const byExpert = Map.groupBy(await repository.listAllAppraisals(null), ({ expertId }) => expertId);
      const names = new Map(
        (await identity.listStaff()).map(({ agentId, displayName }) => [agentId as string, displayName]),
      );
      return [...byExpert].map(([expertId, rows]) => ({
        expertId: ExpertId.parse(expertId),
        name: names.get(rows[0]?.accountId ?? '') ?? expertId,
        ...{ reviewCount: rows.length, means: meansOf(rows) },
      }));
    },

    async findOwnStanding(accountId: AgentId): Promise<OwnStanding> {
      const rows = await repository.listAllAppraisals(accountId);
      return rows.length < appraisalLeastCount ? null : { reviewCount: rows.length, means: meansOf(rows) };
    },

    /** RATING_CLOSED before the end, and for other words than the first; saying the same again is no second rating. */
    async rate(
      { review: { reviewId } }: ReviewFile,
      given: Omit<Rating, 'ratedAt'>,
      by: Actor,
    ): Promise<Rating> {
      const stray = strayReasons(given.level, given.reasons);
      if (stray.length > 0)
        throw new AppError('BAD_REQUEST', 'some reasons do not belong to the level', { reasons: stray });
      const rating: Rating = { ...given, reasons: [...new Set(given.reasons)], ratedAt: clock.now() };
      let kept = rating;
      await changes.change(reviewId, null, by, async (tx, file) => {
        const before = await repository.findRating(reviewId, tx);
        if (before !== null) {
          if (!isSameRating(before, rating))
            throw new AppError('RATING_CLOSED', 'the review was rated before');
          kept = before;
          return null;
        }
        if (!mayRate(file)) throw new AppError('RATING_CLOSED', 'a review is rated when it has ended');
        const { applicantId, departmentId } = file.review;
        const ratedAt = new Date(rating.ratedAt);
        await repository.addRating(tx, { ...{ reviewId, applicantId, departmentId }, ...rating, ratedAt });
        return { lines: [{ action: 'expert.rated' }], isAside: true };
      });
      return kept;
    },
  };
}
