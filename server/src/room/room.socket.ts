import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { IceServer } from '@cloudseat/shared/nouns/media.ts';
import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { LinkState } from '@cloudseat/shared/nouns/network.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { AnyPrincipal, Principal, RequestHandlers, SocketContext } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { type CallRoom, type LocalPeer, type Person, peerIdOf } from './call-room.ts';
import { mayUse } from './lanes.ts';
import { producerIdOf } from './producer-id.ts';
import type { StillContent } from './room-notices.ts';
import type { Rooms } from './rooms.ts';

type Dependencies = {
  rooms: Rooms;
  /** NOT_FOUND or ROOM_NOT_OPEN unless this page may be in the call's room now. */
  assertMayJoin: (callId: CallId, person: Person, pageId: string) => Promise<void>;
  presentRoom: (room: CallRoom, person: Person) => RoomView;
  publishLink: (roomId: RoomId, person: Person, link: LinkState) => Promise<void>;
  publishStill: (roomId: RoomId, person: Person, still: StillContent) => Promise<void>;
  now: () => number;
  iceServersFor: (callId: CallId) => IceServer[];
};
type Handlers = Pick<
  RequestHandlers,
  | 'room:join'
  | 'room:reportNetwork'
  | 'still:send'
  | 'transport:connect'
  | 'transport:restartIce'
  | 'producer:create'
  | 'producer:setPaused'
  | 'producer:close'
  | 'consumer:create'
  | 'consumer:resume'
  | 'consumer:setView'
>;

/** Media signalling of a call. Everything a page names must be its own: transports, producers and consumers of its peer. */
export function createRoomHandlers(dependencies: Dependencies): Handlers {
  const { rooms } = dependencies;
  const enter = (roomId: RoomId, context: SocketContext<AnyPrincipal>) => {
    const room = rooms.get(roomId);
    return { room, self: room.getLocal(toPerson(context.principal), context.pageId) };
  };
  return {
    async 'room:join'({ callId, roomId }, { principal, pageId }) {
      if ((callId as string) !== roomId) throw notFound('the room');
      if (principal.role === 'guest' && principal.callId !== callId) throw notFound('the call');
      const person = toPerson(principal);
      await dependencies.assertMayJoin(callId, person, pageId);
      const room = await rooms.open(callId);
      const { sendParameters, receiveParameters } = await room.join({
        peerId: peerIdOf(person),
        person,
        pageId,
      });
      // What took the right away meanwhile found nobody to remove yet.
      await dependencies.assertMayJoin(callId, person, pageId).catch(async (error) => {
        if (room.findLocal(person)?.pageId === pageId) await room.remove(person);
        throw error;
      });
      return {
        room: dependencies.presentRoom(room, person),
        routerRtpCapabilities: room.remote.routerRtpCapabilities,
        sendTransport: sendParameters,
        receiveTransport: receiveParameters,
        iceServers: dependencies.iceServersFor(callId),
      };
    },
    async 'room:reportNetwork'({ roomId, ...link }, context) {
      const { self } = enter(roomId, context);
      await dependencies.publishLink(roomId, self.person, link);
      return {};
    },
    async 'still:send'({ roomId, source, picture }, context) {
      const { room, self } = enter(roomId, context);
      assertMayUse(self, source);
      if (room.phase === 'live' && room.takeStillTurn(self.peerId, dependencies.now()))
        await dependencies.publishStill(roomId, self.person, { source, picture });
      return {};
    },
    ...transportHandlers(enter),
    ...producerHandlers(enter),
    ...consumerHandlers(enter),
  };
}

type Enter = (roomId: RoomId, context: SocketContext<AnyPrincipal>) => { room: CallRoom; self: LocalPeer };

export function toPerson(principal: Principal): Exclude<Person, { role: 'guest' }>;
export function toPerson(principal: AnyPrincipal): Person;
export function toPerson(principal: AnyPrincipal): Person {
  if (principal.role === 'applicant') return { role: 'applicant', id: principal.applicantId };
  if (principal.role === 'guest') return { role: 'guest', id: principal.guestId };
  return { role: 'agent', id: principal.agentId };
}

function assertMayUse({ person }: LocalPeer, source: Source): void {
  if (!mayUse(person.role, source)) throw new AppError('FORBIDDEN', `a guest sends no ${source}`);
}

/** What belongs to somebody else does not exist for this page. */
function own<Item extends { peerId: string }>(item: Item, self: LocalPeer): Item {
  if (item.peerId !== self.peerId) throw notFound('this part of the room');
  return item;
}

const transportHandlers = (enter: Enter): Pick<Handlers, 'transport:connect' | 'transport:restartIce'> => ({
  async 'transport:connect'({ roomId, transportId, dtlsParameters }, context) {
    const { room, self } = enter(roomId, context);
    await own(room.remote.getTransport(transportId), self).connect(dtlsParameters);
    return {};
  },
  async 'transport:restartIce'({ roomId, transportId }, context) {
    const { room, self } = enter(roomId, context);
    return { iceParameters: await own(room.remote.getTransport(transportId), self).restartIce() };
  },
});

const producerHandlers = (
  enter: Enter,
): Pick<Handlers, 'producer:create' | 'producer:setPaused' | 'producer:close'> => ({
  async 'producer:create'(
    { requestId, roomId, transportId, kind, source, isPaused, rtpParameters },
    context,
  ) {
    const { room, self } = enter(roomId, context);
    assertMayUse(self, source);
    const transport = own(room.remote.getTransport(transportId), self);
    const producerId = producerIdOf(transportId, requestId);
    return { producerId: await transport.produce({ producerId, source, kind, rtpParameters, isPaused }) };
  },
  async 'producer:setPaused'({ roomId, producerId, isPaused }, context) {
    const { room, self } = enter(roomId, context);
    await own(room.remote.getProducer(producerId), self).setPaused(isPaused);
    return {};
  },
  async 'producer:close'({ roomId, producerId }, context) {
    const { room, self } = enter(roomId, context);
    await own(room.remote.getProducer(producerId), self).close('requested');
    return {};
  },
});

const consumerHandlers = (
  enter: Enter,
): Pick<Handlers, 'consumer:create' | 'consumer:resume' | 'consumer:setView'> => ({
  async 'consumer:create'({ roomId, producerId, rtpCapabilities }, context) {
    const { room, self } = enter(roomId, context);
    const producer = room.remote.getProducer(producerId);
    const isOther = producer.peerId !== self.peerId && room.mayEverConsume(self.peerId, producer.peerId);
    if (!isOther || !mayUse(self.person.role, producer.source)) throw notFound('the producer');
    return room.remote.getReceiveTransport(self.peerId).consume(producerId, rtpCapabilities);
  },
  async 'consumer:resume'({ roomId, consumerId }, context) {
    const { room, self } = enter(roomId, context);
    own(room.remote.getConsumer(consumerId), self);
    await room.markReady(consumerId);
    return {};
  },
  async 'consumer:setView'({ roomId, consumerId, isVisible, spatialLayer }, context) {
    const { room, self } = enter(roomId, context);
    await room.setView(own(room.remote.getConsumer(consumerId), self), { isVisible, spatialLayer });
    return {};
  },
});
