import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { IceServer } from '@cloudseat/shared/nouns/media.ts';
import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { LinkState } from '@cloudseat/shared/nouns/network.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { AnyPrincipal, Principal, RequestHandlers, SocketContext } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { createConsumerHandlers } from './consumer.socket.ts';
import { mayUse } from './lanes.ts';
import type { MediaRoom } from './media-room.ts';
import { type LocalPeer, own, type Person, peerIdOf } from './person.ts';
import { producerIdOf } from './producer-id.ts';
import type { ReviewRooms } from './review-rooms.ts';
import type { StillContent } from './room-notices.ts';
import type { Rooms } from './rooms.ts';

type Dependencies = {
  rooms: Rooms;
  reviewRooms: Pick<ReviewRooms, 'join'>;
  /** Of a call or a review; ROOM_NOT_OPEN unless some page of this server has joined it. */
  getRoom: (roomId: RoomId) => MediaRoom;
  /** NOT_FOUND or ROOM_NOT_OPEN unless this page may be in the call's room now. */
  assertMayJoin: (callId: CallId, person: Person, pageId: string) => Promise<void>;
  presentRoom: (room: MediaRoom, person: Person) => RoomView;
  publishLink: (roomId: RoomId, person: Person, link: LinkState) => Promise<void>;
  publishStill: (roomId: RoomId, person: Person, still: StillContent) => Promise<void>;
  now: () => number;
  iceServersFor: (roomId: RoomId) => IceServer[];
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
  | 'consumer:createMany'
  | 'consumer:resume'
  | 'consumer:resumeMany'
  | 'consumer:setView'
>;

/** Media signalling of a room. Everything a page names must be its own: transports, producers and consumers of its peer. */
export function createRoomHandlers(dependencies: Dependencies): Handlers {
  const enter = (roomId: RoomId, context: SocketContext<AnyPrincipal>) => {
    const room = dependencies.getRoom(roomId);
    return { room, self: room.getLocal(toPerson(context.principal), context.pageId) };
  };
  return {
    async 'room:join'({ callId, roomId }, { principal, pageId }) {
      const person = toPerson(principal);
      if (callId !== null && (callId as string) !== roomId) throw notFound('the room');
      if (principal.role === 'guest' && principal.callId !== callId) throw notFound('the call');
      const { room, joining } =
        callId === null
          ? await dependencies.reviewRooms.join(roomId, person, pageId)
          : await joinCall(callId, { person, pageId }, dependencies);
      return {
        room: dependencies.presentRoom(room, person),
        routerRtpCapabilities: room.remote.routerRtpCapabilities,
        sendTransport: joining.sendParameters,
        receiveTransport: joining.receiveParameters,
        iceServers: dependencies.iceServersFor(roomId),
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
    ...createConsumerHandlers(enter),
  };
}

async function joinCall(
  callId: CallId,
  { person, pageId }: Pick<LocalPeer, 'person' | 'pageId'>,
  { rooms, assertMayJoin }: Dependencies,
) {
  await assertMayJoin(callId, person, pageId);
  const room = await rooms.open(callId);
  const joining = await room.join({ peerId: peerIdOf(person), person, pageId });
  // What took the right away meanwhile found nobody to remove yet.
  await assertMayJoin(callId, person, pageId).catch(async (error) => {
    if (room.findLocal(person)?.pageId === pageId) await room.remove(person);
    throw error;
  });
  return { room, joining };
}

type Enter = (roomId: RoomId, context: SocketContext<AnyPrincipal>) => { room: MediaRoom; self: LocalPeer };

export function toPerson(principal: Principal): Exclude<Person, { role: 'guest' }>;
export function toPerson(principal: AnyPrincipal): Person;
export function toPerson(principal: AnyPrincipal): Person {
  if (principal.role === 'applicant') return { role: 'applicant', id: principal.applicantId };
  if (principal.role === 'guest') return { role: 'guest', id: principal.guestId };
  const { role, agentId: id } = principal;
  return { role: role === 'admin' ? 'agent' : role, id };
}

function assertMayUse({ person }: LocalPeer, source: Source): void {
  if (!mayUse(person.role, source)) throw new AppError('FORBIDDEN', `a guest sends no ${source}`);
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
    const wanted = { producerId, source, kind, rtpParameters };
    const isSilenced = room.isSilenced(self.peerId, source);
    return { producerId: await transport.produce({ ...wanted, isPaused: isPaused || isSilenced }) };
  },
  async 'producer:setPaused'({ roomId, producerId, isPaused }, context) {
    const { room, self } = enter(roomId, context);
    const producer = own(room.remote.getProducer(producerId), self);
    if (!isPaused && room.isSilenced(self.peerId, producer.source))
      throw new AppError('SILENCED', `the chair has switched off this ${producer.source}: raise a hand`);
    await producer.setPaused(isPaused);
    return {};
  },
  async 'producer:close'({ roomId, producerId }, context) {
    const { room, self } = enter(roomId, context);
    await own(room.remote.getProducer(producerId), self).close('requested');
    return {};
  },
});
