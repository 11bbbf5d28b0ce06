import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { RecordingSheet } from '../../ui/recording/recording-sheet.tsx';
import { readPrivacy } from '../../ui/recording/recording-word.ts';
import { useTask } from '../../ui/use-task.ts';
import type { RecordingActions } from './recording-actions.ts';

type ApplicantSheetProps = {
  recording: RoomRecording | null;
  actions: RecordingActions;
  onClose: () => void;
};

/** Behind the recorder's word on the applicant's page: what it means, a pause for privacy, and the way out of it for good. */
export function ApplicantSheet({ recording, actions, onClose }: ApplicantSheetProps) {
  const { t } = useTranslation('call-recording');
  const [isLeaving, setIsLeaving] = useState(false);
  const task = useTask();
  const privacy = readPrivacy(recording);
  const hasAgreed = recording !== null && recording.consent === 'given' && isRunning(recording);
  if (isLeaving) return <WithdrawDialog actions={actions} onClose={onClose} />;
  return (
    <RecordingSheet
      recording={recording}
      side="applicant"
      onClose={onClose}
      actions={
        <>
          {privacy === null ? null : (
            <Button
              kind="primary"
              icon={privacy === 'pause' ? 'pause' : 'check'}
              isWide
              isBusy={task.isRunning}
              onClick={() => void task.run(() => actions.setPrivacy(privacy === 'pause'))}
            >
              {t(`privacy.${privacy}`)}
            </Button>
          )}
          {hasAgreed ? (
            <Button isWide onClick={() => setIsLeaving(true)}>
              {t('withdraw.open')}
            </Button>
          ) : null}
        </>
      }
    >
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </RecordingSheet>
  );
}

/** There is, or will be, something to withdraw from. */
const isRunning = ({ state }: RoomRecording): boolean =>
  ['starting', 'recording', 'gap', 'pausedPrivacy'].includes(state);

type WithdrawDialogProps = { actions: RecordingActions; onClose: () => void };

function WithdrawDialog({ actions, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation('call-recording');
  const task = useTask();
  const withdraw = async () => {
    await actions.answer(false, await actions.loadWording());
    onClose();
  };
  return (
    <Dialog
      title={t('withdraw.title')}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('withdraw.stay')}
          </Button>
          <Button
            kind="danger"
            icon="stop"
            isWide
            isBusy={task.isRunning}
            onClick={() => void task.run(withdraw)}
          >
            {t('withdraw.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('withdraw.text')}</p>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
