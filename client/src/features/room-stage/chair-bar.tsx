import type { SittingView } from '@cloudseat/shared/nouns/review-room.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './room.module.css';
import type { SittingActions } from './sitting-actions.ts';

type ChairBarProps = { sitting: SittingView; actions: SittingActions; children: ReactNode };

/** What only the chair can do to the room as a whole; to one person it is done beside their name. */
export function ChairBar({ sitting, actions, children }: ChairBarProps) {
  const { t } = useTranslation('sitting');
  const task = useTask();
  const run = (work: () => Promise<unknown>) => void task.run(work);
  return (
    <div className={styles.chair} role="toolbar" aria-label={t('chair.label')}>
      <p>{t('chair.label')}</p>
      {children}
      <Button kind="call" onClick={() => run(() => actions.silence('everybody', 'microphone', true))}>
        {t('chair.silenceAll')}
      </Button>
      {sitting.attendees.some(({ silenced }) => silenced.microphone) ? (
        <Button kind="call" onClick={() => run(() => actions.silence('everybody', 'microphone', false))}>
          {t('chair.allowAll')}
        </Button>
      ) : null}
      {sitting.floorId === null ? null : (
        <Button kind="call" onClick={() => run(() => actions.giveFloor(null))}>
          {t('chair.takeFloor')}
        </Button>
      )}
      <Button
        kind="call"
        icon={sitting.isLocked ? 'unlock' : 'lock'}
        onClick={() => run(() => actions.lock(!sitting.isLocked))}
      >
        {t(sitting.isLocked ? 'chair.unlock' : 'chair.lock')}
      </Button>
      {task.error ? <ErrorNotice isDark error={task.error} /> : null}
    </div>
  );
}
