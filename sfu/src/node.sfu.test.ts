import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { consume, freshId, joinPeer, openRoom, produce } from './test-support/steps.ts';
import { startTestNode } from './test-support/test-node.ts';

async function start(options: Parameters<typeof startTestNode>[0] = {}) {
  const running = await startTestNode(options);
  onTestFinished(() => running.close());
  return running;
}

describe('a worker that dies', () => {
  it('closes its rooms, tells why, and is replaced for new rooms', async () => {
    const { node, link: dial } = await start();
    const link = await dial('server-a');
    const { roomId } = await openRoom(link);
    await joinPeer(link, roomId);
    const pid = node.pool.workers[0]?.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    expect(await link.event('room:closed')).toEqual({ roomId, reason: 'workerDied', origin: 'node' });
    await expect.poll(() => node.pool.workers.length, { timeout: 5_000 }).toBe(1);
    expect(node.pool.workers[0]?.pid).not.toBe(pid);
    const next = await openRoom(link);
    await joinPeer(link, next.roomId);
  });

  it('answers UNAVAILABLE while none is alive', async () => {
    const { node, link: dial } = await start();
    const link = await dial('server-a');
    const { roomId } = await openRoom(link);
    process.kill(node.pool.workers[0]?.pid ?? 0, 'SIGKILL');
    await link.event('room:closed', (event) => event.roomId === roomId);
    await expect(openRoom(link)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect.poll(() => node.pool.workers.length, { timeout: 5_000 }).toBe(1);
  });
});

describe('rooms', () => {
  it('go to the worker with the least to do', async () => {
    const { node, link: dial } = await start({ workerCount: 2 });
    const link = await dial('server-a');
    const workerOf = (roomId: string) => node.rooms.get(roomId as never).routers.home.mediaWorker.pid;
    const first = await openRoom(link);
    const second = await openRoom(link);
    expect(workerOf(second.roomId)).not.toBe(workerOf(first.roomId));
    const sender = await joinPeer(link, first.roomId);
    const { producerId } = await produce(link, sender);
    const receivers = await Promise.all(Array.from({ length: 5 }, () => joinPeer(link, first.roomId)));
    for (const receiver of receivers) await consume(link, receiver, producerId, first.rtpCapabilities);
    const third = await openRoom(link);
    expect(workerOf(third.roomId)).toBe(workerOf(second.roomId));
  });
});

describe('a link that is lost', () => {
  it('leaves its rooms alive for the grace period, and gets them whole by node:sync', async () => {
    const { link: dial } = await start();
    const lost = await dial('server-a');
    const { roomId } = await openRoom(lost);
    const peer = await joinPeer(lost, roomId);
    const microphone = await produce(lost, peer, 'microphone');
    lost.close();
    const back = await dial('server-a');
    const { rooms, missingRoomIds } = await back.request('node:sync', { roomIds: [roomId, 'never-was'] });
    expect(missingRoomIds).toEqual(['never-was']);
    expect(rooms).toMatchObject([
      {
        roomId,
        appData: { callId: 'call-1' },
        peers: [{ peerId: peer.peerId, producers: [{ producerId: microphone.producerId }] }],
      },
    ]);
    await back.request('producer:close', { ...microphone, reason: 'requested', origin: 'server-a' });
    await back.event('producer:closed');
  });

  it('and claimed again outlives the grace period; one that nobody claims is closed', async () => {
    const { node, link: dial } = await start({ times: { graceMs: 150 } });
    const lost = await dial('server-a');
    const claimed = await openRoom(lost);
    const unclaimed = await openRoom(lost);
    lost.close();
    const back = await dial('server-a');
    await back.request('node:sync', { roomIds: [claimed.roomId] });
    await expect.poll(() => node.rooms.load().roomCount).toBe(1);
    expect(node.rooms.find(claimed.roomId as never)).toBeDefined();
    expect(node.rooms.find(unclaimed.roomId as never)).toBeUndefined();
  });

  it('is cut when its server says nothing', async () => {
    const { link: dial } = await start({ times: { linkIdleLimitMs: 100 } });
    const link = await dial('server-a');
    const [code] = await once(link.socket, 'close');
    expect(code).toBe(1006);
  });
});

describe('draining', () => {
  it('takes no new room, keeps those there are until they end, and tells every server', async () => {
    const { node, link: dial } = await start();
    const link = await dial('server-a');
    const { roomId } = await openRoom(link);
    let isDrained = false;
    const drained = node.drain(60_000).then(() => {
      isDrained = true;
    });
    expect(await link.event('node:updated')).toMatchObject({ isDraining: true, load: { roomCount: 1 } });
    await expect(openRoom(link)).rejects.toMatchObject({ code: 'DRAINING' });
    await openRoom(link, roomId);
    await joinPeer(link, roomId);
    expect(isDrained).toBe(false);
    await link.request('room:close', { roomId, reason: 'ended', origin: 'server-a' });
    await drained;
  });

  it('closes what is left after the limit', async () => {
    const { node, link: dial } = await start();
    const link = await dial('server-a');
    const { roomId } = await openRoom(link);
    await node.drain(20);
    expect(await link.event('room:closed')).toEqual({ roomId, reason: 'drained', origin: 'node' });
  });
});

describe('the node', () => {
  it('tells its capacity, its load and who it is', async () => {
    const { url, link: dial } = await start();
    const link = await dial('server-a');
    const hello = await link.request('node:hello', { protocolVersion: 1, serverId: 'server-a' });
    expect(hello).toMatchObject({ nodeId: 'test-node', isDraining: false, capacity: { workerCount: 1 } });
    const room = await openRoom(link, freshId('room'));
    await joinPeer(link, room.roomId);
    const { load } = await link.request('node:ping', {});
    expect(load).toMatchObject({ roomCount: 1, peerCount: 1, consumerCount: 0 });
    const response = await fetch(`${url.replace('ws', 'http')}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok', workersAlive: 1, roomCount: 1 });
  });
});
