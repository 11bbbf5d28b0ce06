import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { AnyPrincipal, RequestHandlers, SocketContext } from '../identity/principal.ts';
import { AppError } from '../platform/errors.ts';
import type { ReviewRooms } from './review-rooms.ts';
import { toPerson } from './room.socket.ts';
import type { Sittings } from './sittings.ts';

type Dependencies = { sittings: Sittings; reviewRooms: ReviewRooms };
type Handlers = Pick<
  RequestHandlers,
  | 'sitting:leave'
  | 'sitting:raiseHand'
  | 'sitting:admit'
  | 'sitting:giveFloor'
  | 'sitting:silence'
  | 'sitting:remove'
  | 'sitting:lock'
>;

/** Order in the room of a review, by those who are in it; whether one chairs it is the sitting's to say. */
export function createSittingHandlers({ sittings, reviewRooms }: Dependencies): Handlers {
  const enter = (roomId: RoomId, { principal, pageId }: SocketContext<AnyPrincipal>) => {
    const room = reviewRooms.find(roomId);
    if (room === null || room.remote.isClosed)
      throw new AppError('ROOM_NOT_OPEN', 'join the room of a review first');
    return { room, self: room.getLocal(toPerson(principal), pageId) };
  };
  const by = (roomId: RoomId, context: SocketContext<AnyPrincipal>) => enter(roomId, context).self.person;
  return {
    async 'sitting:leave'({ roomId }, context) {
      const { room, self } = enter(roomId, context);
      await reviewRooms.leave(room, self.person, self.pageId);
      return {};
    },
    async 'sitting:raiseHand'({ roomId, isRaised }, context) {
      await sittings.change(roomId, { kind: 'raiseHand', person: by(roomId, context), isRaised });
      return {};
    },
    async 'sitting:admit'({ roomId, participantId }, context) {
      await sittings.change(roomId, { kind: 'admit', by: by(roomId, context), who: participantId });
      return {};
    },
    async 'sitting:giveFloor'({ roomId, participantId }, context) {
      await sittings.change(roomId, { kind: 'giveFloor', by: by(roomId, context), participantId });
      return {};
    },
    async 'sitting:silence'({ roomId, participantId, source, isSilenced }, context) {
      const wanted = { who: participantId, source, isSilenced };
      await sittings.change(roomId, { kind: 'silence', by: by(roomId, context), ...wanted });
      return {};
    },
    async 'sitting:remove'({ roomId, participantId }, context) {
      await sittings.change(roomId, { kind: 'remove', by: by(roomId, context), participantId });
      return {};
    },
    async 'sitting:lock'({ roomId, isLocked }, context) {
      await sittings.change(roomId, { kind: 'lock', by: by(roomId, context), isLocked });
      return {};
    },
  };
}
