import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readScriptSources, type ScriptSources } from './dispatch-scripts.ts';
import { type Command, commandLists } from './testing/commands.ts';
import { defects } from './testing/defects.ts';
import { Run } from './testing/run-commands.ts';
import { Subject } from './testing/subject.store.ts';

/** 60 keep CI quick; `CLOUDSEAT_PROPERTY_RUNS=2000` digs, `CLOUDSEAT_PROPERTY_SEED` repeats a failure. */
const runCount = Number(process.env.CLOUDSEAT_PROPERTY_RUNS ?? 60);
const seed = process.env.CLOUDSEAT_PROPERTY_SEED;

let redis: Redis;
beforeAll(() => {
  redis = new Redis(inject('redisUrl'));
});
afterAll(() => redis.disconnect());

async function runOnce(commands: Command[], sources: ScriptSources): Promise<void> {
  const subject = new Subject(redis, sources);
  try {
    const run = new Run(subject);
    await run.begin();
    for (const command of commands) await run.check(command);
    await run.drain();
  } finally {
    await subject.close();
  }
}

const check = (sources: ScriptSources, options: fc.Parameters<[Command[]]>) =>
  fc.assert(
    fc.asyncProperty(commandLists, (commands) => runOnce(commands, sources)),
    { ...options, ...(seed === undefined ? {} : { seed: Number(seed) }) },
  );

describe('the dispatcher against its model', () => {
  it(`agrees and keeps every invariant over ${runCount} runs of 100 and more commands`, {
    timeout: 60_000 + runCount * 2_000,
  }, async () => {
    await check(readScriptSources(), {
      numRuns: runCount,
      interruptAfterTimeLimit: 50_000 + runCount * 2_000,
    });
  });

  it.each(defects)('finds $name', { timeout: 120_000 }, async ({ part, from, to }) => {
    const sources = readScriptSources();
    const text = sources.get(part) ?? '';
    expect(text.split(from), 'the defect must fit exactly one place').toHaveLength(2);
    sources.set(part, text.replace(from, to));
    await expect(check(sources, { numRuns: 60, endOnFailure: true })).rejects.toThrow();
  });
});
