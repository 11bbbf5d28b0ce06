import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './call-recording.module.css';
import { ConsentQuestion } from './consent-question.tsx';
import type { RecordingActions } from './recording-actions.ts';

type RecordingNoticeProps = { recording: RoomRecording | null; actions: RecordingActions };

/** What waits for the applicant: whether they agree, or that a pause for privacy is to be ended. */
export function RecordingNotice({ recording, actions }: RecordingNoticeProps) {
  if (recording?.consent === 'asked') return <ConsentQuestion actions={actions} />;
  return recording?.state === 'pausedPrivacy' ? <PausedNotice actions={actions} /> : null;
}

function PausedNotice({ actions }: { actions: RecordingActions }) {
  const { t } = useTranslation('call-recording');
  const task = useTask();
  return (
    <div className={styles.notice}>
      <Banner
        isDark
        tone="info"
        title={t('privacy.pausedTitle')}
        action={
          <Button
            kind="call"
            icon="check"
            isBusy={task.isRunning}
            onClick={() => void task.run(() => actions.setPrivacy(false))}
          >
            {t('privacy.goOn')}
          </Button>
        }
      >
        {t('privacy.pausedText')}
      </Banner>
      {task.error ? <ErrorNotice isDark error={task.error} /> : null}
    </div>
  );
}
