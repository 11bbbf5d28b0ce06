import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { sfuLinkPath } from '@cloudseat/shared/contract/sfu.ts';
import { TestLink } from '../../../sfu/src/test-support/test-link.ts';
import { startLogged } from '../logged-child.ts';
import { listTree } from './processes.ts';
import {
  answerTo,
  loadCapabilities,
  readDtls,
  rtpParametersOf,
  type Section,
  sectionOf,
  sectionsOf,
  writeSdp,
} from './sdp.ts';
import type { Sfu } from './sfu-types.ts';

type Receiving = { transportId: string; consumerIds: string[] };

/** The platform's media node as `npm start` runs it, spoken to as a server does. */
export async function startOurs(): Promise<Sfu> {
  const secret = randomBytes(16).toString('hex');
  const node = await startLogged({
    file: fileURLToPath(new URL('../../../sfu/src/main.ts', import.meta.url)),
    env: {
      ...{ CLOUDSEAT_SFU_SECRET: secret, CLOUDSEAT_SFU_PORT: '0', CLOUDSEAT_SFU_MEDIA_PORT: '0' },
      ...{
        CLOUDSEAT_SFU_WORKERS: '1',
        CLOUDSEAT_SFU_NODE_ID: 'bench-node',
        CLOUDSEAT_SFU_DRAIN_LIMIT_MS: '0',
      },
    },
  });
  const link = await TestLink.dial(String(node.ready.url).replace(sfuLinkPath, ''), secret);
  await link.request('node:hello', { protocolVersion: 1, serverId: 'bench' });
  const receiving = new Map<string, Receiving>();
  return {
    name: 'CloudSeat',
    pids: () => listTree(node.pid),
    async openRoom(roomId) {
      await link.request('room:open', { roomId, appData: {} });
    },
    async publish(roomId, peerId, published) {
      const transportId = `send-${peerId}`;
      await link.request('peer:open', { roomId, peerId, appData: {} });
      const side = await link.request('transport:create', { roomId, peerId, transportId, direction: 'send' });
      await link.request('transport:connect', {
        roomId,
        transportId,
        dtlsParameters: readDtls(published.offer),
      });
      const sections = sectionsOf(published);
      for (const section of sections)
        await link.request('producer:create', {
          ...{
            roomId,
            transportId,
            producerId: `${section.mid}-${peerId}`,
            kind: section.kind,
            isPaused: false,
          },
          source: section.kind === 'video' ? 'camera' : 'microphone',
          rtpParameters: rtpParametersOf(section) as never,
        });
      // mediasoup's own parameters, which the contract keeps as they are.
      return answerTo(side as never, sections);
    },
    async offer(roomId, peerId, wishes) {
      const transportId = `receive-${peerId}`;
      const side = await link.request('transport:create', {
        roomId,
        peerId,
        transportId,
        direction: 'receive',
      });
      const sections: Section[] = [];
      const consumerIds: string[] = [];
      const consume = async (producerId: string, mid: string, spatialLayer?: number) => {
        const consumerId = `${producerId}-to-${peerId}`;
        const { kind, rtpParameters } = await link.request('consumer:create', {
          ...{ roomId, transportId, consumerId, producerId, rtpCapabilities: loadCapabilities as never },
        });
        if (spatialLayer !== undefined)
          await link.request('consumer:setPreferredLayers', { roomId, consumerId, spatialLayer });
        consumerIds.push(consumerId);
        // mediasoup's own parameters, as above.
        sections.push(sectionOf(mid, kind, rtpParameters as never));
      };
      for (const { of, layer } of wishes) {
        await consume(`audio-${of}`, `a-${of}`);
        if (layer !== null) await consume(`video-${of}`, `v-${of}`, layer);
      }
      receiving.set(peerId, { transportId, consumerIds });
      return writeSdp(side as never, sections, 'actpass');
    },
    async accept(roomId, peerId, answer) {
      const peer = receiving.get(peerId);
      if (peer === undefined) throw new Error(`${peerId} was offered nothing`);
      const { transportId, consumerIds } = peer;
      await link.request('transport:connect', { roomId, transportId, dtlsParameters: readDtls(answer) });
      await link.request('consumers:setPaused', { roomId, consumerIds, isPaused: false });
    },
    async close() {
      link.close();
      await node.stop();
    },
  };
}
