import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { cleanDigits, cleanPhone, isPhone } from '../../lib/phone-rules.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { type SentCode, useSentCode } from '../../ui/use-sent-code.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './sign-in-form.module.css';
import { isCode, isName } from './sign-in-rules.ts';

type Wrong = { name?: boolean; phone?: boolean; code?: boolean };

export const signInFormId = 'sign-in';

/** Name, phone and the code from a text message. The button that sends it stands in the page's action bar. */
export function SignInForm({
  onSignedIn,
  onBusy,
  renderNameHelp,
}: {
  onSignedIn: (who: WhoAmI) => void;
  onBusy: (isBusy: boolean) => void;
  /** Under the name, for whoever knows one: it suggests, the person decides. */
  renderNameHelp?: (onName: (name: string) => void) => ReactNode;
}) {
  const { t } = useTranslation('applicant');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const sms = useSentCode();
  const task = useTask();

  async function handleSend(): Promise<void> {
    if (!isPhone(phone)) return setWrong({ phone: true });
    setWrong({});
    await sms.send(async () => ({ to: phone, ...(await api('smsCode:send', { body: { phone } })) }));
  }

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found: Wrong = { name: !isName(name), phone: !isPhone(phone), code: !isCode(code) };
    setWrong(found);
    if (found.name || found.phone || found.code || task.isRunning) return;
    onBusy(true);
    await task.run(async () => {
      onSignedIn(await api('applicantSession:create', { body: { name: name.trim(), phone, code } }));
    });
    onBusy(false);
  }

  const sendLabel =
    sms.waitSeconds > 0 ? t('signIn.resendIn', { count: sms.waitSeconds }) : t('signIn.sendCode');
  return (
    <Card title={t('signIn.title')}>
      <p className={styles.intro}>{t('signIn.intro')}</p>
      <form
        id={signInFormId}
        className={styles.form}
        noValidate
        onSubmit={(event) => void handleSubmit(event)}
      >
        <Field
          label={t('signIn.name')}
          hint={t('signIn.nameHint')}
          error={wrong.name ? t('signIn.nameMissing') : null}
          name="name"
          autoComplete="name"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {renderNameHelp?.(setName)}
        <Field
          label={t('signIn.phone')}
          error={wrong.phone ? t('signIn.phoneMissing') : null}
          name="phone"
          type="tel"
          inputMode="numeric"
          autoComplete="tel-national"
          value={phone}
          onChange={(event) => setPhone(cleanPhone(event.target.value))}
        />
        <Field
          label={t('signIn.code')}
          error={wrong.code ? t('signIn.codeMissing') : null}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={(event) => setCode(cleanDigits(event.target.value))}
          aside={
            <Button isBusy={sms.isSending} disabled={sms.waitSeconds > 0} onClick={() => void handleSend()}>
              {sendLabel}
            </Button>
          }
        />
        {sms.sent ? <SentNotice sent={sms.sent} onFill={setCode} /> : null}
        {sms.error ? <ErrorNotice error={sms.error} /> : null}
        {task.error ? <ErrorNotice error={task.error} /> : null}
      </form>
    </Card>
  );
}

function SentNotice({ sent, onFill }: { sent: SentCode; onFill: (code: string) => void }) {
  const { t } = useTranslation('applicant');
  const { demoCode } = sent;
  return (
    <>
      <Banner tone="good">{t('signIn.sent', { phone: sent.to, minutes: sent.expiresInMinutes })}</Banner>
      {demoCode === null ? null : (
        <Banner
          tone="warn"
          title={t('signIn.demoCode', { code: demoCode })}
          action={<Button onClick={() => onFill(demoCode)}>{t('signIn.demoFill')}</Button>}
        />
      )}
    </>
  );
}
