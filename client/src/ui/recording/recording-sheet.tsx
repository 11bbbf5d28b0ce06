import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import styles from './recording.module.css';
import { RecordingSign } from './recording-sign.tsx';
import type { RecordingSide } from './recording-word.ts';
import { useRecordingWords } from './use-recording-words.ts';

type RecordingSheetProps = {
  recording: RoomRecording | null;
  side: RecordingSide;
  /** Buttons for what this person can do about it. */
  actions?: ReactNode;
  children?: ReactNode;
  onClose: () => void;
};

/** What the recorder's word means, who can see a recording, how long it is kept, and what one can do. Words: call-recording. */
export function RecordingSheet({ recording, side, actions, children, onClose }: RecordingSheetProps) {
  const { t } = useTranslation('call-recording');
  const { sign, short, sentence, who, canDo, why } = useRecordingWords(recording, side);
  return (
    <Dialog
      title={t('sheet.title')}
      onClose={onClose}
      actions={
        <>
          {actions}
          <Button isWide onClick={onClose}>
            {t('sheet.close')}
          </Button>
        </>
      }
    >
      <div className={styles.sheet}>
        <p className={styles.now}>
          <RecordingSign sign={sign} />
          <span>{short}</span>
        </p>
        <p>{why === null ? sentence : `${why}${sentence}`}</p>
        <dl className={styles.facts}>
          <dt>{t('sheet.whoTitle')}</dt>
          <dd>{who}</dd>
          <dt>{t('sheet.howLongTitle')}</dt>
          <dd>{t('sheet.howLong')}</dd>
          <dt>{t('sheet.canDoTitle')}</dt>
          <dd>{canDo}</dd>
        </dl>
        {children}
      </div>
    </Dialog>
  );
}
