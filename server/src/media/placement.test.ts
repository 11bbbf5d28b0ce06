import { NodeId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { describe, expect, it } from 'vitest';
import { type PlacementCandidate, placePeer, placeRoom } from './placement.ts';

type Changes = Partial<Omit<PlacementCandidate, 'nodeId' | 'load'>> & Partial<PlacementCandidate['load']>;

function candidate(nodeId: string, changes: Changes = {}): PlacementCandidate {
  const { roomCount = 0, consumerCount = 0, busiestWorkerLoad = 0, ...others } = changes;
  return {
    nodeId: NodeId.parse(nodeId),
    isHealthy: true,
    isDraining: false,
    capacity: { workerCount: 2, consumerLimit: 800 },
    load: { roomCount, peerCount: 0, producerCount: 0, consumerCount, busiestWorkerLoad },
    unreportedRoomCount: 0,
    ...others,
  };
}

const cases: Array<[name: string, candidates: PlacementCandidate[], expected: string | undefined]> = [
  ['no node', [], undefined],
  ['equal nodes: the first by id', [candidate('b'), candidate('a')], 'a'],
  ['the one with fewer consumers', [candidate('a', { consumerCount: 80 }), candidate('b')], 'b'],
  ['the one with fewer rooms that still set up', [candidate('a', { roomCount: 1 }), candidate('b')], 'b'],
  [
    'the smaller share, not the smaller number',
    [
      candidate('a', { consumerCount: 100, capacity: { workerCount: 1, consumerLimit: 400 } }),
      candidate('b', { consumerCount: 150 }),
    ],
    'b',
  ],
  [
    'rooms opened since the last report count',
    [candidate('a', { unreportedRoomCount: 2 }), candidate('b')],
    'b',
  ],
  [
    'not one that drains',
    [candidate('a', { isDraining: true }), candidate('b', { consumerCount: 700 })],
    'b',
  ],
  [
    'not one out of reach',
    [candidate('a', { isHealthy: false }), candidate('b', { consumerCount: 700 })],
    'b',
  ],
  [
    'not one with a busy worker',
    [candidate('a', { busiestWorkerLoad: 0.9 }), candidate('b', { consumerCount: 700 })],
    'b',
  ],
  [
    'the least used when all are busy',
    [
      candidate('a', { busiestWorkerLoad: 0.9, consumerCount: 9 }),
      candidate('b', { busiestWorkerLoad: 0.99 }),
    ],
    'b',
  ],
  [
    'none when all drain or are lost',
    [candidate('a', { isDraining: true }), candidate('b', { isHealthy: false })],
    undefined,
  ],
];

describe('a new room goes to', () => {
  it.each(cases)('%s', (_, candidates, expected) => {
    expect(placeRoom(candidates)).toBe(expected);
    expect(placeRoom(candidates.toReversed())).toBe(expected);
  });
});

describe('the place of one more in a room that runs', () => {
  const [home, other] = [NodeId.parse('a'), NodeId.parse('b')];
  const place = (carrying: [NodeId, ...NodeId[]], ...candidates: PlacementCandidate[]) =>
    placePeer(carrying, candidates);

  it('is at home as long as there is room, however empty another is', () => {
    expect(place([home], candidate('a', { consumerCount: 590 }), candidate('b'))).toBe(home);
  });

  it('is on another with clearly more room once home is crowded or busy', () => {
    expect(place([home], candidate('a', { consumerCount: 610 }), candidate('b'))).toBe(other);
    expect(place([home], candidate('a', { busiestWorkerLoad: 0.9 }), candidate('b'))).toBe(other);
  });

  it('is at home where the other is as full, or as busy', () => {
    const full = candidate('a', { consumerCount: 700 });
    expect(place([home], full, candidate('b', { consumerCount: 590 }))).toBe(home);
    expect(place([home], full, candidate('b', { busiestWorkerLoad: 0.9 }))).toBe(home);
  });

  it('is where the room has spread to already, before a third', () => {
    const crowded = candidate('a', { consumerCount: 700 });
    const third = candidate('c');
    expect(place([home, other], crowded, candidate('b', { consumerCount: 300 }), third)).toBe(other);
  });

  it('is elsewhere when home drains or is out of reach, and there where nothing else is', () => {
    expect(place([home], candidate('a', { isDraining: true }), candidate('b'))).toBe(other);
    expect(place([home], candidate('a', { isHealthy: false }), candidate('b'))).toBe(other);
    expect(place([home], candidate('a', { isDraining: true }))).toBe(home);
  });
});
