import { ExpertFileId, type FilingView, type ReviewLink } from '@cloudseat/shared/nouns/expert-filing.ts';
import { currentFilesOf } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ProjectKind } from '@cloudseat/shared/nouns/project-kind.ts';
import type { Cases } from '../../cases/cases.ts';
import { makeId } from '../../platform/ids.ts';
import { sealPieces } from '../evidence.ts';
import type { ExpertReviewRepository, ReviewFile } from '../expert-review.repository.ts';
import type { ProjectKinds } from '../kinds/project-kinds.ts';
import { type Actor, assertState, type ReviewChanges } from '../review-change.ts';
import type { Viewer } from '../review-viewer.ts';
import type { ExpertFileRepository } from './expert-file.repository.ts';
import { filePiece } from './filing-evidence.ts';
import type { NewDraft, TakeOver } from './new-draft.ts';

type Dependencies = {
  repository: ExpertReviewRepository;
  files: ExpertFileRepository;
  changes: Pick<ReviewChanges, 'getFile'>;
  kinds: Pick<ProjectKinds, 'get'>;
  cases: { reader: Pick<Cases['reader'], 'find'> };
  newDraft: NewDraft;
};
export type BeginAgain = ReturnType<typeof createBeginAgain>;

/** Something still answers its line where the new version of the kind has that line for the same. */
export const fitsLine = (from: ProjectKind, to: ProjectKind, lineId: string): boolean => {
  const acceptedBy = (kind: ProjectKind) =>
    kind.materials.find((each) => each.lineId === lineId)?.accepts ?? null;
  return acceptedBy(to) !== null && acceptedBy(to) === acceptedBy(from);
};

/** After a review was declared void 作废重评: the unit files anew with what it had brought, and both reviews know of each other. */
export function createBeginAgain({ repository, files, changes, kinds, cases, newDraft }: Dependencies) {
  /** The bytes stay where they are: the new paper is read from there. */
  const takePapers: TakeOver = async ({ review }, { reviewId, applicantId, kind, at }) => {
    const papers = currentFilesOf(await files.list(review.reviewId)).filter(({ lineId }) =>
      fitsLine(review.kind, kind, lineId),
    );
    return async (tx) => {
      const lines = [];
      for (const { removedAt: _, uploadedAt: __, ...paper } of papers) {
        const fileId = ExpertFileId.parse(makeId());
        const { lineId, fileName, byteCount, sha256, fileId: fromFileId } = paper;
        const own = { fileId, reviewId, paperId: fileId, version: 1 };
        await files.insert(tx, { ...paper, ...own, uploadedBy: applicantId, uploadedAt: new Date(at) });
        const evidence = sealPieces([{ name: filePiece({ fileId, version: 1, fileName }), sha256 }]);
        const details = {
          fileId,
          lineId,
          paperId: fileId,
          version: 1,
          fileName,
          byteCount,
          sha256,
          evidence,
        };
        lines.push({ action: 'expert.fileAdded' as const, details: { ...details, fromFileId } });
      }
      return lines;
    };
  };
  const takeOvers: TakeOver[] = [takePapers];

  /** What was begun in its place and not withdrawn. */
  const findSuccessor = async ({ review: { reviewId } }: ReviewFile): Promise<ReviewFile | null> =>
    (await repository.listReplacing(reviewId)).find(({ review }) => review.state !== 'withdrawn') ?? null;

  async function linkTo({ review: { reviewId, caseId } }: ReviewFile): Promise<ReviewLink> {
    return { reviewId, caseNumber: (await cases.reader.find(caseId))?.caseNumber ?? '' };
  }

  return {
    /** Parts that keep something else than papers take that over as well. */
    addTakeOver: (take: TakeOver) => void takeOvers.push(take),

    /** The same draft however often it is asked. REVIEW_STATE where nothing is void, NOT_FOUND where the kind is retired. */
    async begin(file: ReviewFile, requestId: string, by: Actor): Promise<ReviewFile> {
      assertState(file, 'void');
      const { kindId, title, unitName, description, applicantId } = file.review;
      if (by.id !== applicantId) throw new Error('only its unit begins a review again');
      const wish = { requestId, kindId, title, unitName, description };
      return (await findSuccessor(file)) ?? newDraft(wish, applicantId, { file, takeOvers });
    },

    /** For the unit and those who oversee or organise it; a draft is nobody's to know but the unit's. */
    async linksOf(
      file: ReviewFile,
      { part }: Viewer,
    ): Promise<Pick<FilingView, 'replaces' | 'replacedBy' | 'mayBeginAgain'>> {
      const { replacesReviewId, state, kindId } = file.review;
      if (part === 'expert') return { replaces: null, replacedBy: null, mayBeginAgain: false };
      const next = state === 'void' ? await findSuccessor(file) : null;
      const isShown = next !== null && (part === 'unit' || next.review.state !== 'draft');
      const isOver = state === 'void' && next === null && part === 'unit';
      return {
        replaces: replacesReviewId && (await linkTo(await changes.getFile(replacesReviewId))),
        replacedBy: isShown ? await linkTo(next) : null,
        mayBeginAgain: isOver && (await kinds.get(kindId)).isActive,
      };
    },
  };
}
