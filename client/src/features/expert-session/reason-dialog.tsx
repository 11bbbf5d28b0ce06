import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useTask } from '../../ui/use-task.ts';

type ReasonDialogProps = {
  title: string;
  text: string;
  confirm: string;
  /** Signed with the password. */
  isSigned?: boolean;
  /** Without a reason of one's own. */
  isPlain?: boolean;
  onConfirm: (answer: { reason: string; password: string }) => Promise<unknown>;
  onClose: () => void;
};

/** What is not done without a reason that is written down, or without one's own password. */
export function ReasonDialog({
  title,
  text,
  confirm,
  isSigned,
  isPlain,
  onConfirm,
  onClose,
}: ReasonDialogProps) {
  const { t } = useTranslation('expert-session');
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  const lacksReason = !isPlain && reason.trim().length < 2;
  const lacksPassword = isSigned === true && password === '';
  async function confirmIt(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    setIsTold(true);
    if (lacksReason || lacksPassword) return;
    if (await task.run(() => onConfirm({ reason: reason.trim(), password }))) onClose();
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('dialog.dismiss')}
          </Button>
          <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void confirmIt()}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <form onSubmit={(event) => void confirmIt(event)}>
        {isPlain ? null : (
          <TextAreaField
            label={t('dialog.reason')}
            rows={3}
            maxLength={1_000}
            value={reason}
            error={isTold && lacksReason ? t('dialog.reasonMissing') : null}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
        {isSigned ? (
          <Field
            label={t('dialog.password')}
            type="password"
            autoComplete="current-password"
            value={password}
            error={isTold && lacksPassword ? t('dialog.passwordMissing') : null}
            onChange={({ target }) => setPassword(target.value)}
          />
        ) : null}
      </form>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
