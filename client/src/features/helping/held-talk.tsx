import type { HeldMandate } from '@cloudseat/shared/nouns/mandate.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './helping.module.css';

type HeldTalkProps = {
  talk: HeldMandate['talk'];
  onKnock: () => Promise<void>;
  /** Into the talk, for the first time or back. */
  onEnter: () => Promise<void>;
  onReturn: () => void;
};

/** The way into a running talk: asked for, agreed to by the agent, entered. */
export function HeldTalk({ talk, onKnock, onEnter, onReturn }: HeldTalkProps) {
  const { t } = useTranslation('helping');
  const task = useTask();
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
      {talk === 'running' ? (
        <Button
          kind="primary"
          icon="camera"
          isWide
          isBusy={task.isRunning}
          onClick={() => void task.run(onKnock)}
        >
          {t('talk.knock')}
        </Button>
      ) : null}
      {talk === 'invited' ? (
        <Button
          kind="primary"
          icon="camera"
          isWide
          isBusy={task.isRunning}
          onClick={() => void task.run(onEnter)}
        >
          {t('talk.enter')}
        </Button>
      ) : null}
      {talk === 'here' ? (
        <Button kind="primary" icon="camera" isWide onClick={onReturn}>
          {t('talk.back')}
        </Button>
      ) : null}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </div>
  );
}
