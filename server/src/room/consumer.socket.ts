import type { RequestOutput } from '@cloudseat/shared/contract/requests.ts';
import type { ProducerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RtpCapabilities } from '@cloudseat/shared/nouns/media.ts';
import type { AnyPrincipal, RequestHandlers, SocketContext } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { mayUse } from './lanes.ts';
import type { MediaRoom } from './media-room.ts';
import { type LocalPeer, own } from './person.ts';

type Handlers = Pick<
  RequestHandlers,
  'consumer:create' | 'consumer:createMany' | 'consumer:resume' | 'consumer:resumeMany' | 'consumer:setView'
>;
type Entered = { room: MediaRoom; self: LocalPeer };
type Enter = (roomId: RoomId, context: SocketContext<AnyPrincipal>) => Entered;
type Outcome = RequestOutput<'consumer:createMany'>['outcomes'][number];

/** What pages receive. Whoever may not be heard now is not there to be asked for. */
export function createConsumerHandlers(enter: Enter): Handlers {
  return {
    async 'consumer:create'({ roomId, producerId, rtpCapabilities }, context) {
      return consume(enter(roomId, context), producerId, rtpCapabilities);
    },
    async 'consumer:createMany'({ roomId, producerIds, rtpCapabilities }, context) {
      const entered = enter(roomId, context);
      const making = [...new Set(producerIds)].map((producerId) =>
        consume(entered, producerId, rtpCapabilities).then(
          (made): Outcome => ({ isMade: true, ...made }),
          (error: unknown): Outcome => ({ isMade: false, producerId, code: codeOf(error) }),
        ),
      );
      return { outcomes: await Promise.all(making) };
    },
    async 'consumer:resume'({ roomId, consumerId }, context) {
      const { room, self } = enter(roomId, context);
      own(room.remote.getConsumer(consumerId), self);
      await room.markReady(consumerId);
      return {};
    },
    async 'consumer:resumeMany'({ roomId, consumerIds, views }, context) {
      const { room, self } = enter(roomId, context);
      const own = room.remote.consumers.filter(({ peerId }) => peerId === self.peerId);
      const known = new Map(own.map((consumer) => [consumer.consumerId, consumer]));
      await room.takeUp(
        consumerIds.filter((consumerId) => known.has(consumerId)),
        views.flatMap(({ consumerId, ...view }) => {
          const consumer = known.get(consumerId);
          return consumer === undefined ? [] : [{ consumer, ...view }];
        }),
      );
      return {};
    },
    async 'consumer:setView'({ roomId, consumerId, isVisible, spatialLayer }, context) {
      const { room, self } = enter(roomId, context);
      const consumer = own(room.remote.getConsumer(consumerId), self);
      await room.setViews([{ consumer, isVisible, spatialLayer }]);
      return {};
    },
  };
}

async function consume({ room, self }: Entered, producerId: ProducerId, rtpCapabilities: RtpCapabilities) {
  const producer = room.remote.getProducer(producerId);
  const isOther = producer.peerId !== self.peerId && room.mayList(self.peerId, producer.peerId);
  if (!isOther || !mayUse(self.person.role, producer.source)) throw notFound('the producer');
  return room.remote.getReceiveTransport(self.peerId).consume(producerId, rtpCapabilities);
}

const told = ['NOT_FOUND', 'ROOM_NOT_OPEN', 'MEDIA_NODE_LOST', 'MEDIA_REFUSED'] as const;
const codeOf = (error: unknown) =>
  told.find((code) => error instanceof AppError && error.code === code) ?? 'INTERNAL';
