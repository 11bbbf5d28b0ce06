import { describe, expect, it } from 'vitest';
import { countEntryPoints, countFigures, type DayCall } from './day-figures.ts';

const limits = { answerWithinMs: 60_000, abandonedAtOnceMs: 10_000 };
const call = (changes: Partial<DayCall>): DayCall => ({
  ...{
    departmentId: 'd',
    entryPoint: 'web',
    state: 'completed',
    enqueuedAt: 0,
    acceptedAt: null,
    endedAt: null,
    shownBand: null,
  },
  ...changes,
});
const answered = (seconds: number, shownBand: DayCall['shownBand'] = null) =>
  call({ acceptedAt: seconds * 1_000, endedAt: 900_000, shownBand });
const abandoned = (seconds: number, changes: Partial<DayCall> = {}) =>
  call({ state: 'abandoned', endedAt: seconds * 1_000, ...changes });

describe('the figures of a day', () => {
  it('count each ticket once', () => {
    const calls = [
      answered(5),
      call({ state: 'active', acceptedAt: 5_000 }),
      abandoned(30),
      // Had an agent before, went back to the line, left.
      abandoned(200, { acceptedAt: 5_000 }),
      call({ state: 'expired', endedAt: 600_000 }),
      call({ state: 'failed', endedAt: 1_000 }),
      // A callback that was called off.
      call({ state: 'cancelled', endedAt: 900_000 }),
      call({ state: 'queued' }),
      call({ state: 'away' }),
    ];
    const figures = countFigures(calls, [], limits);
    expect(figures).toMatchObject({
      ...{ ticketCount: 9, answeredCount: 2, abandonedCount: 2, lostCount: 3, waitingCount: 2 },
      abandoned: { numerator: 2, denominator: 7 },
    });
  });

  it('take the service level by its formula: the limit is in time, who left at once does not count', () => {
    const calls = [answered(10), answered(60), answered(61), abandoned(10), abandoned(11), abandoned(300)];
    expect(countFigures(calls, [], limits).serviceLevel).toEqual({ numerator: 2, denominator: 5 });
  });

  it('give the waits that half and nine tenths stay below', () => {
    const waits = [100, 10, 90, 20, 80, 30, 70, 40, 60, 50].map((seconds) => answered(seconds));
    expect(countFigures(waits, [], limits)).toMatchObject({ waitP50Ms: 50_000, waitP90Ms: 90_000 });
    expect(countFigures([answered(7)], [], limits)).toMatchObject({ waitP50Ms: 7_000, waitP90Ms: 7_000 });
  });

  it('score the estimate: inside its band, and not longer than it, of those that were shown one', () => {
    const calls = [
      answered(60, 'upTo1'),
      answered(61, 'upTo1'),
      answered(30, 'from1To3'),
      answered(180, 'from1To3'),
      answered(2_000, 'over10'),
      answered(20),
      abandoned(20, { shownBand: 'upTo1' }),
    ];
    const { estimateInside, estimateKept } = countFigures(calls, [], limits);
    expect(estimateInside).toEqual({ numerator: 3, denominator: 5 });
    expect(estimateKept).toEqual({ numerator: 4, denominator: 5 });
  });

  it('take missed and declined offers of all that ended', () => {
    const offers = [
      { outcome: 'accepted', count: 6 },
      { outcome: 'timedOut', count: 2 },
      { outcome: 'declined', count: 1 },
      { outcome: 'cancelled', count: 1 },
    ];
    expect(countFigures([], offers, limits)).toMatchObject({
      missedOffers: { numerator: 2, denominator: 10 },
      declinedOffers: { numerator: 1, denominator: 10 },
    });
  });

  it('are counted by the way people came as well, the busiest first, ways without a ticket left out', () => {
    const from = (entryPoint: DayCall['entryPoint'], of: DayCall) => ({ ...of, entryPoint });
    const calls = [
      from('village', answered(40)),
      from('kiosk', answered(10)),
      from('kiosk', answered(30)),
      from('kiosk', abandoned(90)),
      from('village', call({ state: 'queued' })),
      from('web', call({ state: 'expired', endedAt: 600_000 })),
    ];
    expect(countEntryPoints(calls, limits)).toEqual([
      { entryPoint: 'kiosk', ticketCount: 3, answeredCount: 2, abandonedCount: 1, waitP50Ms: 10_000 },
      { entryPoint: 'village', ticketCount: 2, answeredCount: 1, abandonedCount: 0, waitP50Ms: 40_000 },
      { entryPoint: 'web', ticketCount: 1, answeredCount: 0, abandonedCount: 0, waitP50Ms: null },
    ]);
    expect(countEntryPoints([], limits)).toEqual([]);
  });

  it('are empty, and say so, on a day without tickets', () => {
    const nothing = { numerator: 0, denominator: 0 };
    expect(countFigures([], [], limits)).toMatchObject({
      ...{ ticketCount: 0, serviceLevel: nothing, waitP50Ms: null, waitP90Ms: null },
      ...{ estimateInside: nothing, missedOffers: nothing },
    });
  });
});
