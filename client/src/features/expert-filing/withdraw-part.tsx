import { filingReasonMaxLength } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useTask } from '../../ui/use-task.ts';

type WithdrawPartProps = { review: ExpertReviewView; onChanged: () => void };

/** The way out for a unit that does not want its project judged any more: for good, and with a reason. */
export function WithdrawPart({ review, onChanged }: WithdrawPartProps) {
  const { t } = useTranslation('expert-filing');
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  const { reviewId, title, version } = review;
  const isMissing = reason.trim() === '';
  async function withdraw(): Promise<void> {
    setIsTold(true);
    if (isMissing) return;
    const body = { version, reason };
    if (!(await task.run(() => api('expertFiling:withdraw', { params: { reviewId }, body })))) return;
    setIsAsking(false);
    onChanged();
  }
  return (
    <>
      <Button kind="plain" isWide onClick={() => setIsAsking(true)}>
        {t('withdraw.go')}
      </Button>
      {isAsking ? (
        <Dialog
          title={t('withdraw.title', { title })}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button isWide onClick={() => setIsAsking(false)}>
                {t('withdraw.stay')}
              </Button>
              <Button kind="danger" isWide isBusy={task.isRunning} onClick={() => void withdraw()}>
                {t('withdraw.go')}
              </Button>
            </>
          }
        >
          <p>{t('withdraw.body')}</p>
          <TextAreaField
            label={t('withdraw.reason')}
            error={isTold && isMissing ? t('words.missing') : null}
            value={reason}
            maxLength={filingReasonMaxLength}
            rows={3}
            onChange={({ target }) => setReason(target.value)}
          />
          {task.error ? <ErrorNotice error={task.error} /> : null}
        </Dialog>
      ) : null}
    </>
  );
}
