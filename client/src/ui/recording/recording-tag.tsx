import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import { VisuallyHidden } from '../visually-hidden.tsx';
import styles from './recording.module.css';
import { RecordingSign } from './recording-sign.tsx';
import type { RecordingSide } from './recording-word.ts';
import { useRecordingWords } from './use-recording-words.ts';

type RecordingTagProps = {
  recording: RoomRecording | null;
  side: RecordingSide;
  /** What one can read and do about it. */
  onOpen: () => void;
};

/** The recorder's state at all times, in a word with a dot, in the head of every room; each change is read out politely. Words: call-recording. */
export function RecordingTag({ recording, side, onOpen }: RecordingTagProps) {
  const { t } = useTranslation('call-recording');
  const { sign, short } = useRecordingWords(recording, side);
  return (
    <>
      <button
        type="button"
        className={classNames(styles.tag, styles[sign])}
        data-recording={sign}
        aria-label={t('open', { state: short })}
        aria-haspopup="dialog"
        onClick={onOpen}
      >
        <RecordingSign sign={sign} />
        <span>{short}</span>
      </button>
      <VisuallyHidden>
        <span role="status">{short}</span>
      </VisuallyHidden>
    </>
  );
}
