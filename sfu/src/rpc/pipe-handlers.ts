import type { ProducerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { notFound } from '../errors.ts';
import type { PeerProducer } from '../media/peer-producer.ts';
import type { Rooms } from '../media/rooms.ts';
import type { Handlers } from './dispatcher.ts';

type PipeMethod = Extract<keyof Handlers, `pipe:${string}`>;

/** What a room's parts on several nodes send one another. Ends of what is gone succeed. */
export function createPipeHandlers(rooms: Rooms): Pick<Handlers, PipeMethod> {
  return {
    'pipe:open': async ({ roomId, otherId }) => (await rooms.get(roomId).pipes.open(otherId)).end,
    'pipe:connect': async ({ roomId, otherId, end }) => {
      await (await rooms.get(roomId).pipes.get(otherId)).connect(end);
      return {};
    },
    'pipe:send': async ({ roomId, otherId, producerId, after }) => {
      const pipe = await rooms.get(roomId).pipes.get(otherId);
      return pipe.send(await getProducer(roomId, producerId), after);
    },
    'pipe:receive': async ({ roomId, otherId, ...piece }) => {
      await (await rooms.get(roomId).pipes.get(otherId)).receive(piece);
      return {};
    },
    'pipe:setPaused': async ({ roomId, producerId, isPaused }) => {
      await (await rooms.find(roomId)?.pipes.findReceived(producerId))?.setPaused(isPaused);
      return {};
    },
    'pipe:close': async ({ roomId, producerId }) => {
      (await rooms.find(roomId)?.pipes.findReceived(producerId))?.close();
      return {};
    },
    'pipe:stop': async ({ roomId, otherId, pipeId }) => {
      (await rooms.find(roomId)?.pipes.find(otherId))?.stop(pipeId);
      return {};
    },
    'pipe:forget': async ({ roomId, otherId }) => {
      await rooms.find(roomId)?.pipes.forget(otherId);
      return {};
    },
  };

  async function getProducer(roomId: RoomId, producerId: ProducerId): Promise<PeerProducer> {
    const producer = await rooms.get(roomId).producers.findSettled(producerId);
    if (producer === undefined) throw notFound('producer', producerId);
    return producer;
  }
}
