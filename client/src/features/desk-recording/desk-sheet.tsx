import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { RecordingSheet } from '../../ui/recording/recording-sheet.tsx';
import type { useTask } from '../../ui/use-task.ts';
import { readSwitch } from './recording-switch.ts';

type DeskSheetProps = {
  recording: RoomRecording | null;
  /** Null for who has no say in it. */
  acts: { setPrivacy: (isPaused: boolean) => void; ask: () => void } | null;
  task: ReturnType<typeof useTask>;
  onClose: () => void;
};

/** Behind the recorder's word on the desk: what it means, a pause for privacy, and the question to who has not agreed. */
export function DeskSheet({ recording, acts, task, onClose }: DeskSheetProps) {
  const { t } = useTranslation('call-recording');
  const does = acts === null ? null : readSwitch(recording);
  return (
    <RecordingSheet
      recording={recording}
      side="staff"
      onClose={onClose}
      actions={
        acts === null || does === null ? null : (
          <Button
            kind="primary"
            icon={does === 'pause' ? 'recordOff' : 'record'}
            isWide
            isBusy={task.isRunning}
            onClick={does === 'ask' ? acts.ask : () => acts.setPrivacy(does === 'pause')}
          >
            {t(does === 'ask' ? 'desk.ask' : `privacy.${does}`)}
          </Button>
        )
      }
    >
      <p>{does === 'ask' ? t('desk.askText') : does === 'pause' ? t('privacy.what') : null}</p>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </RecordingSheet>
  );
}
