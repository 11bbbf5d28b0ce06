import type { ConsentText } from '@cloudseat/shared/contract/routes.ts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Tick } from '../../ui/tick.tsx';
import styles from './consent-form.module.css';

export const consentFormId = 'consent';

/** The notice in force, one tick that is needed and one that may stay off. Nothing is ticked beforehand. */
export function ConsentForm({
  wording,
  onAgree,
}: {
  wording: ConsentText;
  onAgree: (allowsRecording: boolean) => void;
}) {
  const { t } = useTranslation('applicant');
  const [agrees, setAgrees] = useState(false);
  const [allowsRecording, setAllowsRecording] = useState(false);
  const [isMissing, setIsMissing] = useState(false);

  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    setIsMissing(!agrees);
    if (agrees) onAgree(allowsRecording);
  }

  return (
    <Card title={wording.title}>
      <p className={styles.version}>{t('consent.version', { version: wording.version })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard */}
      <section className={styles.wording} tabIndex={0} aria-label={t('consent.title')}>
        {wording.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      <form id={consentFormId} noValidate onSubmit={handleSubmit}>
        <Tick
          isOn={agrees}
          onChange={(isOn) => {
            setAgrees(isOn);
            if (isOn) setIsMissing(false);
          }}
        >
          {t('consent.agree')}
        </Tick>
        {isMissing ? (
          <p className={styles.missing} role="alert">
            <Icon name="error" />
            <span>{t('consent.agreeMissing')}</span>
          </p>
        ) : null}
        <Tick isOn={allowsRecording} onChange={setAllowsRecording} hint={t('consent.recordingHint')}>
          {t('consent.recording')}
        </Tick>
      </form>
    </Card>
  );
}
