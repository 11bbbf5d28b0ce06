import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './after.module.css';

type HandInProps = { review: ExpertReviewView; missingCount: number; onChanged: () => void };

/** All answers of a round go to the experts together. */
export function HandIn({ review: { reviewId, version }, missingCount, onChanged }: HandInProps) {
  const { t } = useTranslation('expert-after');
  const [isAsking, setIsAsking] = useState(false);
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  async function handIn(): Promise<void> {
    const hasWorked = await task.run(() =>
      api('expertChange:handIn', { params: { reviewId }, body: { version } }),
    );
    setIsAsking(false);
    if (hasWorked) onChanged();
  }
  return (
    <div className={styles.answer}>
      {isTold && missingCount > 0 ? (
        <p className={styles.missing} role="alert">
          {t('answer.missing', { count: missingCount })}
        </p>
      ) : null}
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button
        kind="primary"
        isWide
        onClick={() => {
          setIsTold(true);
          setIsAsking(missingCount === 0);
        }}
      >
        {t('answer.handIn')}
      </Button>
      {isAsking ? (
        <Dialog
          title={t('answer.confirmTitle')}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button isWide onClick={() => setIsAsking(false)}>
                {t('answer.dismiss')}
              </Button>
              <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void handIn()}>
                {t('answer.confirm')}
              </Button>
            </>
          }
        >
          <p>{t('answer.confirmText')}</p>
        </Dialog>
      ) : null}
    </div>
  );
}
