import { expect, it, vi } from 'vitest';
import { createForecasts, type ReadState } from './forecast.ts';

const minute = 60_000;
const state = (rate: { servedCount: number; talkMs: number; wrapUpMs: number }): ReadState => ({
  now: 0,
  agents: [
    {
      activity: 'idle',
      activitySince: 0,
      isReadyNext: true,
      classes: [{ queueClass: 'q', penaltyMs: 0 }],
    },
  ],
  lines: [
    {
      queueClass: 'q',
      count: 2,
      rings: [{ queueClass: 'q', opensAt: 0 }],
      rate,
      calls: [
        { callId: 'c1', score: -2 },
        { callId: 'c2', score: -1 },
      ],
    },
  ],
});
const few = { servedCount: 9, talkMs: 1_000, wrapUpMs: 1_000 };
const many = { ...few, servedCount: 10 };
const make = (readState: () => Promise<ReadState>) => {
  const clock = { now: 0 };
  const forecasts = createForecasts({ readState, rateMinCount: 10, now: () => clock.now });
  return { forecasts, clock };
};

it('uses the rated length until enough calls were served, then the averages', async () => {
  const rated = await make(async () => state(few)).forecasts('q', 5);
  expect(rated.waitsMs[1]).toBeGreaterThan(3 * minute);
  const averaged = await make(async () => state(many)).forecasts('q', 5);
  expect(averaged.waitsMs[1]).toBeLessThan(10_000);
});

it('plays a line once for all who ask within two seconds, then anew', async () => {
  const readState = vi.fn(async () => state(many));
  const { forecasts, clock } = make(readState);
  await Promise.all([forecasts('q', 5), forecasts('q', 5)]);
  clock.now = 1_999;
  await forecasts('q', 5);
  expect(readState).toHaveBeenCalledOnce();
  clock.now = 2_000;
  await forecasts('q', 5);
  expect(readState).toHaveBeenCalledTimes(2);
});

it('does not keep a failure', async () => {
  const readState = vi.fn(async () => state(many)).mockRejectedValueOnce(new Error('Redis is away'));
  const { forecasts } = make(readState);
  await expect(forecasts('q', 5)).rejects.toThrow('Redis is away');
  await expect(forecasts('q', 5)).resolves.toMatchObject({ scores: [-2, -1] });
});
