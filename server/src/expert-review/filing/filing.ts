import type { ExpertFileId, FilingView, SentBackLine } from '@cloudseat/shared/nouns/expert-filing.ts';
import {
  currentFilesOf,
  openFilingStates,
  withdrawableStates,
} from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { ProjectKindId, ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import type { Cases } from '../../cases/cases.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import type { ExpertReviewRepository, ReviewFile } from '../expert-review.repository.ts';
import type { ProjectKinds } from '../kinds/project-kinds.ts';
import { type Actor, assertState, moveReview, type ReviewChanges } from '../review-change.ts';
import type { Viewer } from '../review-viewer.ts';
import type { ExpertFileRepository } from './expert-file.repository.ts';
import type { FilingLacks } from './filing-lacks.ts';

export type ProjectWords = { title: string; unitName: string; description: string };
export type ProjectWish = ProjectWords & { requestId: string; kindId: ProjectKindId };
type StepOf = { reviewId: ExpertReviewId; version: number; by: Actor };
type Dependencies = {
  repository: ExpertReviewRepository;
  files: ExpertFileRepository;
  lacks: FilingLacks;
  changes: ReviewChanges;
  kinds: Pick<ProjectKinds, 'get'>;
  cases: Pick<Cases, 'writer'>;
  identity: Pick<Identity, 'getStaff'>;
  clock: Clock;
};
export type Filing = ReturnType<typeof createFiling>;

/** A project is drafted and filed by its unit, taken or sent back by a convenor. From there on it is the draw's. */
export function createFiling(deps: Dependencies) {
  const { repository, files, lacks, changes, kinds, cases, identity, clock } = deps;

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
    /** A draft and the case it belongs to. NOT_FOUND: no such kind, or it is retired. */
    async begin(wish: ProjectWish, applicantId: ApplicantId): Promise<ReviewFile> {
      const known = await repository.findByRequest(applicantId, wish.requestId);
      if (known !== null) return known;
      const kind = await kinds.get(wish.kindId);
      if (!kind.isActive) throw notFound('the kind of project');
      const { kindId, departmentId, matterId } = kind;
      const { requestId, title, unitName, description } = wish;
      const reviewId = makeId() as ExpertReviewId;
      const at = clock.now();
      await cases.writer.open({ applicantId, matterId, departmentId, firm: null }, at, async (tx, of) => {
        await repository.insertReview(tx, {
          ...{ reviewId, caseId: of.caseId, applicantId, requestId, departmentId, kindId, kind },
          ...{ title, unitName, description, state: 'draft', version: 0, createdAt: new Date(at) },
        });
        const who = { at, actorRole: 'applicant', actorId: applicantId, callId: null };
        return {
          lines: [
            { ...who, action: 'case.opened', details: { matterId, kind: 'expertReview' } },
            { ...who, action: 'expert.begun', details: { reviewId, kindId, title, unitName } },
          ],
        };
      });
      const made = await changes.getFile(reviewId);
      await changes.tellNew(made);
      return made;
    },

    async view(file: ReviewFile, viewer: Viewer): Promise<FilingView> {
      const { reviewId, version, state } = file.review;
      const [all, lackingLineIds, sendBacks, convenor] = await Promise.all([
        files.list(reviewId),
        lacks.find(file),
        files.listSendBacks(reviewId),
        conveneOf(file, viewer),
      ]);
      return {
        ...{ reviewId, version, files: all, lackingLineIds, convenor },
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
