import type { FilingView } from '@cloudseat/shared/nouns/expert-filing.ts';
import { isUnreadYet } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { endedReviewStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import { ReviewLinks, type ReviewPath } from './begin-again.tsx';
import styles from './filing.module.css';
import { FilingLines } from './filing-lines.tsx';
import { SendBackDialog } from './send-back-dialog.tsx';
import { useFiling } from './use-filing.ts';

type FilingPanelProps = {
  review: ExpertReviewView;
  onExpired: () => void;
  reviewPath: ReviewPath;
  /** The project went back to its unit: it is not the convenor's to see until it is filed anew. */
  onGone?: () => void;
};

/** What the unit brought, for whoever may read it; a convenor takes the project or sends it back. */
export function FilingPanel(props: FilingPanelProps) {
  const { review } = props;
  const { part, ownSeatId } = review;
  if (part === 'unit' || (part === 'expert' && (isUnreadYet(review) || ownSeatId === null))) return null;
  return <Brought {...props} />;
}

function Brought({ review, onExpired, reviewPath, onGone }: FilingPanelProps) {
  const { t } = useTranslation(['expert-filing', 'common']);
  const { filing, error, retry } = useFiling(review.reviewId);
  useExpiry(error, onExpired);
  return (
    <Card title={t('title')}>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {filing === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {filing === null ? null : (
        <>
          <ReviewLinks {...{ filing, reviewPath }} />
          {review.part === 'convenor' ? (
            <ConvenorPart {...{ review, filing }} onChanged={retry} onGone={onGone ?? (() => {})} />
          ) : null}
          <FilingLines lines={review.kind.materials} filing={filing} />
          <EarlierReturns filing={filing} />
        </>
      )}
    </Card>
  );
}

type ConvenorPartProps = {
  review: ExpertReviewView;
  filing: FilingView;
  onChanged: () => void;
  onGone: () => void;
};

function ConvenorPart({ review, filing, onChanged, onGone }: ConvenorPartProps) {
  const { t } = useTranslation('expert-filing');
  const [isSending, setIsSending] = useState(false);
  const task = useTask();
  const { reviewId, state } = review;
  const { convenor, version } = filing;
  async function take(): Promise<void> {
    if (await task.run(() => api('expertFiling:take', { params: { reviewId }, body: { version } })))
      onChanged();
  }
  const who =
    convenor === null
      ? t('panel.free')
      : convenor.isSelf
        ? t('panel.self')
        : t('panel.taken', { name: convenor.name });
  return (
    <>
      <p>{who}</p>
      {task.error ? <ErrorNotice error={task.error} onRetry={onChanged} /> : null}
      <div className={styles.buttons}>
        {convenor?.isSelf || endedReviewStates.includes(state) ? null : (
          <Button
            kind={convenor === null ? 'primary' : 'secondary'}
            isBusy={task.isRunning}
            onClick={() => void take()}
          >
            {t(convenor === null ? 'panel.take' : 'panel.takeOver')}
          </Button>
        )}
        {state === 'filed' ? <Button onClick={() => setIsSending(true)}>{t('panel.sendBack')}</Button> : null}
      </div>
      {isSending ? (
        <SendBackDialog
          review={review}
          version={version}
          onClose={() => setIsSending(false)}
          onSent={() => {
            setIsSending(false);
            onGone();
          }}
        />
      ) : null}
    </>
  );
}

function EarlierReturns({ filing: { sendBacks } }: { filing: FilingView }) {
  const { t } = useTranslation('expert-filing');
  const locale = useLocale();
  if (sendBacks.length === 0) return null;
  return (
    <details>
      <summary>{t('sentBack.earlier')}</summary>
      {sendBacks.map(({ at, reason }) => (
        <p key={at} className={styles.whole}>
          {t('sentBack.at', { time: formatDayAndTime(at, locale) })} · {reason}
        </p>
      ))}
    </details>
  );
}
