import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { CaptionLanguage, CaptionSource } from '@cloudseat/shared/nouns/caption.ts';
import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RequestHandlers, SocketContext } from '../identity/principal.ts';
import type { Journal } from '../journal/journal.repository.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { CaptionWishStore } from './caption-wishes.store.ts';
import type { CaptionWishes } from './caption-wishes.ts';

/** Somebody in a room that runs, as the server admitted them; null: of a review. */
type Seat = {
  callId: CallId | null;
  peerId: PeerId;
  role: 'applicant' | 'agent' | 'expert' | 'convenor';
  personId: string;
  source: CaptionSource;
};
type Dependencies = {
  wishes: CaptionWishStore;
  /** ROOM_NOT_OPEN unless this page is in the room, and nothing rings any more. */
  enter: (roomId: RoomId, context: SocketContext) => Seat;
  findLanguage: (callId: CallId | null) => Promise<CaptionLanguage>;
  publish: (roomId: RoomId, wishes: CaptionWishes) => Promise<void>;
  journal: Journal;
  clock: Clock;
};

/** Captions are turned on and off by each for themself. That is written down; what is said is not. */
export const createCaptionHandlers = (deps: Dependencies): Pick<RequestHandlers, 'captions:set'> => ({
  async 'captions:set'({ roomId, isOn }, context) {
    const { callId, peerId, role, personId, source } = deps.enter(roomId, context);
    if (source === 'none') throw new AppError('CAPTIONS_OFF', 'no recogniser is connected');
    const language = await deps.findLanguage(callId);
    const { wishes, isNew } = await deps.wishes.set(roomId, peerId, { isOn, language });
    if (isNew)
      await deps.journal.write({
        ...{ actorRole: role, actorId: personId, callId, at: deps.clock.now() },
        action: isOn ? 'captions.on' : 'captions.off',
        ...(callId === null && { details: { roomId } }),
      });
    await deps.publish(roomId, wishes);
    return {};
  },
});
