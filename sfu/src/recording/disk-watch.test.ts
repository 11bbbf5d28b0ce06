import { afterEach, expect, it } from 'vitest';
import { DiskWatch } from './disk-watch.ts';
import { recordingTuning } from './tuning.ts';

const { fullDiskBytes, lowDiskBytes } = recordingTuning;
let free: number | Error;
let told: string[];
const watch = new DiskWatch(
  '/anywhere',
  async () => {
    if (free instanceof Error) throw free;
    return free;
  },
  ({ level }) => told.push(level),
);
afterEach(() => watch.close());

it('warns early, says when nothing new is begun, and does not flicker at the edge', async () => {
  told = [];
  const levels: string[] = [];
  for (free of [
    ...[lowDiskBytes, lowDiskBytes - 1, lowDiskBytes + 1, fullDiskBytes - 1, fullDiskBytes + 1],
    ...[new Error('no such folder'), fullDiskBytes * 1.2, lowDiskBytes * 1.2],
  ]) {
    levels.push((await watch.check()).level);
  }
  expect(levels).toEqual(['ample', 'low', 'low', 'full', 'full', 'full', 'low', 'ample']);
  expect(told).toEqual(['low', 'full', 'low', 'ample']);
});
