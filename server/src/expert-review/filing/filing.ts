import type { ExpertFileId, FilingView, SentBackLine } from '@cloudseat/shared/nouns/expert-filing.ts';
import {
  currentFilesOf,
  openFilingStates,
  withdrawableStates,
} from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { type Actor, assertState, moveReview, type ReviewChanges } from '../review-change.ts';
import type { Viewer } from '../review-viewer.ts';
import type { BeginAgain } from './begin-again.ts';
import type { ExpertFileRepository } from './expert-file.repository.ts';
import type { FilingLacks } from './filing-lacks.ts';
import type { NewDraft, ProjectWish, ProjectWords } from './new-draft.ts';

type StepOf = { reviewId: ExpertReviewId; version: number; by: Actor };
type Dependencies = {
  files: ExpertFileRepository;
  lacks: FilingLacks;
  changes: ReviewChanges;
  newDraft: NewDraft;
  again: Pick<BeginAgain, 'linksOf'>;
  identity: Pick<Identity, 'getStaff'>;
  clock: Clock;
};
export type Filing = ReturnType<typeof createFiling>;

/** A project is drafted and filed by its unit, taken or sent back by a convenor. From there on it is the draw's. */
export function createFiling(deps: Dependencies) {
  const { newDraft, again, files, lacks, changes, identity, clock } = deps;

  /** What a journal line says of papers: which versions count. */
  const listed = async (reviewId: ExpertReviewId) =>
    currentFilesOf(await files.list(reviewId)).map(({ fileId, lineId, version, sha256 }) => ({
      ...{ fileId, lineId, version, sha256 },
    }));

  async function conveneOf(file: ReviewFile, { part, person }: Viewer): Promise<FilingView['convenor']> {
    const { convenorId } = file.review;
    if (convenorId === null || (part !== 'convenor' && part !== 'overseer')) return null;
    const isSelf = person.role !== 'applicant' && person.accountId === convenorId;
    return { name: (await identity.getStaff(convenorId)).displayName, isSelf };
  }

  return {
    begin: (wish: ProjectWish, applicantId: ApplicantId) => newDraft(wish, applicantId, null),

    async view(file: ReviewFile, viewer: Viewer): Promise<FilingView> {
      const { reviewId, version, state } = file.review;
      const [all, lackingLineIds, sendBacks, convenor, links] = await Promise.all([
        files.list(reviewId),
        lacks.find(file),
        files.listSendBacks(reviewId),
        conveneOf(file, viewer),
        again.linksOf(file, viewer),
      ]);
      return {
        ...{ reviewId, version, files: all, lackingLineIds, convenor, ...links },
        sendBacks:
          viewer.part === 'expert'
            ? []
            : sendBacks.map(({ sentBackAt, reason, lines }) => ({ at: sentBackAt.getTime(), reason, lines })),
        mayChange: viewer.part === 'unit' && openFilingStates.includes(state),
      };
    },

    change: ({ reviewId, version, by }: StepOf, words: ProjectWords): Promise<ReviewFile> =>
      changes.change(reviewId, version, by, (_tx, file) => {
        assertState(file, 'draft');
        return { review: { ...words }, lines: [{ action: 'expert.draftChanged', details: { ...words } }] };
      }),

    removeFile: (reviewId: ExpertReviewId, fileId: ExpertFileId, by: Actor): Promise<ReviewFile> =>
      changes.change(reviewId, null, by, async (tx, file) => {
        assertState(file, ...openFilingStates);
        const found = await files.find(fileId, tx);
        if (found?.reviewId !== reviewId) throw notFound('the file');
        if (found.removedAt !== null) return null;
        await files.remove(tx, found.paperId, new Date(clock.now()));
        const { lineId, paperId, version, sha256 } = found;
        return {
          lines: [{ action: 'expert.fileRemoved', details: { lineId, paperId, version, sha256 } }],
          isAside: true,
        };
      }),

    /** FILING_INCOMPLETE with the lines that nothing answers. */
    async submit({ reviewId, version, by }: StepOf): Promise<ReviewFile> {
      const known = await changes.getFile(reviewId);
      const lineIds = await lacks.find(known);
      const papers = await listed(reviewId);
      return changes.change(reviewId, version, by, async (tx, file) => {
        const state = moveReview(file, 'filed');
        // Taken out by another page since they were looked for.
        const missing = lineIds.length > 0 ? lineIds : lacks.ofPapers(file, await files.list(reviewId, tx));
        if (missing.length > 0)
          throw new AppError('FILING_INCOMPLETE', 'required lines have nothing yet', { lineIds: missing });
        const { kindId, version: kindVersion } = file.review.kind;
        return {
          review: { state, filedAt: new Date(clock.now()), endReason: null },
          lines: [{ action: 'expert.filed', details: { kindId, kindVersion, papers } }],
        };
      });
    },

    withdraw: ({ reviewId, version, by }: StepOf, reason: string): Promise<ReviewFile> =>
      changes.change(reviewId, version, by, (_tx, file) => {
        assertState(file, ...withdrawableStates);
        return {
          review: {
            state: moveReview(file, 'withdrawn'),
            ...{ endReason: reason, endedAt: new Date(clock.now()) },
          },
          lines: [{ action: 'expert.withdrawn', details: { reason } }],
          ofCase: 'withdrawn',
        };
      }),

    take: ({ reviewId, version, by }: StepOf): Promise<ReviewFile> =>
      changes.change(reviewId, version, by, (_tx, file) => {
        if (file.review.endedAt !== null) assertState(file);
        if (file.review.convenorId === by.id) return null;
        const { convenorId } = file.review;
        return {
          review: { convenorId: by.id as NonNullable<typeof convenorId> },
          lines: [{ action: 'expert.taken', details: convenorId === null ? {} : { from: convenorId } }],
        };
      }),

    sendBack: (
      { reviewId, version, by }: StepOf,
      { reason, lines }: { reason: string; lines: SentBackLine[] },
    ): Promise<ReviewFile> =>
      changes.change(reviewId, version, by, async (tx, file) => {
        const state = moveReview(file, 'sentBack');
        const known = new Set<ProjectLineId>(file.review.kind.materials.map(({ lineId }) => lineId));
        if (lines.some(({ lineId }) => !known.has(lineId)))
          throw new AppError('BAD_REQUEST', 'only lines of this kind of project');
        const convenorId = by.id as NonNullable<ReviewFile['review']['convenorId']>;
        await files.addSendBack(tx, {
          ...{ sendBackId: makeId(), reviewId, byId: convenorId, reason, lines },
          sentBackAt: new Date(clock.now()),
        });
        return {
          review: { state, endReason: reason, convenorId },
          lines: [{ action: 'expert.sentBack', details: { reason, lines } }],
        };
      }),
  };
}
