import { describe, expect, it } from 'vitest';
import type { FilmSync } from './film-player-props.ts';
import { placeOf, steer } from './steering.ts';

const sync = (change: Partial<FilmSync> = {}): FilmSync => ({
  ...{ isPlaying: true, positionMs: 10_000, at: 1_000_000, rate: 1 },
  ...change,
});
const at = (serverMs: number, actualMs: number) => ({
  ...{ serverMs, actualMs, durationMs: 60_000, jumpTakesMs: 0 },
});

describe('a film that follows', () => {
  it('knows where everybody’s stands', () => {
    expect(placeOf(sync(), 1_002_000, 60_000)).toBe(12_000);
    expect(placeOf(sync({ rate: 2 }), 1_002_000, 60_000)).toBe(14_000);
    expect(placeOf(sync({ isPlaying: false }), 1_002_000, 60_000)).toBe(10_000);
    expect(placeOf(sync(), 9_000_000, 60_000)).toBe(60_000);
    // A clock that is a little behind the one that said it.
    expect(placeOf(sync(), 999_000, 60_000)).toBe(10_000);
  });

  it.each([
    ['runs as it should where it is close', 12_010, { act: 'run', rate: 1 }],
    ['runs a little faster where it is behind', 11_970, { act: 'run', rate: 1.02 }],
    ['never more than five in a hundred', 11_600, { act: 'run', rate: 1.05 }],
    ['and as little slower where it is ahead', 12_300, { act: 'run', rate: 0.95 }],
    ['jumps where it is half a second away', 11_000, { act: 'jump', toMs: 12_000 }],
  ])('%s', (_name, actualMs, wanted) => {
    expect(steer(sync(), at(1_002_000, actualMs))).toEqual(wanted);
  });

  it('lands ahead by what its jumps take', () => {
    expect(steer(sync(), { ...at(1_002_000, 0), jumpTakesMs: 120 })).toEqual({ act: 'jump', toMs: 12_120 });
  });

  it('stands where everybody’s stands, at its end, and before anything was said', () => {
    const still = sync({ isPlaying: false });
    expect(steer(still, at(1_002_000, 10_400))).toEqual({ act: 'stand', atMs: 10_000 });
    expect(steer(still, at(1_002_000, 10_005))).toEqual({ act: 'stand', atMs: null });
    expect(steer(sync(), at(9_000_000, 59_000))).toEqual({ act: 'stand', atMs: 60_000 });
    expect(steer(null, at(0, 5_000))).toEqual({ act: 'stand', atMs: null });
  });
});
