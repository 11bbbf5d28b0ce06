import { type FormEvent, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { Field } from './field.tsx';
import { useTask } from './use-task.ts';

type SignDialogProps = {
  title: string;
  text: string;
  confirm: string;
  words: { dismiss: string; password: string; passwordMissing: string };
  onSign: (password: string) => Promise<void>;
  onClose: () => void;
};

/** What cannot be taken back is done with one's own password. */
export function SignDialog({ title, text, confirm, words, onSign, onClose }: SignDialogProps) {
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
            {words.dismiss}
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
          label={words.password}
          type="password"
          autoComplete="current-password"
          error={isTold && password === '' ? words.passwordMissing : null}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      </form>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
