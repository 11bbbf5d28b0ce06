import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTestRedis } from '../../server/src/platform/test-support/test-redis.ts';
import { type Day, minuteMs, secondMs } from './day.ts';
import { drawDay } from './draw-day.ts';
import { figuresOf } from './figures.ts';
import { type Policy, readPolicy } from './policy.ts';
import { type RecordedDay, readRecordedDay } from './recorded-day.ts';
import { replayOf } from './replay-day.ts';
import { runDay } from './run-day.ts';
import { cutDay } from './short-day.ts';

/** Hours go by, second by second, on a machine that may be busy elsewhere. */
const dayTimeoutMs = 120_000;
const redis = useTestRedis();
const run = async (day: Day, policy: Policy) => (await runDay(redis(), day, policy, 'a small day')).record;

/** The first two hours with half of the usual agents and calls. */
const small = { seed: 7, callCount: 2_500, agentCount: 36 };
const draw = (agentCount = small.agentCount) => sleepy(cutDay(drawDay({ ...small, agentCount }), 2));
/** One answer in seven never comes, so that what a ring costs shows. */
function sleepy(day: Day): Day {
  const sleeps = ({ callId }: { callId: string }) => Number(callId.slice(1)) % 7 === 0;
  return {
    ...day,
    react: (offer) =>
      sleeps(offer) && offer.time === 1 ? { kind: 'ignore', backAfterMs: 30 * secondMs } : day.react(offer),
  };
}

describe('a simulated day', () => {
  let current: Policy;
  let record: RecordedDay;
  beforeAll(async () => {
    current = await readPolicy('current');
    record = await run(draw(), current);
  }, dayTimeoutMs);

  it('serves everybody who stays, and nobody twice', () => {
    const figures = figuresOf(record);
    const { callCount, answeredCount, abandonedCount } = figures;
    expect(callCount).toBe(draw().calls.length);
    expect(answeredCount + abandonedCount).toBe(callCount);
    expect(answeredCount).toBeGreaterThan(callCount / 2);
    const accepted = record.offers.filter(({ outcome }) => outcome === 'accepted');
    expect(new Set(accepted.map(({ callId }) => callId)).size).toBe(accepted.length);
    expect(accepted).toHaveLength(figures.answeredCount);
    expect(figures.missedCount).toBeGreaterThan(50);
  });

  it(
    'is the same for the same seed',
    async () => {
      expect(await run(draw(), current)).toEqual(record);
    },
    dayTimeoutMs,
  );

  it(
    'makes people wait longer with half of the agents, who come at the same times',
    async () => {
      const fewer = draw(18);
      const arrivals = (calls: Day['calls']) =>
        calls.map(({ enqueuedAt, patienceMs }) => [enqueuedAt, patienceMs]);
      expect(arrivals(fewer.calls)).toEqual(arrivals(draw().calls));
      const [worse, usual] = [figuresOf(await run(fewer, current)), figuresOf(record)];
      expect(worse.waitP90Ms).toBeGreaterThan(usual.waitP90Ms ?? 0);
      expect(worse.serviceLevel).toBeLessThan(usual.serviceLevel ?? 0);
      expect(worse.abandonedCount).toBeGreaterThan(usual.abandonedCount);
    },
    dayTimeoutMs,
  );

  it(
    'is nearly the same when its record is replayed under the same policy, and worse under a worse one',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'cloudseat-day-'));
      const path = join(folder, 'day.json');
      await writeFile(path, JSON.stringify(record));
      const read = await readRecordedDay(path).finally(() => rm(folder, { recursive: true }));
      expect(read).toEqual(record);

      const replay = replayOf(read);
      const recorded = figuresOf(record);
      const again = figuresOf(await run(replay, current));
      const apart = (name: 'serviceLevel' | 'occupancy') =>
        Math.abs((again[name] ?? 0) - (recorded[name] ?? 0));
      expect(apart('serviceLevel')).toBeLessThan(0.03);
      expect(apart('occupancy')).toBeLessThan(0.03);
      expect(Math.abs(again.abandonedCount - recorded.abandonedCount)).toBeLessThan(
        0.03 * recorded.callCount,
      );
      expect(Math.abs(again.missedCount - recorded.missedCount)).toBeLessThan(0.1 * recorded.missedCount);

      const longRing = { ...current, tuning: { ...current.tuning, offerTimeoutMs: 3 * minuteMs } };
      const worse = figuresOf(await run(replay, longRing));
      expect(worse.serviceLevel).toBeLessThan((again.serviceLevel ?? 0) - 0.02);
      expect(worse.waitP90Ms).toBeGreaterThan(1.1 * (again.waitP90Ms ?? 0));
    },
    dayTimeoutMs,
  );
});
