import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDistrictTime } from '../../lib/district-time.ts';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useTask } from '../../ui/use-task.ts';
import type { LeadAct } from './review-words.ts';

type LeadDialogProps = {
  act: LeadAct;
  view: JointReviewView;
  onView: (view: JointReviewView) => void;
  onClose: () => void;
};

/** As the server asks of a reason. */
const shortest = 4;
const withReason: readonly LeadAct[] = ['adjourn', 'bookTime', 'cancel'];

/** What it does is said before it is done; where others wait for it, why and until when. */
export function LeadDialog({ act, view, onView, onClose }: LeadDialogProps) {
  const { t } = useTranslation('joint');
  const task = useTask();
  const [reason, setReason] = useState('');
  const [time, setTime] = useState('');
  const [isTold, setIsTold] = useState(false);
  const needsReason = withReason.includes(act);
  const hasTime = act === 'adjourn' || act === 'bookTime';
  const scheduledAt = parseDistrictTime(time);
  const isReasonMissing = needsReason && reason.trim().length < shortest;
  const isTimeWrong =
    hasTime && (act === 'bookTime' || time !== '') && (scheduledAt === null || scheduledAt <= Date.now());
  async function confirm(): Promise<void> {
    setIsTold(true);
    if (isReasonMissing || isTimeWrong) return;
    const isDone = await task.run(async () => onView(await run(act, view, reason.trim(), scheduledAt)));
    if (isDone) onClose();
  }
  return (
    <Dialog
      title={t(`ask.${act as Asked}.title`)}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('ask.dismiss')}
          </Button>
          <Button
            kind={act === 'cancel' || act === 'endSitting' ? 'danger' : 'primary'}
            isWide
            isBusy={task.isRunning}
            onClick={() => void confirm()}
          >
            {t(`act.${act}`)}
          </Button>
        </>
      }
    >
      <p>{t(`ask.${act as Asked}.text`)}</p>
      {needsReason ? (
        <TextAreaField
          label={t('ask.reason')}
          rows={2}
          maxLength={500}
          error={isTold && isReasonMissing ? t('ask.reasonMissing', { count: shortest }) : null}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      ) : null}
      {hasTime ? (
        <Field
          label={t('ask.time')}
          type="datetime-local"
          hint={t(act === 'bookTime' ? 'ask.timeHint' : 'ask.timeOpenHint')}
          error={isTold && isTimeWrong ? t('ask.timeWrong') : null}
          value={time}
          onChange={({ target }) => setTime(target.value)}
        />
      ) : null}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}

type Asked = 'closeSession' | 'endSitting' | 'adjourn' | 'bookTime' | 'cancel';

function run(
  act: LeadAct,
  { reviewId, version }: JointReviewView,
  reason: string,
  scheduledAt: number | null,
): Promise<JointReviewView> {
  const params = { reviewId };
  if (act === 'closeSession')
    return api('jointReview:setPhase', { params, body: { phase: 'closedDeliberation' } });
  if (act === 'endSitting') return api('jointReview:endSitting', { params });
  if (act === 'cancel') return api('jointReview:cancel', { params, body: { version, reason } });
  return api('jointReview:adjourn', { params, body: { reason, scheduledAt } });
}
