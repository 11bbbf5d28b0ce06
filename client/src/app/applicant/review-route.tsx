import type { JointReviewId, OwnJointReview } from '@cloudseat/shared/nouns/joint-review.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { canEnter } from '../../features/own-joint/own-review.ts';
import { OwnReviewPage } from '../../features/own-joint/own-review-page.tsx';
import { PreflightPage } from '../../features/own-joint/preflight-page.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { TicketGate } from './browser-gate.tsx';
import type { Line } from './line.ts';
import { OwnRoom } from './own-room.tsx';
import { PlainPage } from './plain-page.tsx';
import { useAskedAlert } from './use-asked-alert.ts';
import { useOwnReview } from './use-own-review.ts';
import { OnLine, WithLine } from './with-line.tsx';

/** A joint review of an own case, by the link of a text message or from the case: what it waits for, its room, its end. */
export function ReviewRoute({ reviewId }: { reviewId: JointReviewId }) {
  return (
    <TicketGate>
      <WithLine>{(line) => <Review {...{ line, reviewId }} />}</WithLine>
    </TicketGate>
  );
}

function Review({ line, reviewId }: { line: Line; reviewId: JointReviewId }) {
  const { t } = useTranslation('common');
  const { review, error, retry } = useOwnReview(line, reviewId);
  const [hasEntered, setHasEntered] = useEntered(reviewId);
  const isAsked = review?.isAwaited === true && canEnter(review);
  useAskedAlert(isAsked && !hasEntered);
  return (
    <OnLine line={line} isSignedOut={error?.code === 'UNAUTHENTICATED'} onSignedIn={retry}>
      {review !== null ? (
        <Shown {...{ line, review, hasEntered, setHasEntered }} />
      ) : error ? (
        <PlainPage>
          <ErrorNotice error={error} onRetry={retry} />
        </PlainPage>
      ) : (
        <Loading>{t('loading')}</Loading>
      )}
    </OnLine>
  );
}

type ShownProps = {
  line: Line;
  review: OwnJointReview;
  hasEntered: boolean;
  setHasEntered: (hasEntered: boolean) => void;
};

function Shown({ line, review, hasEntered, setHasEntered }: ShownProps) {
  const { t } = useTranslation('own-joint');
  const [, navigate] = useLocation();
  if (!canEnter(review) || review.roomId === null) return <OwnReviewPage review={review} />;
  if (!hasEntered)
    return (
      <PreflightPage
        subject={review.subject}
        text={t('preflight.text')}
        backTo={`/cases/${review.caseId}`}
        localMedia={line.localMedia}
        onEnter={() => setHasEntered(true)}
      />
    );
  return (
    <OwnRoom
      line={line}
      roomId={review.roomId}
      title={review.subject}
      leaveText={t('leave.text')}
      onLeave={() => {
        setHasEntered(false);
        navigate(`/cases/${review.caseId}`);
      }}
    />
  );
}

/** A reloaded page goes straight back in: the devices were looked at. */
function useEntered(reviewId: JointReviewId): [boolean, (hasEntered: boolean) => void] {
  const key = `cloudseat.review.${reviewId}`;
  const [hasEntered, setHasEntered] = useState(() => sessionStorage.getItem(key) !== null);
  useEffect(() => {
    if (hasEntered) sessionStorage.setItem(key, '1');
    else sessionStorage.removeItem(key);
  }, [key, hasEntered]);
  return [hasEntered, setHasEntered];
}
