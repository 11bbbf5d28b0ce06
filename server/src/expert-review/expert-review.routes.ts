import type { ExpertReviewSummary } from '@cloudseat/shared/nouns/expert-review.ts';
import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseEntry } from '@cloudseat/shared/nouns/service-case.ts';
import type { Identity } from '../identity/identity.ts';
import type { RouteHandlers } from '../identity/principal.ts';
import { AppError } from '../platform/errors.ts';
import type { ExpertReviewRepository, ReviewScope } from './expert-review.repository.ts';
import type { ReviewViews } from './review-view.ts';
import { findViewer, type Person, type ReviewDoor, readPeople } from './review-viewer.ts';

type Dependencies = {
  repository: Pick<ExpertReviewRepository, 'list'>;
  views: ReviewViews;
  door: ReviewDoor;
  identity: Pick<Identity, 'getStaff'>;
  listEntries: (caseId: CaseId) => Promise<CaseEntry[]>;
};

const scopeOf = (person: Person): ReviewScope['of'] =>
  person.role === 'applicant'
    ? { applicantId: person.applicantId }
    : person.role === 'expert'
      ? { accountId: person.accountId }
      : { departmentId: person.departmentId };

export function createExpertReviewRoutes({
  repository,
  views,
  door,
  identity,
  listEntries,
}: Dependencies): Pick<RouteHandlers, 'expertReview:list' | 'expertReview:get' | 'expertReview:timeline'> {
  return {
    async 'expertReview:list'({ query }, context) {
      const people = await readPeople(identity, context);
      const reviews = new Map<string, ExpertReviewSummary>();
      for (const person of people)
        for (const file of await repository.list({ of: scopeOf(person), isEnded: query.scope === 'ended' })) {
          const viewer = findViewer(file, [person]);
          if (viewer !== null && !reviews.has(file.review.reviewId))
            reviews.set(file.review.reviewId, await views.summarize(file, viewer));
        }
      // The order among equals, the newest first, stays.
      const waits = ({ duty }: ExpertReviewSummary) => Number(duty !== 'nothing');
      return { reviews: [...reviews.values()].toSorted((left, right) => waits(right) - waits(left)) };
    },

    async 'expertReview:get'({ params }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      return views.present(file, viewer);
    },

    async 'expertReview:timeline'({ params }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      // Somebody may be staff in one browser and something else in this review.
      if (viewer.part !== 'convenor' && viewer.part !== 'overseer')
        throw new AppError('FORBIDDEN', 'the record is read by who leads or oversees the review');
      return { entries: await listEntries(file.review.caseId) };
    },
  };
}
