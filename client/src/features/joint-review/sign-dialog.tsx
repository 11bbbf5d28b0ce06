import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { useTask } from '../../ui/use-task.ts';

type SignDialogProps = {
  title: string;
  text: string;
  confirm: string;
  onSign: (password: string) => Promise<void>;
  onClose: () => void;
};

/** What cannot be taken back is done with one's own password. */
export function SignDialog({ title, text, confirm, onSign, onClose }: SignDialogProps) {
  const { t } = useTranslation('joint');
  const [password, setPassword] = useState('');
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  async function sign(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    setIsTold(true);
    if (password !== '' && (await task.run(() => onSign(password)))) onClose();
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('sign.dismiss')}
          </Button>
          <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void sign()}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <form onSubmit={(event) => void sign(event)}>
        <Field
          label={t('sign.password')}
          type="password"
          autoComplete="current-password"
          error={isTold && password === '' ? t('sign.passwordMissing') : null}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      </form>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
