import type { GuestCall } from '@cloudseat/shared/nouns/guest.ts';
import { isBelow } from '@cloudseat/shared/nouns/link-steps.ts';
import type { ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { RemoteParticipant, RoomSessionState } from '../../media/types.ts';

export type TalkCover = 'held' | 'waiting' | 'telephone' | 'connecting' | 'reconnecting' | 'failed';
export type TalkView = {
  /** Once the talk is live. */
  room: RoomView | null;
  people: readonly RemoteParticipant[];
  /** In place of the people. */
  cover: TalkCover | null;
  /** On a weak link of one's own the sound goes first. */
  hasPictures: boolean;
  isVoiceOnly: boolean;
};
type Room = Pick<RoomSessionState, 'phase' | 'room' | 'remotes' | 'step' | 'ownStep'>;

/** The agents first: it is they whom a guest came to hear. */
const order: Record<ParticipantRole, number> = {
  agent: 0,
  supervisor: 1,
  convenor: 1,
  expert: 1,
  applicant: 2,
  guest: 3,
};

/** What a guest's page shows, from what the server says of the call and the media of the room. */
export function readTalk(
  { phase }: Pick<GuestCall, 'phase'>,
  state: Room | null,
  isOnline: boolean,
): TalkView {
  const room = state?.room?.phase === 'live' ? state.room : null;
  const self = room?.participants.find(({ participantId }) => participantId === room.selfId);
  const people = [...(state?.remotes ?? [])].sort((a, b) => order[a.role] - order[b.role]);
  const hasPictures = state !== null && !isBelow(state.step, 'low');
  const isOwnWeak = state !== null && isBelow(state.ownStep, 'low');
  return {
    ...{ room, people, hasPictures },
    isVoiceOnly: isOwnWeak && self?.lane !== 'held' && phase === 'talking',
    cover: readCover(),
  };

  function readCover(): TalkCover | null {
    if (phase !== 'talking') return phase === 'telephone' ? phase : 'waiting';
    if (!isOnline || state?.phase === 'reconnecting') return 'reconnecting';
    if (state?.phase === 'failed') return 'failed';
    if (self?.lane === 'held') return 'held';
    return room === null ? 'connecting' : null;
  }
}
