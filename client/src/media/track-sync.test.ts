import { describe, expect, it } from 'vitest';
import { correctTrack, endOfSpan, syncToleranceMs } from './track-sync.ts';

const reading = { masterMs: 10_000, rate: 1, sinceSeekMs: null };

describe('a track that runs with others', () => {
  it('is left alone while it is in step', () => {
    expect(correctTrack({ ...reading, trackMs: 10_015 })).toEqual({ kind: 'run', rate: 1 });
    expect(correctTrack({ ...reading, rate: 1.5, trackMs: 9_990 })).toEqual({ kind: 'run', rate: 1.5 });
  });
  it('runs faster when it is late, and slower when it is early, by what no ear minds', () => {
    const late = correctTrack({ ...reading, trackMs: 9_940 });
    const early = correctTrack({ ...reading, trackMs: 10_150 });
    expect(late).toMatchObject({ kind: 'run' });
    expect((late as { rate: number }).rate).toBeCloseTo(1.06);
    expect((early as { rate: number }).rate).toBeCloseTo(0.9);
  });
  it('leaps when it is far off, and not again before it has run', () => {
    expect(correctTrack({ ...reading, trackMs: 8_000 })).toEqual({ kind: 'seek', toMs: 10_000 });
    expect(correctTrack({ ...reading, trackMs: 8_000, sinceSeekMs: 300 })).toMatchObject({ kind: 'run' });
    expect(correctTrack({ ...reading, trackMs: 8_000, sinceSeekMs: 1_000 })).toMatchObject({ kind: 'seek' });
  });
  it.each([0.5, 1, 2])('is within the tolerance soon at rate %d, from wherever it was', (rate) => {
    for (const startMs of [-155, -100, 100, 155]) {
      let offsetMs = startMs;
      for (let passedMs = 0; passedMs < 4_000; passedMs += 100) {
        const correction = correctTrack({ ...reading, rate, trackMs: 10_000 + offsetMs });
        if (correction.kind === 'run') offsetMs += (correction.rate - rate) * 100;
      }
      expect(Math.abs(offsetMs)).toBeLessThan(syncToleranceMs);
    }
  });
});

it('a place in a gap knows its end', () => {
  const spans = [
    { fromMs: 1_000, toMs: 2_000 },
    { fromMs: 5_000, toMs: 6_000 },
  ];
  expect(endOfSpan(spans, 1_000)).toBe(2_000);
  expect(endOfSpan(spans, 2_000)).toBeNull();
  expect(endOfSpan(spans, 5_999)).toBe(6_000);
});
