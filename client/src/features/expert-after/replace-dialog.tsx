import type { PanelSeat } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './after.module.css';
import type { ChangeDialogProps } from './verify-dialog.tsx';

/** Another expert of the panel looks at a change in the place of one who cannot. */
export function ReplaceDialog({
  reviewId,
  change,
  seats,
  onDone,
  onClose,
}: ChangeDialogProps & { seats: readonly PanelSeat[] }) {
  const { t } = useTranslation('expert-after');
  const { changeId, verifiers, rounds, state } = change;
  const spoke = new Set(
    state === 'toVerify' ? rounds.at(-1)?.verdicts.map(({ seatId }) => seatId) : undefined,
  );
  const open = verifiers.filter(({ seatId }) => !spoke.has(seatId));
  const free = seats.filter(
    (seat) => isJudging(seat) && !verifiers.some(({ seatId }) => seatId === seat.seatId),
  );
  const [from, setFrom] = useState(open[0]?.seatId);
  const [to, setTo] = useState(free[0]?.seatId);
  const [reason, setReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  const isPossible = open.length > 0 && free.length > 0;

  async function handleReplace(): Promise<void> {
    setIsTold(true);
    if (from === undefined || to === undefined || reason.trim().length < 2) return;
    const body = { fromSeatId: from, toSeatId: to, reason: reason.trim() };
    const params = { reviewId, changeId };
    if (await task.run(() => api('expertChange:replaceVerifier', { params, body }))) onDone();
  }

  const nameOf = ({ position, name }: { position: number; name: string | null }) =>
    t('replace.place', { position, name: name ?? '' });
  return (
    <Dialog
      title={t('replace.title')}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('replace.dismiss')}
          </Button>
          {isPossible ? (
            <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void handleReplace()}>
              {t('replace.confirm')}
            </Button>
          ) : null}
        </>
      }
    >
      {isPossible ? (
        <div className={styles.form}>
          <SelectField
            label={t('replace.from')}
            value={from}
            onChange={({ target }) => setFrom(open.find(({ seatId }) => seatId === target.value)?.seatId)}
          >
            {open.map((each) => (
              <option key={each.seatId} value={each.seatId}>
                {nameOf(each)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('replace.to')}
            value={to}
            onChange={({ target }) => setTo(free.find(({ seatId }) => seatId === target.value)?.seatId)}
          >
            {free.map((each) => (
              <option key={each.seatId} value={each.seatId}>
                {nameOf(each)}
              </option>
            ))}
          </SelectField>
          <Field
            label={t('replace.reason')}
            maxLength={500}
            error={isTold && reason.trim().length < 2 ? t('replace.missing') : null}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      ) : (
        <p>{t('replace.nobody')}</p>
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
