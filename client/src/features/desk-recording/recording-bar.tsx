import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { readRecording } from '../../ui/recording/recording-word.ts';
import { useRecordingWords } from '../../ui/recording/use-recording-words.ts';
import type { useTask } from '../../ui/use-task.ts';
import styles from './recording-bar.module.css';

type RecordingBarProps = {
  recording: RoomRecording | null;
  /** Null for who has no say in it. */
  onGoOn: (() => void) | null;
  task: ReturnType<typeof useTask>;
};

/** What the agent must not miss about the recorder: a pause that goes on, a question that waits, a fault. */
export function RecordingBar({ recording, onGoOn, task }: RecordingBarProps) {
  const { t } = useTranslation('call-recording');
  const { word } = readRecording(recording);
  const { why } = useRecordingWords(recording, 'staff');
  const error = task.error ? <ErrorNotice isDark error={task.error} /> : null;
  if (word === 'paused')
    return (
      <div className={styles.bar}>
        <Banner
          isDark
          title={t('privacy.pausedTitle')}
          action={
            onGoOn === null ? null : (
              <Button kind="call" isBusy={task.isRunning} onClick={onGoOn}>
                {t('privacy.goOn')}
              </Button>
            )
          }
        >
          {t('privacy.pausedText')}
        </Banner>
        {error}
      </div>
    );
  if (word === 'asked' || word === 'broken' || word === 'full')
    return (
      <div className={styles.bar}>
        <Banner isDark tone={word === 'asked' ? 'info' : 'warn'} title={t(`desk.${word}Title`)}>
          {why}
          {t(`desk.${word}Text`)}
        </Banner>
        {error}
      </div>
    );
  return error === null ? null : <div className={styles.bar}>{error}</div>;
}
