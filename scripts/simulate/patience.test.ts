import { describe, expect, it } from 'vitest';
import { createPatience, type Wait } from './patience.ts';
import { streamOf } from './random.ts';

const left = (waitMs: number): Wait => ({ waitMs, hasLeft: true });
const answered = (waitMs: number): Wait => ({ waitMs, hasLeft: false });
/** Many drawings for one who waited that long. */
function drawMany(waits: readonly Wait[], waitedMs: number): number[] {
  const draw = createPatience(waits);
  return Array.from({ length: 2_000 }, (_, at) => draw(waitedMs, streamOf(5, at)));
}
const shareOf = (values: readonly number[], isIn: (value: number) => boolean) =>
  values.filter(isIn).length / values.length;

describe('patience that was never seen to its end', () => {
  it('is always longer than the wait was', () => {
    const waits = [left(100), answered(200), left(300), answered(400), left(500)];
    for (const waitedMs of [0, 150, 450, 600]) {
      expect(Math.min(...drawMany(waits, waitedMs))).toBeGreaterThan(waitedMs);
    }
  });

  it('follows the survival curve: of those who left, as many at each moment as did', () => {
    const drawn = drawMany([left(100), left(200), left(300), left(400)], 0);
    for (const at of [100, 200, 300, 400])
      expect(shareOf(drawn, (value) => value === at)).toBeCloseTo(0.25, 1);
  });

  it('counts who was answered as still waiting until then: half are left of two, not a third of three', () => {
    // At 200 two are under observation, and one of them leaves.
    const drawn = drawMany([answered(100), left(200), answered(300)], 0);
    expect(shareOf(drawn, (value) => value === 200)).toBeCloseTo(0.5, 1);
  });

  it('goes on at the mean rate beyond the last who left, and never ends on a day when nobody did', () => {
    const drawn = drawMany([left(100), answered(900)], 500);
    expect(Math.min(...drawn)).toBeGreaterThan(500);
    // 1,000 ms of waiting, one left.
    expect(drawn.reduce((sum, value) => sum + value - 500, 0) / drawn.length / 1_000).toBeCloseTo(1, 1);
    expect(new Set(drawMany([answered(100)], 100)).size).toBe(1);
  });
});
