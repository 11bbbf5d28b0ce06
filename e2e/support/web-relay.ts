import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type WebRelay = {
  url: string;
  /** From now on not a byte passes, and nobody is told: what a phone does in a lift. New connections hang as well. */
  cut(): void;
  mend(): void;
  /** New connections go to another server, as a balancer does with them when one is not ready any more. */
  lead(target: string): void;
  close(): Promise<void>;
};

/** Stands between one person's browser and the server, for pages, requests and the socket alike. */
export async function startWebRelay(target: string): Promise<WebRelay> {
  let leadsTo = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    if (isCut) socket.pause();
  }

  /** No pipe: it would resume by itself what a cut has paused. */
  function forward(from: Socket, to: Socket): void {
    from.on('data', (bytes) => to.write(bytes));
    from.on('end', () => to.end());
    from.on('close', () => to.destroy());
  }

  const server = createServer((near) => {
    const far = connect(Number(leadsTo.port), leadsTo.hostname);
    forward(near, far);
    forward(far, near);
    keep(near);
    keep(far);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const ownPort = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${ownPort}`,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.pause();
    },
    mend() {
      isCut = false;
      for (const socket of sockets) socket.resume();
    },
    lead(other) {
      leadsTo = new URL(other);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
