import type { DeclineKind, ExpertNotice } from '@cloudseat/shared/nouns/expert-draw.ts';
import { declineKinds } from '@cloudseat/shared/nouns/expert-draw-rules.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { specialtyNameOf } from '@cloudseat/shared/nouns/specialties.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatDayAndTime, formatMoment } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { Facts } from '../../ui/facts.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './notice-panel.module.css';

type NoticePanelProps = { review: ExpertReviewView; onExpired: () => void };
/** Whoever has accepted can still say that they cannot come, until the panel signs in. */
const declinableStates: readonly string[] = ['confirming', 'panelSealed', 'preReview'];

/** For an expert who was drawn: what they are asked for, until when, and their answer. */
export function NoticePanel({ review, onExpired }: NoticePanelProps) {
  const { t } = useTranslation(['expert-draw', 'common']);
  const { reviewId, part, state } = review;
  const isExpert = part === 'expert';
  const { value, error, retry } = useReviewLoad(
    reviewId,
    `expert-notice/${reviewId}/${isExpert}`,
    async () => (isExpert ? await api('expertNotice:get', { params: { reviewId } }) : null),
  );
  useExpiry(error, onExpired);
  if (!isExpert) return null;
  if (value === null)
    return error ? <ErrorNotice error={error} onRetry={retry} /> : <Loading>{t('common:loading')}</Loading>;
  if (value.state === 'asked') return <Asked notice={value} reviewId={reviewId} onDone={retry} />;
  if (value.state === 'accepted' && declinableStates.includes(state))
    return <Accepted notice={value} reviewId={reviewId} onDone={retry} />;
  if (value.state === 'accepted' || value.state === 'checkedIn') return null;
  return (
    <Banner tone="info" title={t(`notice.over.${value.state}`)}>
      {t('notice.over.next')}
    </Banner>
  );
}

type AnswerProps = { notice: ExpertNotice; reviewId: ExpertReviewView['reviewId']; onDone: () => void };

function Asked({ notice, reviewId, onDone }: AnswerProps) {
  const { t } = useTranslation('expert-draw');
  const locale = useLocale();
  const text = useLocalText();
  const [isDeclining, setIsDeclining] = useState(false);
  const task = useTask();
  const { title, unitName, kindName, specialty, scheduledAt, answerBy, avoided } = notice;
  const accept = () =>
    task.run(async () => {
      await api('expertNotice:answer', { params: { reviewId }, body: { answer: 'accept' } });
      onDone();
    });
  return (
    <Card title={t('notice.title')}>
      <div className={styles.notice}>
        <p>{t('notice.asked', { title, unit: unitName })}</p>
        <Facts
          facts={[
            [t('notice.kind'), text(kindName)],
            [t('notice.specialty'), text(specialtyNameOf(specialty))],
            [
              t('notice.time'),
              scheduledAt === null ? t('notice.later') : formatDayAndTime(scheduledAt, locale),
            ],
            [t('notice.answerBy'), formatMoment(answerBy, locale)],
          ]}
        />
        <Banner tone="warn" title={t('notice.avoid', { names: avoided.join('、') })}>
          {t('notice.avoidWhy')}
        </Banner>
        <p>{t('notice.secret')}</p>
        {task.error ? <ErrorNotice error={task.error} onRetry={onDone} /> : null}
        {isDeclining ? (
          <DeclineForm {...{ reviewId, onDone }} onCancel={() => setIsDeclining(false)} />
        ) : (
          <div className={styles.buttons}>
            <Button onClick={() => setIsDeclining(true)}>{t('notice.decline')}</Button>
            <Button kind="primary" isBusy={task.isRunning} onClick={() => void accept()}>
              {t('notice.accept')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function Accepted({ reviewId, onDone }: AnswerProps) {
  const { t } = useTranslation('expert-draw');
  const [isDeclining, setIsDeclining] = useState(false);
  return (
    <Card title={t('notice.accepted')}>
      <div className={styles.notice}>
        <p>{t('notice.acceptedNext')}</p>
        {isDeclining ? (
          <DeclineForm {...{ reviewId, onDone }} onCancel={() => setIsDeclining(false)} />
        ) : (
          <Button onClick={() => setIsDeclining(true)}>{t('notice.cannot')}</Button>
        )}
      </div>
    </Card>
  );
}

type DeclineFormProps = Omit<AnswerProps, 'notice'> & { onCancel: () => void };
function DeclineForm({ reviewId, onDone, onCancel }: DeclineFormProps) {
  const { t } = useTranslation(['expert-draw', 'common']);
  const [kind, setKind] = useState<DeclineKind>('conflict');
  const [note, setNote] = useState('');
  const task = useTask();
  const decline = () =>
    task.run(async () => {
      const body = { answer: 'decline' as const, kind, note };
      await api('expertNotice:answer', { params: { reviewId }, body });
      onDone();
    });
  return (
    <div className={styles.notice}>
      <SelectField
        label={t('notice.why')}
        value={kind}
        onChange={(event) => setKind(event.target.value as DeclineKind)}
      >
        {declineKinds.map((each) => (
          <option key={each} value={each}>
            {t(`answers.kind.${each}`)}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        label={t('notice.note')}
        hint={t('notice.noteHint')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} onRetry={onDone} /> : null}
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button kind="danger" isBusy={task.isRunning} onClick={() => void decline()}>
          {t('notice.confirmDecline')}
        </Button>
      </div>
    </div>
  );
}
