import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { canAskConsent, readPrivacy } from '../../ui/recording/recording-word.ts';

/** What the one tool about recording does now. */
export type RecordingSwitch = {
  does: 'pause' | 'goOn' | 'ask';
  press: () => void;
};

export const readSwitch = (recording: RoomRecording | null): RecordingSwitch['does'] | null =>
  readPrivacy(recording) ?? (canAskConsent(recording) ? 'ask' : null);
