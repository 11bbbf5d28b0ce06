import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './film-capture.module.css';
import type { Take } from './use-take.ts';

/** A recording that was not ended: by a crash, a reload, or because somebody paused. It can be gone on with, handed in, or dropped. */
export function TakeNotice({ take, onGoOn }: { take: Take; onGoOn: () => void }) {
  const { t } = useTranslation('expert-film');
  const task = useTask();
  const { kept, waitingCount, isOffline } = take;
  const partCount = kept?.sliceCounts.length ?? 0;
  return (
    <div className={styles.take}>
      <Banner tone={isOffline ? 'warn' : 'info'} title={t('take.title', { count: partCount })}>
        {t(waitingCount === 0 ? 'take.allSent' : isOffline ? 'take.offline' : 'take.sending', {
          count: waitingCount,
        })}
      </Banner>
      <div className={styles.buttons}>
        <Button
          kind="primary"
          icon="check"
          isBusy={task.isRunning}
          onClick={() => void task.run(take.finish)}
        >
          {t('take.finish')}
        </Button>
        <Button icon="camera" onClick={onGoOn}>
          {t('take.goOn')}
        </Button>
        <Button kind="plain" onClick={() => void task.run(take.giveUp)}>
          {t('take.giveUp')}
        </Button>
      </div>
    </div>
  );
}
