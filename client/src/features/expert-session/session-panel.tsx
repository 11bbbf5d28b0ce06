import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { panelSittingStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useTask } from '../../ui/use-task.ts';
import { CheckInForm } from './check-in-form.tsx';
import { RecusePart } from './recuse-part.tsx';
import { SeatChecks } from './seat-checks.tsx';
import styles from './session.module.css';
import { useSession } from './use-session.ts';
import { VoidPart } from './void-part.tsx';

type SessionPanelProps = { review: ExpertReviewView; onExpired: () => void };

/** What there is to do about the sitting, on the page of its review: check-in, interruption, void. */
export function SessionPanel({ review, onExpired }: SessionPanelProps) {
  const { t } = useTranslation('expert-session');
  const { session, error, retry, take } = useSession(review.reviewId);
  useExpiry(error, onExpired);
  const { state } = review;
  const isShown = state === 'preReview' || state === 'suspended' || panelSittingStates.includes(state);
  const mayVoid = review.part === 'convenor' || review.part === 'overseer';
  // Whoever has not said yes yet, or stepped aside, has no part in it.
  if (review.part === 'expert' && review.ownSeatId === null) return null;
  if (!isShown && !(mayVoid && session?.voiding)) return null;
  return (
    <Card title={t('title')}>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {session === null ? null : (
        <div className={styles.panel}>
          <Now {...{ review, session }} onSession={take} />
          {mayVoid ? <VoidPart {...{ review, session }} onSession={take} /> : null}
        </div>
      )}
    </Card>
  );
}

type NowProps = Pick<SessionPanelProps, 'review'> & {
  session: ExpertSession;
  onSession: (session: ExpertSession) => void;
};

function Now({ review, session, onSession }: NowProps) {
  const { t } = useTranslation('expert-session');
  const { state, part, reviewId } = review;
  const isConvenor = part === 'convenor';
  const isTime = review.duty === 'openCheckIn';
  if (session.wording !== null) return <CheckInForm {...{ reviewId, onSession }} wording={session.wording} />;
  return (
    <>
      {state === 'preReview' ? (
        isConvenor ? (
          <Step
            words={t('open.do')}
            text={t(isTime ? 'open.text' : 'open.early')}
            kind={isTime ? 'primary' : 'secondary'}
            work={() =>
              api('expertSession:openCheckIn', { params: { reviewId }, body: { version: session.version } })
            }
            onSession={onSession}
          />
        ) : (
          <p>{t('open.wait')}</p>
        )
      ) : null}
      {state === 'checkIn' ? (
        <p role="status">
          {t(isConvenor ? 'checkIn.count' : 'checkIn.wait', {
            count: session.checkedInCount,
            all: session.panelSize,
          })}
        </p>
      ) : null}
      {isConvenor && session.mayOpenPanel ? (
        <Step
          words={t('openPanel.do')}
          text={t('openPanel.text', { count: session.checkedInCount, quorum: session.quorum })}
          work={() =>
            api('expertSession:openPanel', { params: { reviewId }, body: { version: session.version } })
          }
          onSession={onSession}
        />
      ) : null}
      {session.roomId === null ? null : <p role="status">{t('running')}</p>}
      {review.suspension === null ? null : (
        <Banner tone="warn" title={t('suspended.title')}>
          {t('suspended.text', { reason: review.suspension.reason })}
        </Banner>
      )}
      {review.suspension !== null && isConvenor ? (
        <Step
          words={t('resume.do')}
          text={t('resume.text')}
          work={() =>
            api('expertSession:resume', { params: { reviewId }, body: { version: session.version } })
          }
          onSession={onSession}
        />
      ) : null}
      <RecusePart {...{ review, session }} />
      {isConvenor && panelSittingStates.includes(state) ? (
        <SeatChecks {...{ review, session, onSession }} />
      ) : null}
    </>
  );
}

type StepProps = {
  words: string;
  text: string;
  kind?: 'primary' | 'secondary';
  work: () => Promise<ExpertSession>;
  onSession: (session: ExpertSession) => void;
};

function Step({ words, text, kind = 'primary', work, onSession }: StepProps) {
  const task = useTask();
  return (
    <>
      <p>{text}</p>
      <Button
        kind={kind}
        isWide
        isBusy={task.isRunning}
        onClick={() => void task.run(async () => onSession(await work()))}
      >
        {words}
      </Button>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </>
  );
}
