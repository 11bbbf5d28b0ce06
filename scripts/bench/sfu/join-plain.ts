// The floor of a join: the same streams and consumers on mediasoup alone, asked for over a pipe.
import { fileURLToPath } from 'node:url';
import type { Load } from '../../test-support/page-media.ts';
import { startAsked } from './asked-child.ts';
import { type JoinSide, layerAt, now, roomSize, speakerCount, whenAllBegun } from './joins.ts';
import type { LoadAnswer } from './load-types.ts';
import type { PlainRequest } from './plain-node.ts';

export async function openPlainSide(load: Load): Promise<JoinSide> {
  const child = await startAsked<PlainRequest>(fileURLToPath(new URL('./plain-node.ts', import.meta.url)));
  const ids = Array.from({ length: roomSize - 1 }, (_, at) => `plain-${at}`);
  let [roomId, rooms, count] = ['', 0, 0];
  async function send(id: string): Promise<void> {
    const published = (await load.ask({ op: 'publish', id })) as LoadAnswer['publish'];
    const answer = (await child.ask({ op: 'publish', roomId, peerId: id, published })) as string;
    await load.ask({ op: 'accept', id, answer });
  }
  return {
    name: 'mediasoup',
    async fill() {
      rooms += 1;
      roomId = `room-${rooms}`;
      await child.ask({ op: 'openRoom', roomId });
      for (const id of ids) await send(id);
      await load.ask({ op: 'speak', ids: ids.slice(0, speakerCount) });
    },
    async join() {
      count += 1;
      const id = `plain-last-${count}`;
      const startedAt = now();
      const sending = send(id);
      const sources = ids.map((of, position) => ({ of, layer: layerAt(position) }));
      const offer = (await child.ask({ op: 'offerAtOnce', roomId, peerId: id, sources })) as string;
      const { answer } = (await load.ask({ op: 'subscribe', id, offer })) as LoadAnswer['subscribe'];
      await child.ask({ op: 'accept', peerId: id, answer });
      const shown = sources.filter(({ layer }) => layer !== null).map(({ of }) => `v-${of}`);
      const heard = ids.slice(0, speakerCount).map((of) => `a-${of}`);
      const totalMs = (await whenAllBegun(load, id, [...shown, ...heard])) - startedAt;
      await sending;
      await load.ask({ op: 'close', ids: [id] });
      await child.ask({ op: 'leave', peerId: id });
      return { totalMs, steps: {} };
    },
    async empty() {
      await load.ask({ op: 'close', ids: 'all' });
      for (const id of ids) await child.ask({ op: 'leave', peerId: id });
    },
    close: () => child.stop(),
  };
}
