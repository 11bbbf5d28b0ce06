import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { mandateCodeLength } from '@cloudseat/shared/nouns/mandate-rules.ts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { cleanDigits } from '../../lib/phone-rules.ts';
import type { SignalError } from '../../lib/signal-error.ts';
import { Banner } from '../banner.tsx';
import { Button } from '../button.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Field } from '../field.tsx';
import { type SentCode, useSentCode } from '../use-sent-code.ts';
import { useTask } from '../use-task.ts';
import styles from './mandate.module.css';
import type { MandateSide } from './mandate-side.ts';

type MandateCodeProps = {
  mandate: Pick<Mandate, 'mandateId'>;
  side: MandateSide;
  /** The button that sends the code in refers to it. */
  formId: string;
  onBusy: (isBusy: boolean) => void;
  onConfirmed: () => void;
};

/** The code that goes to the applicant's own telephone, and the place for its digits. */
export function MandateCode({ mandate, side, formId, onBusy, onConfirmed }: MandateCodeProps) {
  const { t } = useTranslation('mandate');
  const [code, setCode] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const sending = useSentCode();
  const task = useTask();
  const params = { mandateId: mandate.mandateId };
  function send(): void {
    task.clear();
    void sending.send(async () => {
      const { sentTo, ...times } = await api('mandate:sendCode', { params });
      return { to: sentTo, ...times };
    });
  }
  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsMissing(code.length !== mandateCodeLength);
    if (code.length !== mandateCodeLength || task.isRunning) return;
    onBusy(true);
    const isConfirmed = await task.run(() => api('mandate:confirm', { params, body: { code } }));
    onBusy(false);
    if (isConfirmed) onConfirmed();
  }
  const sendWords =
    sending.waitSeconds > 0
      ? t('agree.againIn', { count: sending.waitSeconds })
      : t(sending.sent === null ? 'agree.send' : 'agree.again');
  return (
    <form id={formId} className={styles.form} noValidate onSubmit={(event) => void confirm(event)}>
      <Button isWide isBusy={sending.isSending} disabled={sending.waitSeconds > 0} onClick={send}>
        {sendWords}
      </Button>
      {sending.sent === null ? null : <Sent sent={sending.sent} side={side} onFill={setCode} />}
      {sending.error ? <ErrorNotice error={sending.error} /> : null}
      <Field
        label={t('agree.code')}
        error={isMissing ? t('agree.codeMissing') : null}
        inputMode="numeric"
        autoComplete={side === 'applicant' ? 'one-time-code' : 'off'}
        maxLength={mandateCodeLength}
        value={code}
        onChange={({ target }) => {
          task.clear();
          setCode(cleanDigits(target.value));
        }}
      />
      {task.error ? <Refused error={task.error} /> : null}
    </form>
  );
}

type SentProps = { sent: SentCode; side: MandateSide; onFill: (code: string) => void };

function Sent({ sent: { to, expiresInMinutes, demoCode }, side, onFill }: SentProps) {
  const { t } = useTranslation('mandate');
  return (
    <>
      <Banner tone="good">{t(`agree.sent.${side}`, { phone: to, minutes: expiresInMinutes })}</Banner>
      {demoCode === null ? null : (
        <Banner
          tone="warn"
          title={t('agree.demo', { code: demoCode })}
          action={<Button onClick={() => onFill(demoCode)}>{t('agree.fill')}</Button>}
        />
      )}
    </>
  );
}

/** With how often it may still be tried, where the server says so. */
function Refused({ error }: { error: SignalError }) {
  const { t } = useTranslation('mandate');
  const { triesLeft } = error.details;
  return (
    <>
      <ErrorNotice error={error} />
      {error.code === 'SMS_CODE_WRONG' && typeof triesLeft === 'number' ? (
        <p>{triesLeft > 0 ? t('agree.left', { count: triesLeft }) : t('agree.noneLeft')}</p>
      ) : null}
    </>
  );
}
