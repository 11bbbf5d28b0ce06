import { expect, it } from 'vitest';
import { isAwaited } from './what-waits.ts';

const done = {
  ...{ deletedAt: null, state: 'sealed' as const, endedAt: 5, playback: 'ready' as const },
  ...{ unexplainedGapCount: 0, jobs: [{ state: 'done' as const }] },
};

it('a page looks again while something changes by itself, and not after', () => {
  expect(isAwaited(done)).toBe(false);
  expect(isAwaited({ ...done, endedAt: null, state: 'recording' })).toBe(true);
  expect(isAwaited({ ...done, playback: 'preparing' })).toBe(true);
  expect(isAwaited({ ...done, state: 'finalizing' })).toBe(true);
  expect(isAwaited({ ...done, jobs: [{ state: 'running' }] })).toBe(true);
  // Until somebody has written a statement nothing happens by itself.
  expect(isAwaited({ ...done, state: 'finalizing', unexplainedGapCount: 1 })).toBe(false);
  expect(isAwaited({ ...done, playback: 'preparing', deletedAt: 6 })).toBe(false);
  expect(isAwaited({ ...done, playback: 'preparing', state: 'failed' })).toBe(false);
});
