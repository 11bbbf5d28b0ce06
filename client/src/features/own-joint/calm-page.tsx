import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useWakeLock } from '../../ui/use-wake-lock.ts';
import styles from './own-joint.module.css';

type CalmPageProps = {
  /** Before the door, or out of the closed part. */
  kind: 'lobby' | 'outside';
  /** Of experts, not of departments. */
  isPanel: boolean;
  title: string;
  now: () => number;
  /** The connection comes back by itself. */
  isReconnecting: boolean;
  recording: ReactNode;
  onLeave: () => void;
};

/** Waiting for the room, with what is waited for: nobody hears or sees the applicant, and that is as it should be. */
export function CalmPage({ kind, isPanel, title, now, isReconnecting, recording, onLeave }: CalmPageProps) {
  const { t } = useTranslation('own-joint');
  const [since] = useState(now);
  const at = useNow(now);
  useWakeLock();
  return (
    <Page
      title={title}
      tellsChanges
      action={
        <Button isWide onClick={onLeave}>
          {t(isPanel ? 'ofPanel.leave' : 'wait.leave')}
        </Button>
      }
    >
      <Card>
        <div data-room={kind} role="status">
          <Empty
            icon={kind === 'lobby' ? 'door' : 'lock'}
            title={t(isPanel && kind === 'outside' ? 'ofPanel.outside' : `wait.${kind}`)}
          >
            {t(isPanel ? `ofPanel.${kind}Text` : `wait.${kind}Text`)}
          </Empty>
        </div>
        <p className={styles.waited} role="timer">
          {t('wait.waited', { time: formatSpan(at - since) })}
        </p>
        <p className={styles.unheard}>{t(isReconnecting ? 'wait.reconnecting' : 'wait.unheard')}</p>
        <div className={styles.recorder}>{recording}</div>
      </Card>
    </Page>
  );
}
