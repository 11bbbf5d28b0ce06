// Free ports. A port found free can be taken by someone else before it is used; callers fail and are restarted.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { SetupError } from '../setup/say.mjs';

function canListenTcp(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(bound));
    });
  });
}

function canBindUdp(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    socket.once('error', () => resolve(false));
    socket.bind({ address: host, port, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

/** Any free TCP port. */
export async function findFreePort(host = '127.0.0.1'): Promise<number> {
  const port = await canListenTcp(host, 0);
  if (port === undefined) throw new SetupError(`无法在 ${host} 上监听。`, `Cannot listen on ${host}.`);
  return port;
}

/** The first of `count` neighbouring ports that are all free over TCP, and over UDP where media come in. */
export async function findPortRange(options: {
  host: string;
  from: number;
  count: number;
  isMedia: boolean;
}): Promise<number> {
  for (let base = options.from; base < options.from + 200; base += options.count) {
    const ports = Array.from({ length: options.count }, (_, index) => base + index);
    const areFree = await Promise.all(
      ports.map(async (port) => {
        if ((await canListenTcp(options.host, port)) === undefined) return false;
        return !options.isMedia || canBindUdp(options.host, port);
      }),
    );
    if (areFree.every(Boolean)) return base;
  }
  throw new SetupError(
    `从 ${options.from} 起找不到空闲端口。`,
    `No free port found from ${options.from} on.`,
  );
}

/** The port asked for, or the next free one when none was asked for. */
export async function choosePort(host: string, asked: number | undefined, usual: number): Promise<number> {
  if (asked === undefined) return findPortRange({ host, from: usual, count: 1, isMedia: false });
  if ((await canListenTcp(host, asked)) !== undefined) return asked;
  throw new SetupError(`端口 ${asked} 已被占用。`, `Port ${asked} is in use.`);
}
