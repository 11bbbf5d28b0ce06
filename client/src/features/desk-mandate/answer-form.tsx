import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { MandateCode } from '../../ui/mandate/mandate-code.tsx';
import { MandateStatement } from '../../ui/mandate/mandate-statement.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './desk-mandate.module.css';

type AnswerFormProps = { mandate: Mandate; locale: Locale; onChanged: () => void };
type Way = 'voice' | 'code';

/** Takes down what the applicant says to what is proposed: aloud, by the code they read out, or a no. */
export function AnswerForm({ mandate, locale, onChanged }: AnswerFormProps) {
  const { t } = useTranslation('mandate');
  const [way, setWay] = useState<Way | null>(null);
  const declining = useTask();
  const params = { mandateId: mandate.mandateId };
  const toggle = (chosen: Way) => setWay(way === chosen ? null : chosen);
  return (
    <>
      <div className={styles.buttons}>
        <Button size="small" aria-expanded={way === 'voice'} onClick={() => toggle('voice')}>
          {t('desk.voice')}
        </Button>
        <Button size="small" aria-expanded={way === 'code'} onClick={() => toggle('code')}>
          {t('desk.code')}
        </Button>
        <Button
          size="small"
          loading={declining.isRunning}
          onClick={() => void declining.run(() => api('mandate:decline', { params })).then(onChanged)}
        >
          {t('desk.decline')}
        </Button>
      </div>
      {declining.error ? <ErrorNotice error={declining.error} /> : null}
      {way === null ? null : (
        <div className={styles.form}>
          {way === 'voice' ? (
            <VoiceForm mandate={mandate} locale={locale} onChanged={onChanged} />
          ) : (
            <CodeForm mandate={mandate} onChanged={onChanged} />
          )}
        </div>
      )}
    </>
  );
}

function VoiceForm({ mandate: { mandateId, statement }, locale, onChanged }: AnswerFormProps) {
  const { t } = useTranslation('mandate');
  const [hasRead, setHasRead] = useState(false);
  const task = useTask();
  const confirm = () =>
    task.run(() => api('mandate:confirmByVoice', { params: { mandateId }, body: { locale } }));
  return (
    <>
      <h3>{t('desk.voiceTitle')}</h3>
      <MandateStatement>{statement ?? ''}</MandateStatement>
      <Tick isOn={hasRead} hint={t('desk.voiceHint')} onChange={setHasRead}>
        {t('desk.voiceTick')}
      </Tick>
      <Button
        type="primary"
        disabled={!hasRead}
        loading={task.isRunning}
        onClick={() => void confirm().then(onChanged)}
      >
        {t('desk.voiceYes')}
      </Button>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </>
  );
}

function CodeForm({ mandate, onChanged }: Omit<AnswerFormProps, 'locale'>) {
  const { t } = useTranslation('mandate');
  const formId = useId();
  const [isBusy, setIsBusy] = useState(false);
  return (
    <>
      <h3>{t('desk.codeTitle')}</h3>
      <p className={styles.none}>{t('desk.codeHint')}</p>
      <MandateStatement>{mandate.statement ?? ''}</MandateStatement>
      <MandateCode
        mandate={mandate}
        side="agent"
        formId={formId}
        onBusy={setIsBusy}
        onConfirmed={onChanged}
      />
      <Button type="primary" htmlType="submit" form={formId} loading={isBusy}>
        {t('desk.codeYes')}
      </Button>
    </>
  );
}
