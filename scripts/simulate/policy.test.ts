import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import { dispatchTuning } from '../../server/src/tuning.ts';
import { policyNames, readPolicy, routeAgent } from './policy.ts';

async function readText(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'cloudseat-policy-'));
  const path = join(folder, 'policy.json');
  await writeFile(path, text);
  return readPolicy(path).finally(() => rm(folder, { recursive: true }));
}

describe('a policy', () => {
  it('by name differs from the one in force, which is the tuning as it is', async () => {
    const current = await readPolicy('current');
    expect(current.tuning).toEqual(dispatchTuning);
    for (const name of policyNames.filter((each) => each !== 'current')) {
      const { tuning, routing } = await readPolicy(name);
      expect({ tuning, routing }).not.toEqual({ tuning: current.tuning, routing: current.routing });
    }
  });

  it('from a file changes what it names', async () => {
    const policy = await readText('{ "name": "mine", "tuning": { "offerTimeoutMs": 5000 } }');
    expect(policy).toMatchObject({ name: 'mine', routing: { spareLevelMs: 0 } });
    expect(policy.tuning).toEqual({ ...dispatchTuning, offerTimeoutMs: 5_000 });
  });

  it.each([
    ['an unknown figure', '{ "tuning": { "offerTimeout": 5000 } }'],
    ['a figure that is none', '{ "tuning": { "offerTimeoutMs": "5 s" } }'],
    ['a negative figure', '{ "tuning": { "offerTimeoutMs": -1 } }'],
    ['an unknown way of routing', '{ "routing": { "fastest": true } }'],
    ['no JSON', 'offerTimeoutMs: 5000'],
  ])('with %s is refused in words', async (_name, text) => {
    await expect(readText(text)).rejects.toMatchObject({ name: 'SetupError' });
  });

  it('that nobody knows is refused with the names that there are', async () => {
    await expect(readPolicy('best')).rejects.toThrow(/current.*spare-experts/);
  });

  it('that spares experts holds them back by every level that they are above the call', async () => {
    const row = (level: number) => ({ class: `d:tax:${level}:zh:any` as QueueClass, penaltyMs: 0 });
    const policy = await readPolicy('spare-experts');
    const penalties = (classes: { class: QueueClass; penaltyMs: number }[]) =>
      routeAgent(classes, policy).map(({ penaltyMs }) => penaltyMs);
    expect(penalties([row(1), row(2), row(3)])).toEqual([120_000, 60_000, 0]);
    expect(penalties([row(1)])).toEqual([0]);
  });
});
