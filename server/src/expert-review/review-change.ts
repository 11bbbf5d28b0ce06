import type {
  ExpertReviewId,
  ExpertReviewState,
  PanelSeatId,
} from '@cloudseat/shared/nouns/expert-review.ts';
import type { CaseEvent } from '../cases/case-state.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { Cases } from '../cases/cases.ts';
import type { Clock } from '../platform/clock.ts';
import type { Transaction } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type {
  ExpertReviewRepository,
  ReviewFile,
  ReviewPatch,
  SeatPatch,
  SeatRow,
} from './expert-review.repository.ts';
import { type ExpertReviewEvent, nextReviewState } from './review-state.ts';

/** Who did it; system: a clock or a clerk. An expert's id is that of their place on the panel, not of their account. */
export type Actor = { role: 'applicant' | 'expert' | 'convenor' | 'supervisor' | 'system'; id: string };
export const systemItself: Actor = { role: 'system', id: '' };

/**
 * What one step changes, and how the case's journal tells it. Staff of the department and, after the end, the unit read that journal:
 * a line names no expert before the panel is opened, and holds no mark before all are in.
 */
export type Step = {
  lines: readonly { action: `expert.${string}`; details?: Record<string, unknown> }[];
  review?: ReviewPatch;
  seats?: readonly { seatId: PanelSeatId; patch: SeatPatch }[];
  /** Nothing that a step rests on: the review's version stays. */
  isAside?: boolean;
  /** What becomes of the case itself. */
  ofCase?: CaseEvent;
};
/** Null: nothing is changed, nobody is told. Writes of the part's own tables go through the transaction. */
export type Work = (tx: Transaction, file: ReviewFile, of: CaseRow) => Promise<Step | null> | Step | null;
/** Told after each change, on the server that made it. What it does must be harmless twice. */
export type ReviewListener = (before: ReviewFile, after: ReviewFile) => Promise<void> | void;
export type ReviewChanges = ReturnType<typeof createReviewChanges>;

type Dependencies = {
  repository: ExpertReviewRepository;
  cases: Pick<Cases, 'writer'>;
  clock: Clock;
  logger: Logger;
};

/** Each step of a review is one change of its case, with its lines in the case's journal, while the case's row is held. */
export function createReviewChanges({ repository, cases, clock, logger }: Dependencies) {
  const listeners = new Set<ReviewListener>();

  /** NOT_FOUND. */
  async function getFile(reviewId: ExpertReviewId): Promise<ReviewFile> {
    const file = await repository.load(reviewId);
    if (file === null) throw notFound('the review');
    return file;
  }

  async function tell(before: ReviewFile, after: ReviewFile): Promise<void> {
    for (const listener of listeners)
      try {
        await listener(before, after);
      } catch (error) {
        // The step stands; clerks come back to what follows from it.
        logger.warn(
          { err: error, reviewId: after.review.reviewId },
          'an expert review was not followed at once',
        );
      }
  }

  /** The review as it is afterwards. CHANGED_MEANWHILE where it is of another version than was decided on; null fits any. */
  async function change(
    reviewId: ExpertReviewId,
    version: number | null,
    by: Actor,
    work: Work,
  ): Promise<ReviewFile> {
    const known = await getFile(reviewId);
    const { caseId } = known.review;
    const at = clock.now();
    let isChanged = false;
    await cases.writer.change(caseId, null, at, async (tx, of) => {
      const file = await repository.load(reviewId, tx);
      if (file === null) throw notFound('the review');
      if (version !== null && version !== file.review.version)
        throw new AppError('CHANGED_MEANWHILE', 'the review has changed since it was looked at', {
          version: file.review.version,
        });
      const step = await work(tx, file, of);
      if (step === null) return { lines: [] };
      isChanged = true;
      for (const { seatId, patch } of step.seats ?? []) await repository.saveSeat(tx, seatId, patch);
      await repository.saveReview(tx, file.review, step.review ?? {}, step.isAside ?? false);
      const lines = step.lines.map(({ action, details }) => ({
        ...{ at, actorRole: by.role, actorId: by.id, action, callId: null },
        details: { reviewId, ...details },
      }));
      return { lines, isAside: step.ofCase === undefined, event: step.ofCase };
    });
    const file = await getFile(reviewId);
    if (!isChanged) return file;
    const [from, to] = [known.review.state, file.review.state];
    if (from !== to) logger.info({ reviewId, caseId, from, to, by: by.role }, 'expert review');
    await tell(known, file);
    return getFile(reviewId);
  }

  return {
    getFile,
    change,
    /** A review that was not there before. */
    tellNew: (file: ReviewFile) => tell(file, file),
    /** Returns the function that ends it. */
    onChanged(listener: ReviewListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** REVIEW_STATE where the event does not fit. */
export function moveReview(
  { review: { state } }: Pick<ReviewFile, 'review'>,
  event: ExpertReviewEvent,
): ExpertReviewState {
  const next = nextReviewState(state, event);
  if (next === null)
    throw new AppError('REVIEW_STATE', `${event} does not fit a review that is ${state}`, { state });
  return next;
}

/** REVIEW_STATE where the review is in none of them. */
export function assertState(
  { review: { state } }: Pick<ReviewFile, 'review'>,
  ...allowed: readonly ExpertReviewState[]
): void {
  if (!allowed.includes(state))
    throw new AppError('REVIEW_STATE', `this does not fit a review that is ${state}`, { state });
}

/** NOT_FOUND. */
export function getSeat({ seats }: Pick<ReviewFile, 'seats'>, seatId: PanelSeatId): SeatRow {
  const seat = seats.find((each) => each.seatId === seatId);
  if (seat === undefined) throw notFound('the place on the panel');
  return seat;
}
