import type { ChangeVerdict, ExpertChangeId, RevisedFile } from '@cloudseat/shared/nouns/expert-after.ts';
import type { ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { Calendar } from '../../calendar/calendar.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { sha256Hex } from '../../platform/ids.ts';
import { expertAfterTuning } from '../../tuning-expert-after.ts';
import { sealPieces } from '../evidence.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import {
  type Actor,
  assertState,
  getSeat,
  moveReview,
  type ReviewChanges,
  type Step,
  systemItself,
} from '../review-change.ts';
import type { AfterRepository, ChangeRow, RevisionFile, VerdictRow } from './after.repository.ts';
import { answerPiece, changePiece, verdictPiece } from './revision-pieces.ts';
import { lastAnswer, listMissing, readWait, stateOf } from './revision-state.ts';

/** What the unit has handed in of files and film, the newest version of each. */
export type FileLister = (reviewId: ExpertReviewId) => Promise<RevisedFile[]>;
type Dependencies = {
  repository: AfterRepository;
  changes: Pick<ReviewChanges, 'change'>;
  identity: Pick<Identity, 'confirmPassword'>;
  calendar: Pick<Calendar, 'addWorkingDays'>;
  listFiles: FileLister;
  clock: Clock;
};
export type VerdictWish = { round: number; verdict: ChangeVerdict; reason: string; password: string };
export type Revision = ReturnType<typeof createRevision>;

export function getChange({ changes }: RevisionFile, changeId: ExpertChangeId): ChangeRow {
  const change = changes.find((each) => each.changeId === changeId);
  if (change === undefined) throw notFound('the change');
  return change;
}

/** The loop of a review that passed with changes: the unit answers each, the named experts verify each, until all are verified. */
export function createRevision(deps: Dependencies) {
  const { repository, changes, identity, calendar, listFiles, clock } = deps;
  const dueIn = (days: number) => new Date(calendar.addWorkingDays(clock.now(), days));

  /** In the transaction, with what the review remembers of it. */
  const step = (
    reviewId: ExpertReviewId,
    version: number | null,
    by: Actor,
    work: (tx: Transaction, file: ReviewFile, revision: RevisionFile) => Promise<Step | null>,
  ) =>
    changes.change(reviewId, version, by, async (tx, file) => {
      const revision = await repository.loadRevision(reviewId, tx);
      return work(tx, file, revision);
    });

  /** What follows once the last verdict of a round is in; the lines and the state that go with it. */
  async function closeRound(tx: Transaction, file: ReviewFile, revision: RevisionFile): Promise<Step> {
    const { reviewId } = file.review;
    const wait = readWait(revision);
    if (wait === 'nobody')
      return {
        lines: [{ action: 'expert.changesVerified', details: { rounds: revision.revision?.round } }],
        review: { state: moveReview(file, 'changesVerified') },
      };
    if (wait !== 'round') return { lines: [] };
    const round = (revision.revision?.round ?? 0) + 1;
    const dueAt = dueIn(expertAfterTuning.reviseDays);
    await repository.saveRevision(tx, reviewId, { round, dueAt, dueToldAt: null, remindedAt: null });
    return { lines: [{ action: 'expert.changesAsked', details: { round, dueAt: dueAt.getTime() } }] };
  }

  return {
    /** Of a review that has just passed with changes; nothing where it has begun, or nothing was asked for. */
    async begin(reviewId: ExpertReviewId): Promise<void> {
      await step(reviewId, null, systemItself, async (tx, file, { changes: asked }) => {
        const { state, conclusion } = file.review;
        if (state !== 'concluded' || conclusion !== 'passedWithChanges' || asked.length === 0) return null;
        const dueAt = dueIn(expertAfterTuning.reviseDays);
        await repository.beginRevision(tx, reviewId, dueAt);
        const details = {
          ...{ round: 1, dueAt: dueAt.getTime(), count: asked.length },
          evidence: sealPieces(asked.map(changePiece)),
        };
        return {
          lines: [{ action: 'expert.changesAsked', details }],
          review: { state: moveReview(file, 'changesAsked') },
        };
      });
    },

    async saveAnswer(
      { review: { reviewId } }: ReviewFile,
      changeId: ExpertChangeId,
      draft: { text: string; fileIds: string[] },
      by: Actor,
    ): Promise<void> {
      await step(reviewId, null, by, async (tx, file, revision) => {
        assertState(file, 'revising');
        const change = getChange(revision, changeId);
        if (readWait(revision) !== 'unit' || stateOf(change, revision) !== 'toAnswer')
          throw new AppError('REVIEW_STATE', 'this change is not answered now');
        const round = revision.revision?.round ?? 1;
        await repository.saveDraft(tx, { changeId, round, reviewId, ...draft });
        return null;
      });
    },

    async handIn({ review: { reviewId } }: ReviewFile, version: number, by: Actor): Promise<void> {
      const known = await listFiles(reviewId);
      await step(reviewId, version, by, async (tx, file, revision) => {
        assertState(file, 'revising');
        if (readWait(revision) !== 'unit') throw new AppError('REVIEW_STATE', 'the experts look at it now');
        const round = revision.revision?.round ?? 1;
        const open = revision.changes.filter((change) => stateOf(change, revision) === 'toAnswer');
        const drafts = open.map((change) => ({
          change,
          draft: revision.answers.find((each) => each.changeId === change.changeId && each.round === round),
        }));
        const bare = drafts.filter(({ draft }) => !draft || draft.text.trim().length < 2);
        if (bare.length > 0)
          throw new AppError('GAPS_OPEN', 'every change needs an answer', {
            changeIds: bare.map(({ change }) => change.changeId),
          });
        const handedInAt = new Date(clock.now());
        const evidence = [];
        for (const { change, draft } of drafts) {
          if (!draft) continue;
          const files = known.filter(({ fileId }) => draft.fileIds.includes(fileId));
          const answer = { ...draft, files, handedInAt };
          await repository.handIn(tx, answer);
          evidence.push(answerPiece(change, answer));
        }
        const dueAt = dueIn(expertAfterTuning.verifyDays);
        await repository.saveRevision(tx, reviewId, { dueAt, dueToldAt: null, remindedAt: null });
        const details = { round, dueAt: dueAt.getTime(), evidence: sealPieces(evidence) };
        return { lines: [{ action: 'expert.changesHandedIn', details }] };
      });
    },

    /** Once for each answer; signed with the password of whoever verifies. */
    async verify(
      { review: { reviewId } }: ReviewFile,
      seat: SeatRow,
      changeId: ExpertChangeId,
      wish: VerdictWish,
      by: Actor & { ip: string },
    ): Promise<void> {
      const { round, verdict, password } = wish;
      const reason = verdict === 'verified' ? '' : wish.reason;
      if (verdict === 'notYet' && reason.length < 2)
        throw new AppError('BAD_REQUEST', 'say what is still wanting');
      await identity.confirmPassword(seat.accountId, password, by.ip);
      await step(reviewId, null, { role: by.role, id: by.id }, async (tx, file, revision) => {
        assertState(file, 'revising');
        const change = getChange(revision, changeId);
        const answer = lastAnswer(change, revision);
        if (answer?.round !== round)
          throw new AppError('CHANGED_MEANWHILE', 'there is another answer to this change by now');
        if (!isJudging(getSeat(file, seat.seatId)) || !listMissing(change, revision).includes(seat.seatId))
          throw new AppError('REVIEW_STATE', 'this answer is not yours to verify, or you have done so');
        const row: VerdictRow = {
          ...{ changeId, round, seatId: seat.seatId, reviewId, verdict, reason, name: seat.name },
          answerSha256: sha256Hex(answerPiece(change, answer).text),
          signedAt: new Date(clock.now()),
        };
        await repository.insertVerdict(tx, row);
        const { position } = change;
        const details = { changeId, position, round, verdict, seatId: seat.seatId };
        const evidence = sealPieces([verdictPiece(row)]);
        const after = { ...revision, verdicts: [...revision.verdicts, row] };
        const closed = await closeRound(tx, file, after);
        const line = { action: 'expert.changeJudged', details: { ...details, evidence } } as const;
        return { ...closed, lines: [line, ...closed.lines] };
      });
    },

    /** Another expert of the panel verifies in the place of one who has not done so for this answer. */
    async replaceVerifier(
      { review: { reviewId } }: ReviewFile,
      changeId: ExpertChangeId,
      { fromSeatId, toSeatId, reason }: { fromSeatId: PanelSeatId; toSeatId: PanelSeatId; reason: string },
      by: Actor,
    ): Promise<void> {
      await step(reviewId, null, by, async (tx, file, revision) => {
        assertState(file, 'revising');
        const change = getChange(revision, changeId);
        const to = getSeat(file, toSeatId);
        const isDone = stateOf(change, revision) === 'verified';
        const hasSpoken =
          stateOf(change, revision) === 'toVerify' && !listMissing(change, revision).includes(fromSeatId);
        if (isDone || hasSpoken || !change.verifierSeatIds.includes(fromSeatId))
          throw new AppError('REVIEW_STATE', 'this place verifies nothing more of this change');
        if (!isJudging(to) || change.verifierSeatIds.includes(toSeatId))
          throw new AppError('BAD_REQUEST', 'name an expert of the panel who does not verify it yet');
        const verifiers = change.verifierSeatIds.map((seatId) => (seatId === fromSeatId ? toSeatId : seatId));
        await repository.saveVerifiers(tx, changeId, verifiers);
        const details = { changeId, position: change.position, fromSeatId, toSeatId, reason };
        return { lines: [{ action: 'expert.verifierReplaced', details }], isAside: true };
      });
    },

    async setDue(
      { review: { reviewId } }: ReviewFile,
      { dueAt, reason }: { dueAt: number; reason: string },
      by: Actor,
    ): Promise<void> {
      await step(reviewId, null, by, async (tx, file) => {
        assertState(file, 'revising');
        if (dueAt <= clock.now()) throw new AppError('BAD_REQUEST', 'a deadline lies ahead');
        await repository.saveRevision(tx, reviewId, { dueAt: new Date(dueAt), dueToldAt: null });
        return { lines: [{ action: 'expert.revisionDueSet', details: { dueAt, reason } }], isAside: true };
      });
    },

    /** Notes that whoever is waited for is reminded; false where somebody else's reminder came first. */
    async noteReminder(reviewId: ExpertReviewId, by: Actor): Promise<boolean> {
      let isNew = false;
      await step(reviewId, null, by, async (tx, file, { revision }) => {
        assertState(file, 'revising');
        if (revision === null) throw new AppError('REVIEW_STATE', 'nothing is to be changed');
        const now = clock.now();
        const isBySystem = by.role === 'system';
        const lastAt = revision.remindedAt?.getTime() ?? 0;
        if (isBySystem && revision.dueToldAt !== null) return null;
        if (!isBySystem && now - lastAt < expertAfterTuning.remindEveryMs)
          throw new AppError('RATE_LIMITED', 'a reminder has just been sent', undefined, {
            retryAfterMs: expertAfterTuning.remindEveryMs - (now - lastAt),
          });
        await repository.saveRevision(
          tx,
          reviewId,
          isBySystem ? { dueToldAt: new Date(now) } : { remindedAt: new Date(now) },
        );
        isNew = true;
        const details = { round: revision.round, dueAt: revision.dueAt.getTime() };
        return { lines: [{ action: 'expert.revisionReminded', details }], isAside: true };
      });
      return isNew;
    },
  };
}
