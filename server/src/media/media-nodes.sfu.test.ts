import { NodeId, PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { ProducerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RtpParameters } from '@cloudseat/shared/nouns/media.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { Lifetime } from '../platform/lifetime.ts';
import { createMediaNodes, type MediaNodes } from './media-nodes.ts';
import type { RemoteRoom } from './remote-room.ts';
import type { RoomEvents } from './room-events.ts';
import { createCuttableWay, sfuSecret, startSfu } from './test-support/sfu-process.ts';

const logger = pino({ level: 'silent' });
const applicantId = PeerId.parse('applicant-1');
const agentId = PeerId.parse('agent-1');
const nodeId = NodeId.parse('node-1');

let lifetime: Lifetime;
let sfu: Awaited<ReturnType<typeof startSfu>>;
beforeEach(async () => {
  lifetime = new Lifetime();
  sfu = await startSfu();
  lifetime.bind(() => sfu.kill());
});
afterEach(() => lifetime.close());

async function linkServer(serverId: string, url = `ws://127.0.0.1:${sfu.port}`): Promise<MediaNodes> {
  const nodes = createMediaNodes({ urls: [url], secret: sfuSecret, logger, serverId, lifetime });
  await whenHealthy(nodes);
  return nodes;
}

const whenHealthy = (nodes: MediaNodes) =>
  new Promise<void>((resolve) => {
    if (nodes.hasHealthyNode()) return resolve();
    const stop = nodes.onHealthChanged(() => {
      if (!nodes.hasHealthyNode()) return;
      stop();
      resolve();
    });
  });

const nextEvent = <Name extends keyof RoomEvents>(room: RemoteRoom, name: Name) =>
  new Promise<RoomEvents[Name]>((resolve) => {
    const stop = room.on(name, (data) => {
      stop();
      resolve(data);
    });
  });

const nextLoss = (nodes: MediaNodes) =>
  new Promise<{ room: RemoteRoom; reason: string }>((resolve) => {
    nodes.onRoomLost((room, reason) => resolve({ room, reason }));
  });

const roomIdOf = (text: string) => RoomId.parse(`${text}-${makeId()}`);
const opus = (ssrc: number): RtpParameters => ({
  mid: String(ssrc),
  codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
  encodings: [{ ssrc }],
});
const microphone = (ssrc: number) => ({
  producerId: ProducerId.parse(makeId()),
  source: 'microphone' as const,
  kind: 'audio' as const,
  rtpParameters: opus(ssrc),
  isPaused: false,
});

describe('a room on a media node', () => {
  it('carries a call between two servers: join, produce, consume paused, resume all at once', async () => {
    const [serverA, serverB] = [await linkServer('server-a'), await linkServer('server-b')];
    const roomId = roomIdOf('call');
    const roomA = await serverA.openRoom(serverA.place(), roomId, { callId: 'call-1' });
    const roomB = await serverB.openRoom(serverB.place(), roomId);
    expect(await serverA.openRoom(roomA.nodeId, roomId)).toBe(roomA);
    const applicant = await roomA.join(applicantId);
    expect(applicant.sendParameters.iceCandidates).toHaveLength(2);

    const addedAtB = nextEvent(roomB, 'producer:added');
    const production = microphone(1_111);
    await applicant.sendTransport.produce(production);
    await applicant.sendTransport.produce(production);
    expect(await addedAtB).toMatchObject({ peerId: applicantId, producer: { source: 'microphone' } });
    expect(roomB.producers.map(({ producerId }) => producerId)).toEqual([production.producerId]);

    const agent = await roomB.join(agentId);
    const wanted = [production.producerId, roomB.routerRtpCapabilities] as const;
    const consumption = await agent.receiveTransport.consume(...wanted);
    expect(await agent.receiveTransport.consume(...wanted)).toBe(consumption);
    const consumer = roomB.getConsumer(consumption.consumerId);
    expect(consumer.isPaused).toBe(true);
    const resumedAtA = nextEvent(roomA, 'consumers:pausedChanged');
    expect(await roomB.setConsumersPaused([consumption.consumerId], false)).toEqual([]);
    expect(consumer.isPaused).toBe(false);
    await resumedAtA;

    await roomA.getProducer(production.producerId).setPaused(true);
    expect(roomA.getProducer(production.producerId).isPaused).toBe(true);
    const closedAtB = nextEvent(roomB, 'consumer:closed');
    await roomA.leave(applicantId, 'left');
    expect(await closedAtB).toMatchObject({ consumerId: consumption.consumerId, reason: 'producerClosed' });
    expect(roomB.consumers).toEqual([]);

    const endedAtB = nextEvent(roomB, 'room:closed');
    await roomA.close('ended');
    expect(await endedAtB).toEqual({ reason: 'ended', origin: 'server-a' });
    expect([roomA.isClosed, serverB.findRoom(roomId)]).toEqual([true, undefined]);
    await expect(roomB.join(agentId)).rejects.toMatchObject({ code: 'ROOM_NOT_OPEN' });
  });

  it('enters a reloaded page fresh and tells the other server what of it closed', async () => {
    const [serverA, serverB] = [await linkServer('server-a'), await linkServer('server-b')];
    const roomId = roomIdOf('reload');
    const roomA = await serverA.openRoom(nodeId, roomId);
    const roomB = await serverB.openRoom(nodeId, roomId);
    const before = await roomA.join(applicantId);
    await before.sendTransport.produce(microphone(1_111));
    const closedAtA = nextEvent(roomA, 'producer:closed');
    const after = await roomB.join(applicantId);
    expect(await closedAtA).toMatchObject({ reason: 'peerReset', origin: 'server-b' });
    expect(before.sendTransport.isClosed).toBe(true);
    expect(new Set(roomB.transports)).toEqual(new Set([after.sendTransport, after.receiveTransport]));
    await expect(before.sendTransport.produce(microphone(2_222))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is interrupted while the link is cut, and then hears what it missed', async () => {
    const way = await createCuttableWay(sfu.port);
    lifetime.bind(() => way.close());
    const [serverA, serverB] = [await linkServer('server-a', way.url), await linkServer('server-b')];
    const roomId = roomIdOf('cut');
    const roomA = await serverA.openRoom(nodeId, roomId);
    const roomB = await serverB.openRoom(nodeId, roomId);
    await roomA.join(applicantId);
    const interrupted = nextEvent(roomA, 'room:interrupted');
    way.cut();
    await interrupted;
    expect(serverA.hasHealthyNode()).toBe(false);
    await expect(roomA.join(applicantId)).rejects.toMatchObject({ code: 'MEDIA_NODE_LOST' });
    const agent = await roomB.join(agentId);
    const production = microphone(3_333);
    await agent.sendTransport.produce(production);
    const missed = nextEvent(roomA, 'producer:added');
    const resumed = nextEvent(roomA, 'room:resumed');
    way.mend();
    expect(await missed).toMatchObject({ peerId: agentId, producer: { producerId: production.producerId } });
    await resumed;
    expect(roomA.isInterrupted).toBe(false);
    await roomA.getProducer(production.producerId).close('removed');
    expect(roomB.producers).toEqual([]);
  });

  it('is lost when its worker dies, and opens anew on the one that takes its place', async () => {
    const server = await linkServer('server-a');
    const roomId = roomIdOf('worker');
    await server.openRoom(nodeId, roomId);
    const lost = nextLoss(server);
    process.kill(sfu.workerPid, 'SIGKILL');
    expect(await lost).toMatchObject({ reason: 'workerDied', room: { roomId, isClosed: true } });
    await expect.poll(() => server.openRoom(nodeId, roomId).catch(() => null)).not.toBeNull();
    const room = await server.openRoom(nodeId, roomId);
    await room.join(applicantId);
  });

  it('is lost at once when the node is killed, and the node is used again when it is back', async () => {
    const server = await linkServer('server-a');
    const roomId = roomIdOf('node');
    const room = await server.openRoom(nodeId, roomId);
    const lost = nextLoss(server);
    await sfu.kill();
    expect(await lost).toMatchObject({ reason: 'nodeLost', room: { roomId } });
    expect(room.isClosed).toBe(true);
    expect(() => server.place()).toThrow(expect.objectContaining({ code: 'MEDIA_NODE_LOST' }));
    const { port } = sfu;
    sfu = await startSfu(port);
    await whenHealthy(server);
    await (await server.openRoom(server.place(), roomId)).join(applicantId);
  });

  it('is refused on a node nobody knows, and nodes with another secret are never healthy', async () => {
    const server = await linkServer('server-a');
    const unknown = NodeId.parse('node-9');
    await expect(server.openRoom(unknown, roomIdOf('x'))).rejects.toMatchObject({ code: 'MEDIA_NODE_LOST' });
    const url = `ws://127.0.0.1:${sfu.port}`;
    const stranger = createMediaNodes({ urls: [url], secret: 'another-secret-here', logger, lifetime });
    await server.openRoom(nodeId, roomIdOf('y'));
    expect(stranger.hasHealthyNode()).toBe(false);
  });
});
