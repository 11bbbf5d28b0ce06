import type { SfuInput } from '@cloudseat/shared/contract/sfu.ts';
import { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMediaNodes, type MediaNodes } from './media-nodes.ts';
import { conditionOf, createFakeNode, createTestClock, helloOf, settle } from './test-support/fake-node.ts';

let clock: ReturnType<typeof createTestClock>;
let node: ReturnType<typeof createFakeNode>;
let nodes: MediaNodes;
let lost: string[];
let healthChangeCount: number;

const stateOf = (roomId: string) => ({
  roomId,
  appData: {},
  instanceId: 'instance-1',
  routerRtpCapabilities: { codecs: [] },
  speakerPeerId: null,
  captionSource: 'none',
  peers: [],
});
const lastData = <Data>() => node.requests.at(-1)?.data as Data;
const roomIds = (count: number) => Array.from({ length: count }, (_, index) => RoomId.parse(`room-${index}`));

beforeEach(async () => {
  clock = createTestClock();
  node = createFakeNode();
  lost = [];
  healthChangeCount = 0;
  node.answer('room:open', () => ({ ok: true, data: stateOf(lastData<SfuInput<'room:open'>>().roomId) }));
  node.answer('node:sync', () => {
    const rooms = lastData<SfuInput<'node:sync'>>().roomIds.map(stateOf);
    return { ok: true, data: { rooms, missingRoomIds: [] } };
  });
  nodes = createMediaNodes({
    urls: ['ws://node'],
    secret: 'secret',
    logger: pino({ level: 'silent' }),
    dial: node.dial,
    after: clock.after,
  });
  nodes.onRoomLost((room, reason) => lost.push(`${room.roomId} ${reason}`));
  nodes.onHealthChanged(() => {
    healthChangeCount += 1;
  });
  await settle();
});

const openAll = (ids: RoomId[]) => Promise.all(ids.map((roomId) => nodes.openRoom(nodes.place(), roomId)));
const silence = () => node.answer('node:hello', () => 'silence');

describe('the rooms of a node', () => {
  it('are kept while the node is out of reach for a short time, and lost after a long one', async () => {
    await openAll(roomIds(2));
    silence();
    node.cut();
    await clock.advance(9_999);
    expect(lost).toEqual([]);
    await clock.advance(1);
    expect(lost).toEqual(['room-0 nodeLost', 'room-1 nodeLost']);
    expect(nodes.findRoom(RoomId.parse('room-0'))).toBeUndefined();
  });

  it('are not given more time by a link that comes back and falls before it has synced', async () => {
    await openAll(roomIds(1));
    node.answer('node:sync', () => 'silence');
    node.cut();
    await clock.advance(5_000);
    expect(nodes.hasHealthyNode()).toBe(false);
    node.cut();
    await clock.advance(5_000);
    expect(lost).toEqual(['room-0 nodeLost']);
  });

  it('are synced in parts, however many they are, and those the node does not have are lost', async () => {
    const all = roomIds(250);
    await openAll(all);
    node.answer('node:sync', () => {
      const asked = lastData<SfuInput<'node:sync'>>().roomIds;
      const missingRoomIds = asked.filter((roomId) => roomId === 'room-249');
      const rooms = asked.filter((roomId) => roomId !== 'room-249').map(stateOf);
      return { ok: true, data: { rooms, missingRoomIds } };
    });
    node.cut();
    await clock.advance(100);
    const syncs = node.requests.filter(({ method }) => method === 'node:sync');
    expect(syncs.map(({ data }) => (data as SfuInput<'node:sync'>).roomIds.length)).toEqual([100, 100, 50]);
    expect(lost).toEqual(['room-249 nodeLost']);
    await clock.advance(60_000);
    expect(lost).toHaveLength(1);
    expect(nodes.findRoom(RoomId.parse('room-0'))?.isInterrupted).toBe(false);
  });

  it('are lost when the node was started anew', async () => {
    await openAll(roomIds(1));
    node.answer('node:hello', () => ({ ok: true, data: helloOf({ instanceId: 'instance-2' }) }));
    node.cut();
    await clock.advance(100);
    expect(lost).toEqual(['room-0 nodeLost']);
    expect(nodes.hasHealthyNode()).toBe(true);
  });

  it('that a server closed on purpose are not lost', async () => {
    await openAll(roomIds(2));
    const closed = (roomId: string, reason: string) =>
      node.send(JSON.stringify({ event: 'room:closed', data: { roomId, reason, origin: 'x' } }));
    closed('room-0', 'ended');
    closed('room-1', 'drained');
    expect(lost).toEqual(['room-1 drained']);
  });
});

describe('a node', () => {
  it('that drains takes no new room, and whoever waits is told', async () => {
    const before = healthChangeCount;
    node.send(JSON.stringify({ event: 'node:updated', data: conditionOf({ isDraining: true }) }));
    expect(healthChangeCount).toBe(before + 1);
    expect(nodes.hasHealthyNode()).toBe(false);
    expect(() => nodes.place()).toThrow(expect.objectContaining({ code: 'MEDIA_NODE_LOST' }));
  });

  it('may send events of a later version: they are passed over', async () => {
    node.send(JSON.stringify({ event: 'room:danced', data: {} }));
    node.send(JSON.stringify({ event: 'producer:closed', data: { nonsense: true } }));
    expect(nodes.hasHealthyNode()).toBe(true);
  });
});
