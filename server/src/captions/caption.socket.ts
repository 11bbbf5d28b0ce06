import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { CaptionLanguage, CaptionSource } from '@cloudseat/shared/nouns/caption.ts';
import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RequestHandlers, SocketContext } from '../identity/principal.ts';
import type { Journal } from '../journal/journal.repository.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { CaptionWishStore } from './caption-wishes.store.ts';
import type { CaptionWishes } from './caption-wishes.ts';

/** Somebody in the room of a call that runs, as the server admitted them. */
type Seat = {
  callId: CallId;
  peerId: PeerId;
  role: 'applicant' | 'agent';
  personId: string;
  source: CaptionSource;
};
type Dependencies = {
  wishes: CaptionWishStore;
  /** ROOM_NOT_OPEN unless this page is in the room, and the call runs. */
  enter: (roomId: RoomId, context: SocketContext) => Seat;
  findLanguage: (callId: CallId) => Promise<CaptionLanguage>;
  publish: (callId: CallId, wishes: CaptionWishes) => Promise<void>;
  journal: Journal;
  clock: Clock;
};

/** Captions are turned on and off by each for themself. That is written down; what is said is not. */
export const createCaptionHandlers = (deps: Dependencies): Pick<RequestHandlers, 'captions:set'> => ({
  async 'captions:set'({ roomId, isOn }, context) {
    const { callId, peerId, role, personId, source } = deps.enter(roomId, context);
    if (source === 'none') throw new AppError('CAPTIONS_OFF', 'no recogniser is connected');
    const language = await deps.findLanguage(callId);
    const { wishes, isNew } = await deps.wishes.set(callId, peerId, { isOn, language });
    if (isNew)
      await deps.journal.write({
        ...{ actorRole: role, actorId: personId, callId, at: deps.clock.now() },
        action: isOn ? 'captions.on' : 'captions.off',
      });
    await deps.publish(callId, wishes);
    return {};
  },
});
