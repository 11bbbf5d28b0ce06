import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDistrictTime, writeDistrictTime } from '../../lib/district-time.ts';
import { api } from '../../lib/http.ts';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './reading.module.css';

const dayMs = 86_400_000;
const minAheadMs = 60_000;
/** A week from now at nine: time to read, and a time at which people work. */
const proposeTime = (now: number): string => `${writeDistrictTime(now + 7 * dayMs).slice(0, 10)}T09:00`;

/** The convenor says when the panel sits: that opens the material to it. Later the time may be moved, with a reason. */
export function ScheduleCard({ review }: { review: ExpertReviewView }) {
  const { t } = useTranslation('expert-reading');
  const locale = useLocale();
  const { reviewId, version, scheduledAt, state } = review;
  const isMove = state === 'preReview';
  const [isOpen, setIsOpen] = useState(!isMove);
  const [time, setTime] = useState(() =>
    scheduledAt === null ? proposeTime(Date.now()) : writeDistrictTime(scheduledAt),
  );
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const task = useTask();
  const at = parseDistrictTime(time);
  const isTimeWrong = at === null || at < Date.now() + minAheadMs || at > Date.now() + 90 * dayMs;
  const isReasonMissing = isMove && reason.trim().length < 2;

  async function save() {
    setIsTried(true);
    if (isTimeWrong || isReasonMissing) return;
    const params = { reviewId };
    const wish = { version, scheduledAt: at };
    const isDone = await task.run(() =>
      isMove
        ? api('expertReading:move', { params, body: { ...wish, reason: reason.trim() } })
        : api('expertReading:open', { params, body: wish }),
    );
    if (isDone) setIsOpen(false);
  }
  return (
    <Card title={isMove ? t('schedule.sitsTitle') : t('schedule.title')}>
      <div className={styles.form}>
        {scheduledAt === null ? <p>{t('schedule.intro')}</p> : <p>{formatDayAndTime(scheduledAt, locale)}</p>}
        {isOpen ? (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <Field
              label={t('schedule.time')}
              type="datetime-local"
              value={time}
              onChange={(event) => setTime(event.target.value)}
              error={isTried && isTimeWrong ? t('schedule.timeWrong') : null}
            />
            {isMove ? (
              <Field
                label={t('schedule.reason')}
                value={reason}
                maxLength={500}
                onChange={(event) => setReason(event.target.value)}
                error={isTried && isReasonMissing ? t('schedule.reasonMissing') : null}
              />
            ) : null}
            {task.error ? <ErrorNotice error={task.error} /> : null}
            <div className={styles.buttons}>
              <Button kind="primary" type="submit" isBusy={task.isRunning}>
                {isMove ? t('schedule.move') : t('schedule.open')}
              </Button>
              {isMove ? <Button onClick={() => setIsOpen(false)}>{t('schedule.keep')}</Button> : null}
            </div>
          </form>
        ) : (
          <div className={styles.buttons}>
            <Button onClick={() => setIsOpen(true)}>{t('schedule.change')}</Button>
          </div>
        )}
      </div>
    </Card>
  );
}
