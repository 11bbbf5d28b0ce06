import { fileURLToPath } from 'node:url';
import { startAsked } from './asked-child.ts';
import type { PlainRequest } from './plain-node.ts';
import { listTree } from './processes.ts';
import type { Sfu } from './sfu-types.ts';

/** Plain mediasoup in a process of its own. */
export async function startPlain(): Promise<Sfu> {
  const child = await startAsked<PlainRequest>(fileURLToPath(new URL('./plain-node.ts', import.meta.url)));
  return {
    name: 'mediasoup',
    pids: () => listTree(child.pid),
    async openRoom(roomId) {
      await child.ask({ op: 'openRoom', roomId });
    },
    publish: async (roomId, peerId, published) =>
      (await child.ask({ op: 'publish', roomId, peerId, published })) as string,
    offer: async (roomId, peerId, wishes) =>
      (await child.ask({ op: 'offer', roomId, peerId, wishes })) as string,
    async accept(_roomId, peerId, answer) {
      await child.ask({ op: 'accept', peerId, answer });
    },
    close: () => child.stop(),
  };
}
