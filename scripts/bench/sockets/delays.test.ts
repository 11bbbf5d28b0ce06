import { describe, expect, it } from 'vitest';
import { findDelays } from './delays.ts';

const find = (aheadAtFirst: number, told: [aheadCount: number, atMs: number][], movesMs: number[]) =>
  findDelays(
    [{ aheadAtFirst, told: told.map(([aheadCount, atMs]) => ({ aheadCount, atMs })) }],
    movesMs,
    2_000,
  );

describe('the delay of an update', () => {
  it('runs from the move to the receipt', () => {
    expect(find(3, [[2, 1_040]], [1_000]).dueMs).toEqual([40]);
  });

  it('is not asked for where the shown place stays', () => {
    expect(find(400, [], [1_000, 1_100])).toEqual({ dueMs: [], sinceMoveMs: [], missingCount: 0 });
  });

  it('runs from two seconds after the last message where that is later than the move', () => {
    const delays = find(
      3,
      [
        [2, 1_040],
        [0, 3_100],
      ],
      [1_000, 1_100, 1_200],
    );
    expect(delays.dueMs).toEqual([40, 60, 60]);
    expect(delays.sinceMoveMs).toEqual([40, 2_000, 1_900]);
  });

  it('counts a change that only a much later message made good', () => {
    expect(find(3, [[1, 9_000]], [1_000, 8_990]).dueMs).toEqual([8_000, 10]);
  });

  it('is missing where nothing came, or only what was old', () => {
    expect(find(3, [], [1_000]).missingCount).toBe(1);
    expect(find(3, [[3, 1_500]], [1_000]).missingCount).toBe(1);
  });

  it('runs until its page leaves the line where nothing came before', () => {
    const none = { sinceMoveMs: [900], missingCount: 0 };
    expect(find(1, [], [1_000, 1_900])).toEqual({ ...none, dueMs: [900] });
    expect(find(1, [[1, 950]], [1_000, 1_900])).toEqual({ ...none, dueMs: [0] });
  });

  it('ends with the page that left the line', () => {
    expect(find(0, [], [1_000])).toEqual({ dueMs: [], sinceMoveMs: [], missingCount: 0 });
  });
});
