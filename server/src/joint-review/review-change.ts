import type { DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId, JointReviewState, SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { CaseEvent } from '../cases/case-state.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { Cases } from '../cases/cases.ts';
import type { DecisionMoments } from '../cases/decision.repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../platform/clock.ts';
import type { Transaction } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type {
  JointReviewRepository,
  ReviewFile,
  ReviewPatch,
  SeatPatch,
  SeatRow,
} from './joint-review.repository.ts';
import { nextReviewState, type ReviewEvent } from './review-state.ts';
import { nextSeatState, type SeatEvent } from './seat-state.ts';

/** Who did it; system: a search that went on, a clock, or the end of the case. */
export type Actor = { role: 'agent' | 'supervisor' | 'system'; id: string };
export const systemItself: Actor = { role: 'system', id: '' };

/** What a step does to the case itself. */
type OfCase = 'line.reviewed' | 'case.gapsNoticed';
/** A line that names a department is told with its name as well. */
type LineDetails = Record<string, unknown> & { departmentId?: DepartmentId };
/** What one step changes, and how the case's journal tells it. No lines: nothing happened that others need to know. */
export type Step = {
  lines: readonly { action: `joint.${string}` | OfCase; details?: LineDetails }[];
  review?: ReviewPatch;
  seats?: readonly { seatId: SeatId; patch: SeatPatch }[];
  /** Nothing that the lead decides on: the review's version stays. */
  isAside?: boolean;
  /** Something that a decision on the case rests on, and what the case keeps of it. */
  ofCase?: { event?: CaseEvent; moments?: DecisionMoments };
};
export type Work = (tx: Transaction, file: ReviewFile, of: CaseRow) => Promise<Step | null> | Step | null;
export type ReviewChanges = ReturnType<typeof createReviewChanges>;

type Dependencies = {
  repository: JointReviewRepository;
  cases: Pick<Cases, 'writer'>;
  catalogue: Pick<Catalogue, 'findDepartmentName'>;
  clock: Clock;
  logger: Logger;
  /** After each change: brings searches and rooms to it, and tells whoever sees the review. */
  onChanged: (before: ReviewFile, after: ReviewFile) => Promise<void>;
};

/** Each step of a review is one change of its case, with its lines in the case's journal, while the case's row is held. */
export function createReviewChanges(dependencies: Dependencies) {
  const { repository, cases, catalogue, clock, logger, onChanged } = dependencies;
  /** As it is called now: the journal outlives the catalogue. */
  function named(details: LineDetails = {}): LineDetails {
    const { departmentId } = details;
    const department = departmentId === undefined ? null : catalogue.findDepartmentName(departmentId);
    return department === null ? details : { ...details, department };
  }

  async function getFile(reviewId: JointReviewId): Promise<ReviewFile> {
    const file = await repository.load(reviewId);
    if (file === null) throw notFound('the review');
    return file;
  }

  /** The review as it is afterwards. CHANGED_MEANWHILE where it is of another version than was decided on; null fits any. */
  async function change(
    known: ReviewFile,
    version: number | null,
    by: Actor,
    work: Work,
  ): Promise<ReviewFile> {
    const { reviewId, caseId } = known.review;
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
        details: { reviewId, ...named(details) },
      }));
      return { lines, isAside: step.ofCase === undefined, ...step.ofCase };
    });
    const file = await getFile(reviewId);
    if (!isChanged) return file;
    if (file.review.state !== known.review.state)
      logger.info(
        { reviewId, caseId, from: known.review.state, to: file.review.state, by: by.role },
        'joint review',
      );
    await onChanged(known, file);
    // What followed may have moved it on: a search whose agents had all accepted.
    return getFile(reviewId);
  }

  return { getFile, change };
}

/** REVIEW_STATE where the event does not fit. */
export function moveReview(
  { review: { state } }: Pick<ReviewFile, 'review'>,
  event: ReviewEvent,
): JointReviewState {
  const next = nextReviewState(state, event);
  if (next === null)
    throw new AppError('REVIEW_STATE', `${event} does not fit a review that is ${state}`, { state });
  return next;
}

/** REVIEW_STATE where the event does not fit. */
export function moveSeat(
  { state, seatId }: Pick<SeatRow, 'state' | 'seatId'>,
  event: SeatEvent,
): SeatRow['state'] {
  const next = nextSeatState(state, event);
  if (next === null)
    throw new AppError('REVIEW_STATE', `${event} does not fit a seat that is ${state}`, { seatId, state });
  return next;
}

/** NOT_FOUND. */
export function getSeat({ seats }: Pick<ReviewFile, 'seats'>, seatId: SeatId): SeatRow {
  const seat = seats.find((each) => each.seatId === seatId);
  if (seat === undefined) throw notFound('the seat');
  return seat;
}
