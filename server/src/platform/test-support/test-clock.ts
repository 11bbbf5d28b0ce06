import type { Clock } from '../clock.ts';

/** A clock that stands still until it is told to go on. Milliseconds. */
export function createTestClock(start = Date.UTC(2026, 9, 12, 2, 0)) {
  let now = start;
  const clock: Clock & { advance(ms: number): void; set(at: number): void } = {
    now: () => now,
    advance(ms) {
      now += ms;
    },
    set(at) {
      now = at;
    },
  };
  return clock;
}
