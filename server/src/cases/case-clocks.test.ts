import { describe, expect, it } from 'vitest';
import { type ClockMoments, clocksOf } from './case-clocks.ts';

const received = new Date(1_000);
const accepted = new Date(2_000);
const none: ClockMoments = {
  ...{ state: 'open', receivedAt: null, noticedAt: null, acceptedAt: null, conditionalDays: null },
  ...{ isExtended: false, pauses: [], jointSince: null },
};

describe('the clocks of a case', () => {
  it.each<[string, Partial<ClockMoments>, object[]]>([
    ['before anything was received', {}, []],
    ['once papers were received', { receivedAt: received }, [{ kind: 'tellGaps', startedAt: 1_000 }]],
    [
      'while gaps are mended',
      { state: 'correcting', receivedAt: received, noticedAt: accepted },
      [{ kind: 'correction', startedAt: 2_000 }],
    ],
    [
      'once it is accepted',
      { state: 'accepted', receivedAt: received, acceptedAt: accepted, isExtended: true },
      [{ kind: 'decide', startedAt: 2_000, isExtended: true, pauses: [] }],
    ],
    [
      'accepted with something to follow',
      { state: 'conditional', acceptedAt: accepted, conditionalDays: 7 },
      [{ kind: 'conditional', startedAt: 2_000, days: 7 }, { kind: 'decide' }],
    ],
    [
      'handled by several departments together',
      { state: 'accepted', acceptedAt: accepted, jointSince: new Date(3_000), isExtended: true },
      [{ kind: 'joint', startedAt: 3_000, isExtended: true }],
    ],
    [
      'put before several departments before it was accepted',
      { receivedAt: received, jointSince: new Date(3_000) },
      [{ kind: 'tellGaps' }, { kind: 'joint', startedAt: 3_000 }],
    ],
    ['that has ended', { state: 'decided', receivedAt: received, acceptedAt: accepted }, []],
  ])('%s', (_when, change, clocks) => {
    expect(clocksOf({ ...none, ...change })).toMatchObject(clocks);
    expect(clocksOf({ ...none, ...change })).toHaveLength(clocks.length);
  });
});
