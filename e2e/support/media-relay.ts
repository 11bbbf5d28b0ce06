import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';
import { findPortRange } from '../../scripts/start/ports.ts';

/** Each way: share of packets lost, 0 to 1; how late what passes comes, ms; how much passes, bits a second. */
export type Shape = { loss: number; delayMs: number; bitsPerSecond: number };

/** A village shop on a bad day: 600 ms there and back. */
export const village: Shape = { loss: 0.3, delayMs: 300, bitsPerSecond: 200_000 };

export type MediaRelay = {
  /** Nothing passes any more from and to these ports of a browser; packets are lost, connections stay open. */
  cut(ports: readonly number[]): void;
  /** From and to these ports over UDP: so much is lost, so late, so narrow. Until mended. */
  shape(ports: readonly number[], shape: Shape): void;
  /** The same for every browser, those still to come as well; null: no longer. */
  shapeAll(shape: Shape | null): void;
  /** No packet of this kind passes, whoever sends it; connections of this kind end, and none begins. Until mended. */
  block(kind: 'udp' | 'tcp'): void;
  mend(): void;
  /** Packets lost so far. */
  readonly lostCount: number;
  close(): Promise<void>;
};

/** Where media nodes of the tests say they are: another address of this machine. */
const relayHost = '127.0.0.2';
const nodeHost = '127.0.0.1';

/** Stands between all browsers and the media node, on the same port of another address, over UDP and TCP. */
async function startMediaRelay(port: number): Promise<MediaRelay> {
  const cutPorts = new Set<number>();
  const shapers = new Map<number, { up: Shaper; down: Shaper }>();
  const blocked = new Set<'udp' | 'tcp'>();
  let shapeOfAll: Shape | null = null;
  let lostCount = 0;
  let isClosed = false;
  /** A packet over UDP, in either direction. */
  function pass(shaper: Shaper | undefined, packet: Buffer, sendNow: () => void): void {
    const send = () => isClosed || blocked.has('udp') || sendNow();
    const delayMs = shaper === undefined ? 0 : shaper(packet.length);
    if (delayMs === null) lostCount += 1;
    else if (delayMs === 0) send();
    else setTimeout(send, delayMs);
  }
  function isLost(browserPort: number): boolean {
    if (!cutPorts.has(browserPort)) return false;
    lostCount += 1;
    return true;
  }

  function shaperOf(browserPort: number): { up: Shaper; down: Shaper } | undefined {
    const known = shapers.get(browserPort);
    if (known !== undefined || shapeOfAll === null) return known;
    const made = { up: createShaper(shapeOfAll), down: createShaper(shapeOfAll) };
    shapers.set(browserPort, made);
    return made;
  }

  const nearUdp = createSocket('udp4');
  const farUdp = new Map<number, UdpSocket>();
  nearUdp.on('message', (packet, from) => {
    if (isLost(from.port)) return;
    pass(shaperOf(from.port)?.up, packet, () =>
      farUdpOf(from.port, from.address).send(packet, port, nodeHost),
    );
  });
  /** One towards the node for each of the browsers', so that the node can tell them apart. */
  function farUdpOf(browserPort: number, browserHost: string): UdpSocket {
    const known = farUdp.get(browserPort);
    if (known) return known;
    const far = createSocket('udp4');
    far.on('message', (packet) => {
      if (isLost(browserPort)) return;
      pass(shaperOf(browserPort)?.down, packet, () => nearUdp.send(packet, browserPort, browserHost));
    });
    farUdp.set(browserPort, far);
    return far;
  }

  const tcpSockets = new Set<Socket>();
  const nearTcp = createServer((near) => {
    if (blocked.has('tcp')) return near.destroy();
    const browserPort = near.remotePort ?? 0;
    const far = connect(port, nodeHost);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      tcpSockets.add(from);
      // What a cut swallows of a TCP stream breaks its frames: it ends with the mend, as a dead one would in time.
      from.on('data', (bytes) => (isLost(browserPort) ? far.destroy() : to.write(bytes)));
      from.on('error', () => from.destroy());
      from.on('close', () => {
        tcpSockets.delete(from);
        to.destroy();
      });
    }
  });

  nearUdp.bind(port, relayHost);
  await once(nearUdp, 'listening');
  nearTcp.listen(port, relayHost);
  await once(nearTcp, 'listening');
  return {
    cut(ports) {
      for (const each of ports) cutPorts.add(each);
    },
    shape(ports, shape) {
      for (const each of ports) shapers.set(each, { up: createShaper(shape), down: createShaper(shape) });
    },
    shapeAll(shape) {
      shapeOfAll = shape;
      shapers.clear();
    },
    block(kind) {
      blocked.add(kind);
      if (kind === 'tcp') for (const socket of tcpSockets) socket.destroy();
    },
    mend() {
      shapeOfAll = null;
      blocked.clear();
      cutPorts.clear();
      shapers.clear();
    },
    get lostCount() {
      return lostCount;
    },
    async close() {
      isClosed = true;
      nearUdp.close();
      for (const far of farUdp.values()) far.close();
      for (const socket of tcpSockets) socket.destroy();
      nearTcp.close();
      await once(nearTcp, 'close');
    },
  };
}

/** How long a packet of this length is on its way, ms; null: it is lost, by chance or because the line is full. */
type Shaper = (bytes: number) => number | null;
const queueMaxMs = 400;

/** The same packets are lost in every run. */
function createShaper({ loss, delayMs, bitsPerSecond }: Shape): Shaper {
  let state = 12_345;
  let freeAt = 0;
  return (bytes) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    if (state / 2_147_483_648 < loss) return null;
    const now = performance.now();
    const waitMs = Math.max(0, freeAt - now);
    if (waitMs > queueMaxMs) return null;
    freeAt = now + waitMs + (bytes * 8_000) / bitsPerSecond;
    return delayMs + (freeAt - now);
  };
}

/** A stage's media node behind a relay: what to give `useStage`, and the relay once it has begun. Closed after the file's tests. */
export function useMediaRelay(firstPort: number): {
  sfuEnvironment: () => Promise<Record<string, string>>;
  readonly relay: MediaRelay;
} {
  let relay: MediaRelay | undefined;
  afterAll(() => relay?.close());
  return {
    async sfuEnvironment() {
      const from = firstPort + Math.floor(Math.random() * 2_000);
      const port = await findPortRange({ host: nodeHost, from, count: 1, isMedia: true });
      relay = await startMediaRelay(port);
      return { CLOUDSEAT_SFU_MEDIA_PORT: String(port), CLOUDSEAT_SFU_ANNOUNCED_ADDRESS: relayHost };
    },
    get relay() {
      if (!relay) throw new Error('the relay has not started');
      return relay;
    },
  };
}
