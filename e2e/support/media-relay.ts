import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type MediaRelay = {
  /** Nothing passes any more from and to these ports of a browser; packets are lost, connections stay open. */
  cut(ports: readonly number[]): void;
  mend(): void;
  /** Packets lost so far. */
  readonly lostCount: number;
  close(): Promise<void>;
};

/** Where media nodes of the tests say they are: another address of this machine. */
export const relayHost = '127.0.0.2';
const nodeHost = '127.0.0.1';

/** Stands between all browsers and the media node, on the same port of another address, over UDP and TCP. */
export async function startMediaRelay(port: number): Promise<MediaRelay> {
  const cutPorts = new Set<number>();
  let lostCount = 0;
  function isLost(browserPort: number): boolean {
    if (!cutPorts.has(browserPort)) return false;
    lostCount += 1;
    return true;
  }

  const nearUdp = createSocket('udp4');
  const farUdp = new Map<number, UdpSocket>();
  nearUdp.on('message', (packet, from) => {
    if (isLost(from.port)) return;
    farUdpOf(from.port, from.address).send(packet, port, nodeHost);
  });
  /** One towards the node for each of the browsers', so that the node can tell them apart. */
  function farUdpOf(browserPort: number, browserHost: string): UdpSocket {
    const known = farUdp.get(browserPort);
    if (known) return known;
    const far = createSocket('udp4');
    far.on('message', (packet) => {
      if (!isLost(browserPort)) nearUdp.send(packet, browserPort, browserHost);
    });
    farUdp.set(browserPort, far);
    return far;
  }

  const tcpSockets = new Set<Socket>();
  const nearTcp = createServer((near) => {
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
    mend: () => cutPorts.clear(),
    get lostCount() {
      return lostCount;
    },
    async close() {
      nearUdp.close();
      for (const far of farUdp.values()) far.close();
      for (const socket of tcpSockets) socket.destroy();
      nearTcp.close();
      await once(nearTcp, 'close');
    },
  };
}
