import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Signal } from '../../signal/types.ts';
import { papersOf } from './papers-of.tsx';
import { SessionPage } from './session-page.tsx';

type SessionRouteProps = { reviewId: ExpertReviewId; signal: Signal<'staff'> | null; onExpired: () => void };

/** The session of a panel, with what is marked, written and signed in its closed part. */
export const SessionRoute = (props: SessionRouteProps) => (
  <SessionPage {...props} papersOf={(review) => papersOf(review, props.onExpired)} />
);
