import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';

type Who = ParticipantId | 'everybody';

/** What the server is asked for in a room of a review; most of it is the chair's alone. */
export type SittingActions = {
  raiseHand(isRaised: boolean): Promise<unknown>;
  admit(who: Who): Promise<unknown>;
  giveFloor(participantId: ParticipantId | null): Promise<unknown>;
  silence(who: Who, source: 'microphone' | 'camera', isSilenced: boolean): Promise<unknown>;
  remove(participantId: ParticipantId): Promise<unknown>;
  lock(isLocked: boolean): Promise<unknown>;
};
