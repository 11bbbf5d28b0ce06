import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audioOnly, dtlsParameters } from '../test-support/rtp.ts';
import { consume, freshId, joinPeer, openRoom, produce } from '../test-support/steps.ts';
import type { TestLink } from '../test-support/test-link.ts';
import { startTestNode } from '../test-support/test-node.ts';

let running: Awaited<ReturnType<typeof startTestNode>>;
let link: TestLink;
let other: TestLink;
beforeAll(async () => {
  running = await startTestNode();
  link = await running.link('server-a');
  other = await running.link('server-b');
});
afterAll(() => running.close());

const closing = { reason: 'requested' as const, origin: 'server-a' };

describe('creating with the ids of the caller', () => {
  it('answers a repeated room:open with the same room', async () => {
    const { roomId } = await openRoom(link);
    const loadBefore = running.node.rooms.load().roomCount;
    await joinPeer(link, roomId, 'peer-kept');
    const again = await link.request('room:open', { roomId, appData: { callId: 'another' } });
    expect(again.appData).toEqual({ callId: 'call-1' });
    expect(again.peers.map(({ peerId }) => peerId)).toEqual(['peer-kept']);
    expect(running.node.rooms.load().roomCount).toBe(loadBefore);
  });

  it('makes one room when two links open it at the same time', async () => {
    const roomId = freshId('room');
    const before = running.node.rooms.load().roomCount;
    await Promise.all([openRoom(link, roomId), openRoom(other, roomId)]);
    expect(running.node.rooms.load().roomCount).toBe(before + 1);
  });

  it('answers a repeated transport:create, also at the same time, with the same transport', async () => {
    const { roomId } = await openRoom(link);
    const peer = await joinPeer(link, roomId);
    const request = { roomId, peerId: peer.peerId, transportId: freshId('t'), direction: 'send' as const };
    const [first, second] = await Promise.all([
      link.request('transport:create', request),
      link.request('transport:create', request),
    ]);
    expect(second).toEqual(first);
    expect(await link.request('transport:create', request)).toEqual(first);
    expect(first.transportId).toBe(request.transportId);
    expect(first.iceCandidates.map(({ protocol }) => protocol)).toEqual(['udp', 'tcp']);
  });

  it('answers a repeated producer:create and consumer:create with the same object', async () => {
    const { roomId, rtpCapabilities } = await openRoom(link);
    const sender = await joinPeer(link, roomId);
    const receiver = await joinPeer(link, roomId);
    const camera = await produce(link, sender);
    await link.request('producer:create', camera);
    const { answer, ...request } = await consume(link, receiver, camera.producerId, rtpCapabilities);
    expect(await link.request('consumer:create', request)).toEqual(answer);
    const state = await link.request('room:open', { roomId, appData: {} });
    expect(state.peers.flatMap((peer) => peer.producers)).toHaveLength(1);
    expect(state.peers.flatMap((peer) => peer.consumers)).toHaveLength(1);
  });

  it('refuses an id that belongs to another peer with CONFLICT', async () => {
    const { roomId } = await openRoom(link);
    const first = await joinPeer(link, roomId);
    const second = await joinPeer(link, roomId);
    const request = { roomId, peerId: second.peerId, transportId: first.sendTransportId };
    await expect(link.request('transport:create', { ...request, direction: 'send' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const camera = await produce(link, first);
    await expect(
      link.request('producer:create', { ...camera, transportId: second.sendTransportId }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('connects a transport once: a repeat gets the first result', async () => {
    const { roomId } = await openRoom(link);
    const { sendTransportId: transportId } = await joinPeer(link, roomId);
    const request = { roomId, transportId, dtlsParameters };
    expect(await link.request('transport:connect', request)).toEqual({});
    expect(await link.request('transport:connect', request)).toEqual({});
  });

  it('gives new ICE credentials on restartIce', async () => {
    const { roomId } = await openRoom(link);
    const { sendTransportId: transportId, sendParameters } = await joinPeer(link, roomId);
    const { iceParameters } = await link.request('transport:restartIce', { roomId, transportId });
    expect(iceParameters.usernameFragment).not.toBe(sendParameters.iceParameters.usernameFragment);
  });
});

describe('consumers', () => {
  it('are made paused and resumed all in one call', async () => {
    const { roomId, rtpCapabilities } = await openRoom(link);
    const sender = await joinPeer(link, roomId);
    const receiver = await joinPeer(link, roomId);
    const sources = [await produce(link, sender, 'camera'), await produce(link, sender, 'microphone')];
    const consumers = await Promise.all(
      sources.map(({ producerId }) => consume(link, receiver, producerId, rtpCapabilities)),
    );
    const isPaused = async () =>
      (await link.request('room:open', { roomId, appData: {} })).peers
        .flatMap((peer) => peer.consumers)
        .map((consumer) => consumer.isPaused);
    expect(await isPaused()).toEqual([true, true]);
    const consumerIds = [...consumers.map(({ consumerId }) => consumerId), 'gone'];
    const answer = await link.request('consumers:setPaused', { roomId, consumerIds, isPaused: false });
    expect(answer).toEqual({ missingConsumerIds: ['gone'] });
    expect(await isPaused()).toEqual([false, false]);
    const told = link.eventsOf('consumers:pausedChanged').filter((event) => event.roomId === roomId);
    expect(told).toEqual([
      { roomId, consumerIds: consumers.map(({ consumerId }) => consumerId), isPaused: false },
    ]);
  });

  it('of a simulcast camera are offered one stream and take a preferred layer', async () => {
    const { roomId, rtpCapabilities } = await openRoom(link);
    const camera = await produce(link, await joinPeer(link, roomId));
    const receiver = await joinPeer(link, roomId);
    const { consumerId, answer } = await consume(link, receiver, camera.producerId, rtpCapabilities);
    expect(answer.kind).toBe('video');
    expect(answer.rtpParameters.encodings).toMatchObject([{ scalabilityMode: 'L3T3' }]);
    const layers = { roomId, consumerId, spatialLayer: 1 };
    expect(await link.request('consumer:setPreferredLayers', layers)).toEqual({});
    const consumer = running.node.rooms.get(camera.roomId as never).consumers.values()[0];
    expect(consumer?.consumer.preferredLayers?.spatialLayer).toBe(1);
  });

  it('are REFUSED when the page cannot decode the producer, or on a transport that sends', async () => {
    const { roomId, rtpCapabilities } = await openRoom(link);
    const sender = await joinPeer(link, roomId);
    const receiver = await joinPeer(link, roomId);
    const { producerId } = await produce(link, sender);
    const refused = { code: 'REFUSED' };
    await expect(consume(link, receiver, producerId, audioOnly(rtpCapabilities))).rejects.toMatchObject(
      refused,
    );
    const wrongWay = { roomId, receiveTransportId: sender.sendTransportId };
    await expect(consume(link, wrongWay, producerId, rtpCapabilities)).rejects.toMatchObject(refused);
  });

  it('go with their producer, and know when it is paused', async () => {
    const { roomId, rtpCapabilities } = await openRoom(link);
    const sender = await joinPeer(link, roomId);
    const receiver = await joinPeer(link, roomId);
    const { producerId } = await produce(link, sender);
    await link.request('producer:setPaused', { roomId, producerId, isPaused: true });
    await link.event('producer:paused', (event) => event.producerId === producerId);
    const { consumerId, answer } = await consume(link, receiver, producerId, rtpCapabilities);
    expect(answer.isProducerPaused).toBe(true);
    await link.request('producer:close', { roomId, producerId, ...closing });
    expect(await link.event('consumer:closed', (event) => event.consumerId === consumerId)).toMatchObject({
      peerId: receiver.peerId,
      reason: 'producerClosed',
    });
  });
});

describe('closing', () => {
  it('succeeds for what is gone, of a room that is gone too', async () => {
    const { roomId } = await openRoom(link);
    const peer = await joinPeer(link, roomId);
    const { producerId } = await produce(link, peer);
    for (const gone of [roomId, 'never-was']) {
      for (let time = 0; time < 2; time += 1) {
        const inRoom = { roomId: gone, ...closing };
        expect(await link.request('producer:close', { ...inRoom, producerId })).toEqual({});
        expect(await link.request('consumer:close', { ...inRoom, consumerId: 'none' })).toEqual({});
        const transportId = peer.sendTransportId;
        expect(await link.request('transport:close', { ...inRoom, transportId })).toEqual({});
        expect(await link.request('peer:close', { ...inRoom, peerId: peer.peerId })).toEqual({});
        expect(await link.request('room:close', inRoom)).toEqual({});
      }
    }
  });

  it('waits for a creation that is still under way', async () => {
    const { roomId } = await openRoom(link);
    const { peerId } = await joinPeer(link, roomId);
    const transportId = freshId('t');
    const [created] = await Promise.all([
      link.request('transport:create', { roomId, peerId, transportId, direction: 'send' }),
      link.request('transport:close', { roomId, transportId, ...closing }),
    ]);
    expect(created.transportId).toBe(transportId);
    await expect(
      link.request('transport:connect', { roomId, transportId, dtlsParameters }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', details: { noun: 'transport' } });
  });

  it('by peer:reset drops what is still being created for the page that was there before', async () => {
    const { roomId } = await openRoom(link);
    const old = await joinPeer(link, roomId);
    const creation = link.ask('transport:create', {
      roomId,
      peerId: old.peerId,
      transportId: freshId('late'),
      direction: 'send',
    });
    await link.request('peer:reset', { roomId, peerId: old.peerId, appData: { page: 2 } });
    expect(await creation).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    const state = await link.request('room:open', { roomId, appData: {} });
    expect(state.peers).toMatchObject([{ peerId: old.peerId, appData: { page: 2 }, transports: [] }]);
    const { sendTransportId } = old;
    expect(
      await link.event('transport:closed', (event) => event.transportId === sendTransportId),
    ).toMatchObject({
      reason: 'peerReset',
      origin: 'server-a',
    });
  });
});

describe('two servers in one room', () => {
  it('hear of each other: peers, producers, pauses and closes, before the answer to who asked', async () => {
    const { roomId } = await openRoom(link);
    await openRoom(other, roomId);
    const applicant = await joinPeer(link, roomId);
    const microphone = await produce(link, applicant, 'microphone');
    const isIt = (event: { producerId: string }) => event.producerId === microphone.producerId;
    const added = { producerId: microphone.producerId, source: 'microphone', isPaused: false };
    expect(link.eventsOf('producer:added').map((event) => event.producer)).toContainEqual(
      expect.objectContaining(added),
    );
    expect(await other.event('producer:added', (event) => isIt(event.producer))).toMatchObject({
      roomId,
      peerId: applicant.peerId,
      producer: added,
    });
    await other.request('producer:setPaused', { roomId, producerId: microphone.producerId, isPaused: true });
    await link.event('producer:paused', isIt);
    await link.request('producer:setPaused', { roomId, producerId: microphone.producerId, isPaused: false });
    await other.event('producer:resumed', isIt);
    await link.request('peer:close', {
      roomId,
      peerId: applicant.peerId,
      reason: 'left',
      origin: 'server-a',
    });
    expect(await other.event('producer:closed', isIt)).toMatchObject({ reason: 'parentClosed' });
    expect(await other.event('peer:closed', ({ peerId }) => peerId === applicant.peerId)).toMatchObject({
      reason: 'left',
      origin: 'server-a',
    });
  });

  it('hear the close of the room once, with reason and origin, and nothing of rooms they did not open', async () => {
    const { roomId } = await openRoom(link);
    await joinPeer(link, roomId);
    await link.request('room:close', { roomId, reason: 'ended', origin: 'server-a' });
    expect(await link.event('room:closed', (event) => event.roomId === roomId)).toEqual({
      roomId,
      reason: 'ended',
      origin: 'server-a',
    });
    await other.request('node:ping', {});
    expect(JSON.stringify(other.events)).not.toContain(roomId);
  });
});
