import { expect, it } from 'vitest';
import { type LaneStep, runInLanes } from './lanes.ts';

/** What ran beside what: each entry names those that run when one begins. */
async function trace(steps: LaneStep[], laneCount: number): Promise<string[]> {
  const running = new Set<string>();
  const begun: string[] = [];
  const names = await runInLanes(steps, laneCount, async ({ name }) => {
    running.add(name);
    begun.push([...running].join('+'));
    // Names are as long as their steps take.
    for (let turn = 0; turn < name.length * 20; turn += 1) await Promise.resolve();
    running.delete(name);
    return name;
  });
  expect(names).toEqual(steps.map(({ name }) => name));
  return begun;
}

it('runs as many steps at a time as there are lanes, in their order', async () => {
  expect(await trace([{ name: 'aaaa' }, { name: 'b' }, { name: 'cc' }], 2)).toEqual([
    'aaaa',
    'aaaa+b',
    'aaaa+cc',
  ]);
  expect(await trace([{ name: 'aaaa' }, { name: 'b' }], 1)).toEqual(['aaaa', 'b']);
});

it('keeps a step back until the one it needs has ended, and lets others go before it', async () => {
  const steps = [
    { name: 'build' },
    { name: 'size', after: 'build' },
    { name: 'c' },
    { name: 'd', after: 'nobody' },
  ];
  expect(await trace(steps, 2)).toEqual(['build', 'build+c', 'build+d', 'size']);
});

it('runs a group with nothing else beside it, neither earlier nor later steps', async () => {
  const steps = [
    { name: 'aaa' },
    { name: 'film', group: 'browsers' },
    { name: 'look', group: 'browsers' },
    { name: 'c' },
    { name: 'd' },
  ];
  expect(await trace(steps, 2)).toEqual(['aaa', 'film', 'film+look', 'c', 'c+d']);
});

it('ends with a step that throws', async () => {
  const failing = runInLanes([{ name: 'a' }], 2, () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
});
