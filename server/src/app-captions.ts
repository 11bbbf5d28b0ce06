import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import { createCaptionHandlers } from './captions/caption.socket.ts';
import { createCaptionWishStore } from './captions/caption-wishes.store.ts';
import type { CaptionWishes } from './captions/caption-wishes.ts';
import type { SocketContext } from './identity/principal.ts';
import { AppError } from './platform/errors.ts';
import { toPerson } from './room/room.socket.ts';
import type { Rooms } from './room/rooms.ts';

/** Captions in talks: who wants them goes to every server; what is said comes from the media node to each of them. */
export const createCaptionStage = (
  { redis, config, clock }: Floor,
  { calls, journal }: Sides,
  rooms: Rooms,
  publish: (callId: string, wishes: CaptionWishes) => Promise<void>,
) =>
  createCaptionHandlers({
    ...{ clock, journal, publish },
    wishes: createCaptionWishStore(redis, config.tenant),
    enter: (roomId, context) => enterRunning(rooms, roomId, context),
    async findLanguage(callId) {
      const call = await calls.findCall(callId);
      return call?.locale === 'en' ? 'en' : 'zh';
    },
  });

function enterRunning(rooms: Rooms, roomId: Parameters<Rooms['get']>[0], context: SocketContext) {
  const room = rooms.get(roomId);
  const { peerId, person } = room.getLocal(toPerson(context.principal), context.pageId);
  if (room.phase !== 'live') throw new AppError('ROOM_NOT_OPEN', 'the talk has not begun');
  const { callId, captions } = room;
  const { role } = person;
  // The contract lets nobody else ask.
  if (role === 'guest' || role === 'supervisor')
    throw new AppError('FORBIDDEN', 'captions are turned on by the two sides');
  return { callId, peerId, role, personId: person.id, source: captions.source };
}
