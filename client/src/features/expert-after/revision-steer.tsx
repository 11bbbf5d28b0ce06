import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './after.module.css';

type RevisionSteerProps = { reviewId: ExpertReviewId; onChanged: () => void };

/** The convenor reminds whoever is waited for, and moves the deadline. */
export function RevisionSteer({ reviewId, onChanged }: RevisionSteerProps) {
  const { t } = useTranslation('expert-after');
  const [isAsking, setIsAsking] = useState(false);
  const [isReminded, setIsReminded] = useState(false);
  const task = useTask();
  const remind = () =>
    task.run(async () => {
      await api('expertRevision:remind', { params: { reviewId } });
      setIsReminded(true);
    });
  return (
    <>
      <div className={styles.acts}>
        <Button isBusy={task.isRunning} onClick={() => void remind()}>
          {t('steer.remind')}
        </Button>
        <Button onClick={() => setIsAsking(true)}>{t('steer.setDue')}</Button>
      </div>
      {isReminded ? <p role="status">{t('steer.reminded')}</p> : null}
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {isAsking ? (
        <DueDialog
          reviewId={reviewId}
          onDone={() => {
            setIsAsking(false);
            onChanged();
          }}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
}

type DueDialogProps = { reviewId: ExpertReviewId; onDone: () => void; onClose: () => void };

function DueDialog({ reviewId, onDone, onClose }: DueDialogProps) {
  const { t } = useTranslation('expert-after');
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  // The end of that day in the district.
  const dueAt = day === '' ? Number.NaN : Date.parse(`${day}T23:59:59+08:00`);
  const isGood = dueAt > Date.now() && reason.trim().length >= 2;
  async function handleMove(): Promise<void> {
    setIsTold(true);
    const body = { dueAt, reason: reason.trim() };
    if (isGood && (await task.run(() => api('expertRevision:setDue', { params: { reviewId }, body }))))
      onDone();
  }
  return (
    <Dialog
      title={t('steer.dueTitle')}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('steer.dismiss')}
          </Button>
          <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void handleMove()}>
            {t('steer.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field
          label={t('steer.dueLabel')}
          type="date"
          value={day}
          onChange={({ target }) => setDay(target.value)}
        />
        <Field
          label={t('steer.dueReason')}
          maxLength={500}
          error={isTold && !isGood ? t('steer.dueMissing') : null}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
