import type {
  AfterView,
  ChangeView,
  RevisedFile,
  RevisionView,
} from '@cloudseat/shared/nouns/expert-after.ts';
import type { ExpertReviewDuty } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { isOnPanel, type Viewer } from '../review-viewer.ts';
import type { AfterRepository, ChangeRow, RevisionFile } from './after.repository.ts';
import { type Archive, isConcluded } from './archive.ts';
import { hasSat, mayAppraise, mayRate } from './opinions-of-people.ts';
import type { FileLister } from './revision.ts';
import { listMissing, readWait, stateOf, verdictsOn } from './revision-state.ts';

type Dependencies = {
  repository: AfterRepository;
  archive: Pick<Archive, 'mayArchive'>;
  listFiles: FileLister;
};
export type AfterViews = ReturnType<typeof createAfterViews>;

const isChair = ({ seat }: Viewer) => seat?.isChair === true && isJudging(seat);

/** The unit reads the verdicts of a round when all are in: everything that is wanting at once. */
function roundsOf(change: ChangeRow, revision: RevisionFile, viewer: Viewer): ChangeView['rounds'] {
  const isRunning = (round: number) => round === revision.revision?.round && readWait(revision) === 'experts';
  return revision.answers
    .filter(({ changeId, handedInAt }) => changeId === change.changeId && handedInAt !== null)
    .map((answer) => {
      const { round, text, files, handedInAt } = answer;
      const verdicts = viewer.part === 'unit' && isRunning(round) ? [] : verdictsOn(answer, revision);
      return {
        round,
        answer: { text, files, handedInAt: handedInAt?.getTime() ?? 0 },
        verdicts: verdicts.map(({ seatId, name, verdict, reason, signedAt }) => ({
          ...{ seatId, name, verdict, reason, signedAt: signedAt.getTime() },
        })),
      };
    });
}

const isOwnToVerify = (change: ChangeRow, revision: RevisionFile, viewer: Viewer): boolean =>
  isOnPanel(viewer) && viewer.seat !== null && listMissing(change, revision).includes(viewer.seat.seatId);

function presentChange(
  change: ChangeRow,
  revision: RevisionFile,
  { seats }: ReviewFile,
  viewer: Viewer,
): ChangeView {
  const { changeId, position, text, criterionId, verifierSeatIds } = change;
  const draft = revision.answers.find(
    (answer) =>
      answer.changeId === changeId && answer.round === revision.revision?.round && answer.handedInAt === null,
  );
  return {
    ...{ changeId, position, text, criterionId, state: stateOf(change, revision) },
    verifiers: seats
      .filter(({ seatId }) => verifierSeatIds.includes(seatId))
      .map(({ seatId, position: place, name }) => ({ seatId, position: place, name })),
    rounds: roundsOf(change, revision, viewer),
    draft: viewer.part === 'unit' && draft ? { text: draft.text, fileIds: draft.fileIds } : null,
    isOwnToVerify: isOwnToVerify(change, revision, viewer),
  };
}

function presentRevision(
  file: ReviewFile,
  kept: RevisionFile,
  files: RevisedFile[],
  viewer: Viewer,
): RevisionView | null {
  if (kept.revision === null) return null;
  const wait = readWait(kept);
  const isRunning = file.review.state === 'revising';
  return {
    ...{ round: kept.revision.round, dueAt: kept.revision.dueAt.getTime(), files },
    awaits: !isRunning || wait === 'nobody' ? 'nobody' : wait === 'unit' ? 'unit' : 'experts',
    changes: kept.changes.map((change) => presentChange(change, kept, file, viewer)),
    mayReplaceVerifiers: isRunning && (viewer.part === 'convenor' || isChair(viewer)),
  };
}

export function createAfterViews({ repository, archive, listFiles }: Dependencies) {
  /** Whoever stepped aside sees no more of it. */
  const isInside = (file: ReviewFile, viewer: Viewer) =>
    (isConcluded(file) || file.review.state === 'void') && (viewer.part !== 'expert' || isOnPanel(viewer));

  return {
    async present(file: ReviewFile, viewer: Viewer): Promise<AfterView> {
      const { reviewId, state, endedAt } = file.review;
      const nothing = { mayArchive: false, archivedAt: null };
      if (!isInside(file, viewer))
        return { revision: null, archive: nothing, appraisals: [], rating: null, mayRate: false };
      const [kept, files, given, rating] = await Promise.all([
        repository.loadRevision(reviewId),
        viewer.part === 'unit' && state === 'revising' ? listFiles(reviewId) : [],
        viewer.part === 'convenor' ? repository.listAppraisals(reviewId) : [],
        repository.findRating(reviewId),
      ]);
      const since = file.review.concludedAt?.getTime() ?? 0;
      const appraisals = file.seats.filter((seat) => hasSat(seat) && mayAppraise(file));
      return {
        revision: presentRevision(
          file,
          kept,
          files.filter(({ at }) => at >= since),
          viewer,
        ),
        archive: {
          mayArchive: viewer.part === 'convenor' && (await archive.mayArchive(file)),
          archivedAt: state === 'archived' ? (endedAt?.getTime() ?? null) : null,
        },
        appraisals:
          viewer.part === 'convenor'
            ? appraisals.map(({ seatId }) => ({ seatId, given: presentGiven(seatId, given) }))
            : [],
        rating: viewer.part === 'unit' || viewer.part === 'overseer' ? rating : null,
        mayRate: viewer.part === 'unit' && rating === null && mayRate(file),
      };
    },

    /** What this part waits for from whoever looks. */
    async dutyOf(file: ReviewFile, viewer: Viewer): Promise<ExpertReviewDuty> {
      if (!isInside(file, viewer)) return 'nothing';
      const { reviewId, state } = file.review;
      if (state === 'revising' && viewer.part !== 'convenor') {
        const kept = await repository.loadRevision(reviewId);
        if (viewer.part === 'unit') return readWait(kept) === 'unit' ? 'revise' : 'nothing';
        return kept.changes.some((change) => isOwnToVerify(change, kept, viewer)) ? 'verify' : 'nothing';
      }
      if (viewer.part === 'convenor') {
        if (await archive.mayArchive(file)) return 'archive';
        if (!['archived', 'void'].includes(state)) return 'nothing';
        const sat = file.seats.filter(hasSat).length;
        return sat > (await repository.listAppraisals(reviewId)).length ? 'appraise' : 'nothing';
      }
      const isToRate = viewer.part === 'unit' && mayRate(file);
      return isToRate && (await repository.findRating(reviewId)) === null ? 'rate' : 'nothing';
    },
  };
}

function presentGiven(seatId: string, given: Awaited<ReturnType<AfterRepository['listAppraisals']>>) {
  const row = given.find((each) => each.seatId === seatId);
  if (row === undefined) return null;
  const { attendance, preparation, quality, conduct, remark, givenAt } = row;
  return { attendance, preparation, quality, conduct, remark, at: givenAt.getTime() };
}
