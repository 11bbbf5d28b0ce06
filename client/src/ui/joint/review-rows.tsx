import type { JointReviewId, JointReviewSummary } from '@cloudseat/shared/nouns/joint-review.ts';
import { Link } from 'wouter';
import styles from './joint.module.css';
import { ReviewRow } from './review-row.tsx';

type ReviewRowsProps = {
  reviews: readonly JointReviewSummary[];
  /** Its page, or what a tap does where it opens beside something else. */
  to: ((reviewId: JointReviewId) => string) | { open: (reviewId: JointReviewId) => void };
};

/** Reviews below each other; the whole of a row can be tapped. */
export function ReviewRows({ reviews, to }: ReviewRowsProps) {
  return (
    <ul className={styles.reviews}>
      {reviews.map((review) => (
        <li key={review.reviewId}>
          {typeof to === 'function' ? (
            <Link href={to(review.reviewId)}>
              <ReviewRow review={review} />
            </Link>
          ) : (
            <button type="button" onClick={() => to.open(review.reviewId)}>
              <ReviewRow review={review} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
