import { describe, expect, it } from 'vitest';
import { PacketOrder } from './packet-order.ts';

const packet = (sequence: number) => ({ sequence, timestamp: 0, payload: new Uint8Array() });
/** What came out after each of these came in. */
function run(...sequences: number[]): number[][] {
  const order = new PacketOrder();
  return sequences.map((each) => order.push(packet(each)).map(({ sequence }) => sequence));
}
const upTo = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

describe('the order of packets', () => {
  it.each([
    ['passes on what comes in order', [7, 8, 9], [[7], [8], [9]]],
    ['lets an early one wait for the one before it', [7, 9, 8, 10], [[7], [], [8, 9], [10]]],
    ['drops one that comes twice', [7, 8, 8, 7, 9], [[7], [8], [], [], [9]]],
    ['goes on over the end of 16 bits', [65_534, 65_535, 0, 1], [[65_534], [65_535], [0], [1]]],
    ['waits over the end of 16 bits', [65_535, 1, 0], [[65_535], [], [0, 1]]],
    ['takes a far jump as another stream', [7, 30_000, 30_001], [[7], [30_000], [30_001]]],
  ])('%s', (_name, sequences, expected) => {
    expect(run(...sequences)).toEqual(expected);
  });

  it('gives up on a lost one after eight others, and drops it when it comes after all', () => {
    const later = upTo(9, 9);
    const outcomes = run(7, ...later, 8, 18);
    expect(outcomes.slice(1, 9)).toEqual(Array.from({ length: 8 }, () => []));
    expect(outcomes.slice(9)).toEqual([later, [], [18]]);
  });
});
