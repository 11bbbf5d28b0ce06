import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import { createCaptionHandlers } from './captions/caption.socket.ts';
import { createCaptionWishStore } from './captions/caption-wishes.store.ts';
import type { CaptionWishes } from './captions/caption-wishes.ts';
import type { SocketContext } from './identity/principal.ts';
import { AppError } from './platform/errors.ts';
import type { MediaRoom } from './room/media-room.ts';
import { toPerson } from './room/room.socket.ts';

/** Captions in talks and reviews: who wants them goes to every server; what is said comes from the media node to each of them. */
export const createCaptionStage = (
  { redis, config, clock }: Floor,
  { calls, journal }: Sides,
  getRoom: (roomId: RoomId) => MediaRoom,
  publish: (roomId: string, wishes: CaptionWishes) => Promise<void>,
) =>
  createCaptionHandlers({
    ...{ clock, journal, publish },
    wishes: createCaptionWishStore(redis, config.tenant),
    enter: (roomId, context) => enterRunning(getRoom(roomId), context),
    async findLanguage(callId) {
      const call = callId === null ? null : await calls.findCall(callId);
      return call?.locale === 'en' ? 'en' : 'zh';
    },
  });

function enterRunning(room: MediaRoom, context: SocketContext) {
  const { peerId, person } = room.getLocal(toPerson(context.principal), context.pageId);
  if (room.phase !== 'live') throw new AppError('ROOM_NOT_OPEN', 'the talk has not begun');
  const { callId, captions } = room;
  const { role } = person;
  // The contract lets nobody else ask.
  if (role === 'guest' || role === 'supervisor')
    throw new AppError('FORBIDDEN', 'captions are turned on by those who speak');
  return { callId, peerId, role, personId: person.id, source: captions.source };
}
