import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanPhone, isPhone } from '../../lib/phone-rules.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { useTask } from '../../ui/use-task.ts';

type TextFormProps = { textsLeft: number; onText: (phone: string) => Promise<void> };

/** Sends the link to a telephone; the number is kept nowhere. */
export function TextForm({ textsLeft, onText }: TextFormProps) {
  const { t } = useTranslation('guest');
  const [phone, setPhone] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const [isSent, setIsSent] = useState(false);
  const task = useTask();
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsWrong(!isPhone(phone));
    setIsSent(false);
    if (!isPhone(phone) || !(await task.run(() => onText(phone)))) return;
    setIsSent(true);
    setPhone('');
  }
  if (textsLeft === 0) return <p>{t('desk.noTexts')}</p>;
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Field
        label={t('desk.phone')}
        hint={t('desk.phoneHint', { count: textsLeft })}
        error={isWrong ? t('desk.phoneWrong') : null}
        type="tel"
        inputMode="numeric"
        autoComplete="off"
        value={phone}
        onChange={(event) => setPhone(cleanPhone(event.target.value))}
        aside={
          <Button type="submit" isBusy={task.isRunning}>
            {t('desk.text')}
          </Button>
        }
      />
      <p role="status">{isSent ? t('desk.sent') : null}</p>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </form>
  );
}
