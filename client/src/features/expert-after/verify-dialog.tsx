import type { ChangeVerdict, ChangeView } from '@cloudseat/shared/nouns/expert-after.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './after.module.css';

export type ChangeDialogProps = {
  reviewId: ExpertReviewId;
  change: ChangeView;
  onDone: () => void;
  onClose: () => void;
};
const verdicts: readonly ChangeVerdict[] = ['verified', 'notYet'];

/** An expert's word on the last answer, signed with the password. */
export function VerifyDialog({ reviewId, change, onDone, onClose }: ChangeDialogProps) {
  const { t } = useTranslation('expert-after');
  const [verdict, setVerdict] = useState<ChangeVerdict | null>(null);
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  const { changeId, position, rounds } = change;
  const isReasonMissing = verdict === 'notYet' && reason.trim().length < 2;

  async function handleSign(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    setIsTold(true);
    const round = rounds.at(-1)?.round;
    if (verdict === null || password === '' || isReasonMissing || round === undefined) return;
    const body = { round, verdict, reason: verdict === 'notYet' ? reason.trim() : '', password };
    if (await task.run(() => api('expertChange:verify', { params: { reviewId, changeId }, body }))) onDone();
  }

  return (
    <Dialog
      title={t('verify.title', { position })}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('verify.dismiss')}
          </Button>
          <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void handleSign()}>
            {t('verify.confirm')}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={(event) => void handleSign(event)}>
        <p className={styles.text}>{change.text}</p>
        <p className={styles.round}>{rounds.at(-1)?.answer.text}</p>
        <fieldset className={styles.choices}>
          <legend>{t('verify.question')}</legend>
          {verdicts.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="verdict"
                checked={verdict === each}
                onChange={() => setVerdict(each)}
              />
              <span>{t(`verify.${each}`)}</span>
            </label>
          ))}
        </fieldset>
        {isTold && verdict === null ? (
          <p className={styles.missing} role="alert">
            {t('verify.choose')}
          </p>
        ) : null}
        {verdict === 'notYet' ? (
          <TextAreaField
            label={t('verify.reason')}
            error={isTold && isReasonMissing ? t('verify.reasonMissing') : null}
            rows={3}
            maxLength={2_000}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        ) : null}
        <Field
          label={t('verify.password')}
          type="password"
          autoComplete="current-password"
          error={isTold && password === '' ? t('verify.passwordMissing') : null}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      </form>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
