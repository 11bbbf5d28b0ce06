import type { HeldMandate } from '@cloudseat/shared/nouns/mandate.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './helping.module.css';

type HeldTalkProps = {
  talk: HeldMandate['talk'];
  onKnock: () => Promise<void>;
  /** Into the talk, for the first time or back. */
  onEnter: (allowsRecording: boolean) => Promise<void>;
  onReturn: () => void;
};

/** The way into a running talk: asked for, agreed to by the agent, entered. */
export function HeldTalk({ talk, onKnock, onEnter, onReturn }: HeldTalkProps) {
  const { t } = useTranslation('helping');
  const task = useTask();
  const [allowsRecording, setAllowsRecording] = useState(false);
  const steps: Partial<Record<typeof talk, { words: string; run: () => Promise<void> }>> = {
    running: { words: t('talk.knock'), run: onKnock },
    invited: { words: t('talk.enter'), run: () => onEnter(allowsRecording) },
    here: { words: t('talk.back'), run: async () => onReturn() },
  };
  const step = steps[talk];
  return (
    <div className={styles.talk}>
      <div role="status">
        {talk === 'asked' ? (
          <Banner title={t('talk.asked')}>{t('talk.askedText')}</Banner>
        ) : talk === 'invited' ? (
          <Banner tone="good" title={t('talk.invited')}>
            {t('talk.hears')}
          </Banner>
        ) : (
          <p>{t(`talk.${talk}`)}</p>
        )}
      </div>
      {talk === 'invited' ? (
        <Tick isOn={allowsRecording} onChange={setAllowsRecording} hint={t('talk.recordingHint')}>
          {t('talk.recording')}
        </Tick>
      ) : null}
      {step === undefined ? null : (
        <Button
          kind="primary"
          icon="camera"
          isWide
          isBusy={task.isRunning}
          onClick={() => void task.run(step.run)}
        >
          {step.words}
        </Button>
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </div>
  );
}
