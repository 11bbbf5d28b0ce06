import type { ConsumerId, ProducerId, RoomId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import { notFound } from '../errors.ts';
import { PeerConsumer } from '../media/peer-consumer.ts';
import { PeerProducer } from '../media/peer-producer.ts';
import { PeerTransport } from '../media/peer-transport.ts';
import type { Consumable } from '../media/room-context.ts';
import type { Rooms } from '../media/rooms.ts';
import type { Handlers } from './dispatcher.ts';

type MediaMethod = Extract<
  keyof Handlers,
  | `transport:${string}`
  | `producer:${string}`
  | `consumer:${string}`
  | `consumers:${string}`
  | `captions:${string}`
>;

/** Transports, producers and consumers. What is asked for while it is still being created is waited for. */
export function createMediaHandlers(rooms: Rooms): Pick<Handlers, MediaMethod> {
  return {
    'transport:create': async ({ roomId, peerId, transportId, direction }) => {
      const room = rooms.get(roomId);
      const identity = { transportId, direction };
      return (await PeerTransport.open(room.transports, room.getPeer(peerId), identity)).parameters;
    },
    'transport:connect': async ({ roomId, transportId, dtlsParameters }) => {
      await (await getTransport(roomId, transportId)).connect(dtlsParameters);
      return {};
    },
    'transport:restartIce': async ({ roomId, transportId }) => ({
      iceParameters: await (await getTransport(roomId, transportId)).restartIce(),
    }),
    'transport:close': async ({ roomId, transportId, reason, origin }) => {
      (await rooms.find(roomId)?.transports.findSettled(transportId))?.close({ reason, origin });
      return {};
    },

    'producer:create': async ({ roomId, transportId, producerId, ...source }) => {
      const transport = await getTransport(roomId, transportId);
      await PeerProducer.open(rooms.get(roomId).producers, transport, { producerId, ...source });
      return { producerId };
    },
    'producer:setPaused': async ({ roomId, producerId, isPaused }) => {
      await (await getProducer(roomId, producerId)).setPaused(isPaused);
      return {};
    },
    'producer:close': async ({ roomId, producerId, reason, origin }) => {
      (await rooms.find(roomId)?.producers.findSettled(producerId))?.close({ reason, origin });
      return {};
    },

    'consumer:create': async ({ roomId, transportId, consumerId, producerId, rtpCapabilities }) => {
      const [transport, producer] = await Promise.all([
        getTransport(roomId, transportId),
        getConsumable(roomId, producerId),
      ]);
      const wanted = { consumerId, producer, rtpCapabilities };
      const consumer = await PeerConsumer.open(rooms.get(roomId).consumers, transport, wanted);
      const { kind, isProducerPaused } = consumer.state();
      return { kind, isProducerPaused, rtpParameters: consumer.rtpParameters };
    },
    'consumers:setPaused': async ({ roomId, consumerIds, isPaused }) => ({
      missingConsumerIds: await rooms.get(roomId).setConsumersPaused(consumerIds, isPaused),
    }),
    'consumer:setPreferredLayers': async ({ roomId, consumerId, spatialLayer, temporalLayer }) => {
      await (await getConsumer(roomId, consumerId)).setPreferredLayers(spatialLayer, temporalLayer);
      return {};
    },
    'captions:set': async ({ roomId, ...wanted }) => ({
      isAvailable: await rooms.get(roomId).captions.set(wanted),
    }),
    'consumer:close': async ({ roomId, consumerId, reason, origin }) => {
      (await rooms.find(roomId)?.consumers.findSettled(consumerId))?.close({ reason, origin });
      return {};
    },
  };

  async function getTransport(roomId: RoomId, transportId: TransportId): Promise<PeerTransport> {
    const transport = await rooms.get(roomId).transports.findSettled(transportId);
    if (transport === undefined) throw notFound('transport', transportId);
    return transport;
  }

  async function getProducer(roomId: RoomId, producerId: ProducerId): Promise<PeerProducer> {
    const producer = await rooms.get(roomId).producers.findSettled(producerId);
    if (producer === undefined) throw notFound('producer', producerId);
    return producer;
  }

  /** Of this node, or come from another. */
  async function getConsumable(roomId: RoomId, producerId: ProducerId): Promise<Consumable> {
    const piped = await rooms.get(roomId).pipes.findReceived(producerId);
    return piped ?? getProducer(roomId, producerId);
  }

  async function getConsumer(roomId: RoomId, consumerId: ConsumerId): Promise<PeerConsumer> {
    const consumer = await rooms.get(roomId).consumers.findSettled(consumerId);
    if (consumer === undefined) throw notFound('consumer', consumerId);
    return consumer;
  }
}
