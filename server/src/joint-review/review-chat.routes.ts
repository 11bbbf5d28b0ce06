import type { RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { Cases } from '../cases/cases.ts';
import type { Identity } from '../identity/identity.ts';
import type { RouteHandlers } from '../identity/principal.ts';
import { notFound } from '../platform/errors.ts';
import type { SittingMessages } from '../room/sitting-messages.ts';
import type { ReviewFile } from './joint-review.repository.ts';
import type { ReviewChanges } from './review-change.ts';
import type { Viewer } from './review-view.ts';
import { readViewer } from './review-viewer.ts';
import { mayRead, takesPart } from './review-views.ts';

type Dependencies = {
  messages: Pick<SittingMessages, 'list'>;
  changes: Pick<ReviewChanges, 'getFile'>;
  cases: Pick<Cases, 'reader'>;
  identity: Pick<Identity, 'getStaff'>;
};
type Reader = Viewer & { regionId: RegionId | null };

/** How much of a review's chat somebody reads outside of its rooms: closed parts as their recordings. Null: nothing. */
export function readingOf(
  file: Pick<ReviewFile, 'review' | 'seats'>,
  viewer: Reader,
  of: Pick<CaseRow, 'owningRegionId'> | null,
): 'whole' | 'open' | null {
  if (!mayRead(file, viewer)) return null;
  // Who is asked to take the lead over sat in no closed part yet.
  if (viewer.role === 'agent') return takesPart(file, viewer) ? 'whole' : 'open';
  const isOfLead = viewer.departmentId === file.review.leadDepartmentId;
  return isOfLead && viewer.regionId === (of?.owningRegionId ?? null) ? 'whole' : 'open';
}

export const createReviewChatRoutes = ({
  messages,
  changes,
  cases,
  identity,
}: Dependencies): Pick<RouteHandlers, 'reviewChat:list'> => ({
  async 'reviewChat:list'({ params: { reviewId } }, context) {
    const [file, viewer] = await Promise.all([changes.getFile(reviewId), readViewer(identity, context)]);
    const reading = readingOf(file, viewer, await cases.reader.find(file.review.caseId));
    if (reading === null) throw notFound('the review');
    const isWhole = reading === 'whole';
    return { messages: await messages.list(reviewId, isWhole), isWhole };
  },
});
