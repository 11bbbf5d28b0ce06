import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignalError } from '../../lib/signal-error.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Field } from '../field.tsx';
import { useTask } from '../use-task.ts';
import styles from './case.module.css';

type ReasonDialogProps = {
  title: string;
  label: string;
  hint: string;
  confirm: string;
  minLength: number;
  children?: ReactNode;
  onConfirm: (reason: string) => Promise<void>;
  /** With what failed, if anything did. */
  onClose: (error: SignalError | null) => void;
};

/** Asks once more, and for a reason, which is kept. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, label, hint, confirm, minLength, children, onConfirm, onClose } = props;
  const { t } = useTranslation('case-file');
  const [reason, setReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  const isMissing = reason.trim().length < minLength;
  function handleConfirm(): void {
    setIsTold(true);
    if (!isMissing) void task.run(() => onConfirm(reason.trim()));
  }
  return (
    <Dialog
      title={title}
      onClose={() => onClose(task.error)}
      actions={
        <>
          <Button isWide onClick={() => onClose(task.error)}>
            {t('caseOf.dismiss')}
          </Button>
          <Button kind="primary" isWide isBusy={task.isRunning} onClick={handleConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {children}
        <Field
          label={label}
          hint={hint}
          error={isTold && isMissing ? t('caseOf.reasonMissing', { count: minLength }) : null}
          value={reason}
          maxLength={300}
          autoComplete="off"
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
