import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { ProjectKind, ProjectKindId } from '@cloudseat/shared/nouns/project-kind.ts';
import type { Cases } from '../../cases/cases.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import type { ExpertReviewRepository, ReviewFile } from '../expert-review.repository.ts';
import type { ProjectKinds } from '../kinds/project-kinds.ts';
import type { ReviewChanges, Step } from '../review-change.ts';

export type ProjectWords = { title: string; unitName: string; description: string };
export type ProjectWish = ProjectWords & { requestId: string; kindId: ProjectKindId };
type Draft = { reviewId: ExpertReviewId; applicantId: ApplicantId; kind: ProjectKind; at: number };
/** Reads what of a review goes on in a new draft; what it gives writes that, and tells the new case's journal. */
export type TakeOver = (
  from: ReviewFile,
  to: Draft,
) => Promise<(tx: Transaction) => Promise<readonly Step['lines'][number][]>>;
type Dependencies = {
  repository: ExpertReviewRepository;
  changes: Pick<ReviewChanges, 'getFile' | 'tellNew'>;
  kinds: Pick<ProjectKinds, 'get'>;
  cases: Pick<Cases, 'writer'>;
  clock: Clock;
};
export type NewDraft = ReturnType<typeof createNewDraft>;

/** A draft and the case it belongs to. NOT_FOUND: no such kind, or it is retired. */
export function createNewDraft({ repository, changes, kinds, cases, clock }: Dependencies) {
  return async (
    wish: ProjectWish,
    applicantId: ApplicantId,
    /** The review it is begun in place of, with what is taken over from there. */
    replaced: { file: ReviewFile; takeOvers: readonly TakeOver[] } | null,
  ): Promise<ReviewFile> => {
    const known = await repository.findByRequest(applicantId, wish.requestId);
    if (known !== null) return known;
    const kind = await kinds.get(wish.kindId);
    if (!kind.isActive) throw notFound('the kind of project');
    const { kindId, departmentId, matterId } = kind;
    const { requestId, title, unitName, description } = wish;
    const reviewId = makeId() as ExpertReviewId;
    const at = clock.now();
    const replacesReviewId = replaced?.file.review.reviewId ?? null;
    const writes = replaced
      ? await Promise.all(
          replaced.takeOvers.map((read) => read(replaced.file, { reviewId, applicantId, kind, at })),
        )
      : [];
    await cases.writer.open({ applicantId, matterId, departmentId, firm: null }, at, async (tx, of) => {
      await repository.insertReview(tx, {
        ...{ reviewId, caseId: of.caseId, applicantId, requestId, departmentId, kindId, kind },
        ...{ title, unitName, description, state: 'draft', version: 0, createdAt: new Date(at) },
        replacesReviewId,
      });
      const taken: Step['lines'][number][] = [];
      for (const write of writes) taken.push(...(await write(tx)));
      const who = { at, actorRole: 'applicant', actorId: applicantId, callId: null };
      const begun = { kindId, title, unitName, ...(replacesReviewId && { replacesReviewId }) };
      return {
        lines: [
          { ...who, action: 'case.opened', details: { matterId, kind: 'expertReview' } },
          { ...who, action: 'expert.begun', details: { reviewId, ...begun } },
          ...taken.map(({ action, details }) => ({ ...who, action, details: { reviewId, ...details } })),
        ],
      };
    });
    const made = await changes.getFile(reviewId);
    await changes.tellNew(made);
    return made;
  };
}
