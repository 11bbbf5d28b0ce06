import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readOfferWhy } from '../call/offer-why.ts';
import { readScriptSources, type ScriptSources } from './dispatch-scripts.ts';
import { dispatchEventTypes } from './dispatch-types.ts';
import { type Command, commandLists } from './testing/commands.ts';
import { defects } from './testing/defects.ts';
import { Run } from './testing/run-commands.ts';
import { Subject } from './testing/subject.store.ts';

/** 500 are what CI runs; `CLOUDSEAT_PROPERTY_RUNS=2000` digs, `CLOUDSEAT_PROPERTY_SEED` repeats a failure whose seed was printed. */
const runCount = Number(process.env.CLOUDSEAT_PROPERTY_RUNS ?? 500);
const seed = process.env.CLOUDSEAT_PROPERTY_SEED;

let redis: Redis;
beforeAll(() => {
  redis = new Redis(inject('redisUrl'));
});
afterAll(() => redis.disconnect());

/** Types, reasons and ends of the events met, so that it shows when the commands stop reaching one. */
const seen = new Set<string>();
const reachable = [
  ...dispatchEventTypes,
  ...[
    'declined',
    'timedOut',
    'revoked',
    'cancelled',
    'accepted',
    'rescinded',
    'systemFault',
    'connectTimeout',
    'agentLost',
    'transferred',
    'callbackUnanswered',
    'paused',
    'absent',
    'silent',
    'notComplete',
  ],
  ...[
    'applicantLeft',
    'applicantLost',
    'applicantAwayTooLong',
    'turnMissed',
    'handedOver',
    'nobodyAnswered',
    'agentEnded',
    'applicantEnded',
    'wrapUpEnded',
  ],
  ...[
    ...['sameAgent', 'level', 'lowerLevel', 'general', 'parallel'],
    ...['longestIdle', 'triedLongestAgo', 'longestWait', 'scarceSkill'],
  ],
];

async function runOnce(commands: Command[], sources: ScriptSources): Promise<void> {
  const subject = new Subject(redis, sources);
  try {
    const run = new Run(subject, (event) => {
      seen.add(event.type);
      const { reason, offerEnd, endReason } = event;
      const why = event.why === null ? null : readOfferWhy(event.why);
      if (event.why !== null) expect(why, JSON.stringify(event.why)).not.toBeNull();
      for (const detail of [reason, offerEnd, endReason, why?.ring, why?.reason])
        if (detail) seen.add(detail);
    });
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
    { ...options, ...(seed === undefined || seed === '' ? {} : { seed: Number(seed) }) },
  );

describe('the dispatcher against its model', () => {
  it(`agrees and keeps every invariant over ${runCount} runs of 100 and more commands`, {
    timeout: 60_000 + runCount * 6_000,
  }, async () => {
    await check(readScriptSources(), { numRuns: runCount, endOnFailure: true });
    expect(reachable.filter((name) => !seen.has(name))).toEqual([]);
  });

  it.each(defects)('finds $name', { timeout: 300_000 }, async ({ part, from, to }) => {
    const sources = readScriptSources();
    const text = sources.get(part) ?? '';
    expect(text.split(from), 'the defect must fit exactly one place').toHaveLength(2);
    sources.set(part, text.replace(from, to));
    const failure = await check(sources, { numRuns: 400, endOnFailure: true }).then(
      () => null,
      (error: Error) => String(error.cause),
    );
    // Found by a rule or by the model, not by a script that no longer runs.
    expect(failure).toMatch(/\n {2}(\d+|call|agent|offers|deadlines)\b|answered|drain/);
  });
});
