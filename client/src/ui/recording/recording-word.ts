import type { GapCause, RoomRecording } from '@cloudseat/shared/nouns/recording.ts';

/** Who reads it: the words differ where they speak of whose consent it is. */
export type RecordingSide = 'applicant' | 'staff' | 'guest';
export type RecordingWord =
  | 'recording'
  | 'closed'
  | 'leftOut'
  | 'starting'
  | 'paused'
  | 'broken'
  | 'held'
  | 'telephone'
  | 'asked'
  | 'refused'
  | 'withdrawn'
  | 'none'
  | 'full'
  | 'ended'
  | 'failed';
/** The shape of the dot, so that colour is never alone. */
export type RecordingSign = 'on' | 'waiting' | 'paused' | 'broken' | 'off';

const signs = {
  recording: 'on',
  closed: 'on',
  leftOut: 'on',
  starting: 'waiting',
  asked: 'waiting',
  paused: 'paused',
  held: 'paused',
  telephone: 'paused',
  broken: 'broken',
  failed: 'broken',
  full: 'broken',
  refused: 'off',
  withdrawn: 'off',
  none: 'off',
  ended: 'off',
} as const satisfies Record<RecordingWord, RecordingSign>;

const ofGap: Partial<Record<GapCause, RecordingWord>> = {
  privacy: 'paused',
  hold: 'held',
  telephone: 'telephone',
  consentWithdrawn: 'withdrawn',
};

/** What a page says of its room's recorder, in one word with its sign; null: nothing was ever begun or asked. */
export function readRecording(recording: RoomRecording | null): {
  word: RecordingWord;
  sign: RecordingSign;
} {
  const word = recording === null ? 'none' : wordOf(recording);
  return { word, sign: signs[word] };
}

function wordOf({ state, part, cause, consent, isSelfRecorded }: RoomRecording): RecordingWord {
  switch (state) {
    case 'off':
      if (consent === 'refused') return cause === 'consentWithdrawn' ? 'withdrawn' : 'refused';
      return consent === 'asked' ? 'asked' : cause === 'diskFull' ? 'full' : 'none';
    case 'consentPending':
      return 'asked';
    case 'recording':
      return !isSelfRecorded ? 'leftOut' : part === 'closed' ? 'closed' : 'recording';
    case 'gap':
      return (cause === null ? undefined : ofGap[cause]) ?? 'broken';
    case 'pausedPrivacy':
      return 'paused';
    case 'finalizing':
    case 'sealed':
    case 'sealedWithGaps':
      return 'ended';
    default:
      return state;
  }
}

/** Whether it can be stopped for a while now, or go on again; null: neither. */
export function readPrivacy(recording: RoomRecording | null): 'pause' | 'goOn' | null {
  if (recording === null) return null;
  if (recording.state === 'pausedPrivacy') return 'goOn';
  return recording.state === 'recording' ? 'pause' : null;
}

/** Whether the agent may ask for consent now: nobody agreed, and nothing waits for an answer. */
export const canAskConsent = (recording: RoomRecording | null): boolean =>
  recording !== null &&
  recording.state === 'off' &&
  recording.cause !== 'diskFull' &&
  (recording.consent === 'notAsked' || recording.consent === 'refused');
