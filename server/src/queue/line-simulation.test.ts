import { describe, expect, it } from 'vitest';
import { forecastLine, type LineState, type SimulatedAgent, waitAt } from './line-simulation.ts';

const minute = 60_000;
const now = 1_800_000_000_000;
const options = { runCount: 200, quantile: 0.8, seed: 1 };
const busy: SimulatedAgent = {
  activity: 'onCall',
  activitySince: now - minute,
  isReadyNext: true,
  classes: [{ queueClass: 'q', penaltyMs: 0 }],
};
const line = (callCount: number, changes: Partial<LineState['lines'][number]> = {}) => ({
  queueClass: 'q',
  count: callCount,
  rings: [{ queueClass: 'q', opensAt: 0 }],
  talkMs: 4 * minute,
  wrapUpMs: minute,
  calls: Array.from({ length: callCount }, (_, at) => ({ callId: `c${at}`, score: now - 1_000_000 + at })),
  ...changes,
});
const waits = (agents: SimulatedAgent[], lines: LineState['lines']) =>
  forecastLine({ now, agents, lines }, 'q', options).waitsMs;
const many = (count: number, changes: Partial<SimulatedAgent> = {}) =>
  Array.from({ length: count }, () => ({ ...busy, ...changes }));

describe('the forecast of a line', () => {
  it('is longer further back, shorter with more agents, and in step with the handling time', () => {
    const three = waits(many(3), [line(12)]);
    expect([...three].sort((left, right) => left - right)).toEqual(three);
    expect(waits(many(6), [line(12)])[9]).toBeLessThan(three[9] ?? 0);
    const twice = waits(many(3), [line(12, { talkMs: 8 * minute, wrapUpMs: 2 * minute })]);
    expect((twice[9] ?? 0) / (three[9] ?? 1)).toBeGreaterThan(1.6);
  });

  it('is near what theory says: a long line moves by one place in handling time ÷ agents', () => {
    const found = waits(many(10), [line(100)]);
    const pace = ((found[90] ?? 0) - (found[40] ?? 0)) / 50;
    expect(pace).toBeGreaterThan(0.9 * ((5 * minute) / 10));
    expect(pace).toBeLessThan(1.25 * ((5 * minute) / 10));
  });

  it('counts what an agent has still to do, not only how many there are', () => {
    const wrapping = waits(many(2, { activity: 'wrapUp' }), [line(2)]);
    expect(wrapping[0]).toBeLessThan(waits(many(2), [line(2)])[0] ?? 0);
    expect(waits(many(2, { isReadyNext: false }), [line(2)])[0]).toBe(Number.POSITIVE_INFINITY);
    expect(waits([], [line(1)])).toEqual([Number.POSITIVE_INFINITY]);
  });

  it('sees who is served from another line first', () => {
    const both = many(1, {
      classes: [
        { queueClass: 'q', penaltyMs: 0 },
        { queueClass: 'r', penaltyMs: 0 },
      ],
    });
    const older = line(4, {
      queueClass: 'r',
      rings: [{ queueClass: 'r', opensAt: 0 }],
      calls: Array.from({ length: 4 }, (_, at) => ({ callId: `r${at}`, score: now - 2_000_000 + at })),
    });
    expect(waits(both, [line(1), older])[0]).toBeGreaterThan((waits(both, [line(1)])[0] ?? 0) + 10 * minute);
  });

  it('lets further agents in when their ring opens, not before', () => {
    const general = many(1, { activity: 'idle', classes: [{ queueClass: 'g', penaltyMs: 0 }] });
    const score = now - 10_000;
    const widening = line(1, {
      rings: [
        { queueClass: 'q', opensAt: 0 },
        { queueClass: 'g', opensAt: 30_000 },
      ],
      calls: [{ callId: 'c0', score }],
    });
    expect(waits(general, [widening])).toEqual([20_000]);
  });

  it('is the same for the same line', () => {
    expect(waits(many(3), [line(5)])).toEqual(waits(many(3), [line(5)]));
  });
});

describe('the wait at a place', () => {
  const forecast = { scores: [10, 20, 30, 40], waitsMs: [100, 200, 300, 400] };
  it('is as forecast, that of the next behind for one in between, and goes on at the last pace', () => {
    expect(waitAt(forecast, 20, 1)).toBe(200);
    expect(waitAt(forecast, 25, 2)).toBe(300);
    expect(waitAt(forecast, 99, 13)).toBe(400 + 10 * 100);
    expect(waitAt({ scores: [], waitsMs: [] }, 5, 0)).toBeNull();
  });
});
