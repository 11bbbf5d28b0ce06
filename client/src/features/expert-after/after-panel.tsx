import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewTick } from '../../ui/expert/review-line.ts';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { AppraisalsCard } from './appraisals-card.tsx';
import { ArchiveCard } from './archive-card.tsx';
import { RatingCard } from './rating-card.tsx';
import { RevisionCard } from './revision-card.tsx';

type AfterPanelProps = { review: ExpertReviewView; onExpired: () => void };

/** From the conclusion on; of a review that was declared void, what people thought of it. */
const shownIn: readonly ExpertReviewView['state'][] = [
  'concluded',
  'revising',
  'verified',
  'archived',
  'void',
];

/** What comes after the conclusion, for whoever looks. Words: expert-after, recording, case-file, applicant. */
export function AfterPanel(props: AfterPanelProps) {
  return shownIn.includes(props.review.state) ? <After {...props} /> : null;
}

function After({ review, onExpired }: AfterPanelProps) {
  const { reviewId } = review;
  const tick = useReviewTick(reviewId);
  const { value, error, retry } = useLoad(
    `expert-after/${reviewId}/${tick}`,
    () => api('expertAfter:get', { params: { reviewId } }),
    { keepsShown: true },
  );
  useExpiry(error, onExpired);
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (value === null) return null;
  const { revision, archive, appraisals } = value;
  const isKeeper = review.part === 'convenor' || review.part === 'overseer';
  return (
    <>
      {revision === null ? null : <RevisionCard {...{ review, revision }} onChanged={retry} />}
      {isKeeper && review.state !== 'void' ? (
        <ArchiveCard {...{ review, archive }} onChanged={retry} />
      ) : null}
      {appraisals.length === 0 ? null : <AppraisalsCard {...{ review, appraisals }} onChanged={retry} />}
      <RatingCard {...{ reviewId }} rating={value.rating} mayRate={value.mayRate} onChanged={retry} />
    </>
  );
}
