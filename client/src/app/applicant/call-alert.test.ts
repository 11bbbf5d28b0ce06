import { callStates } from '@cloudseat/shared/nouns/call.ts';
import { describe, expect, it } from 'vitest';
import { type CallAlert, createAlertMemory, findCallAlert } from './call-alert.ts';

const call = {
  state: 'queued',
  isCallback: false,
  isPaused: false,
  aheadCount: 5,
  waitReason: null,
} as const;

describe('what is worth a sound', () => {
  it.each([
    [{}, null],
    [{ aheadCount: 2 }, 'near'],
    [{ aheadCount: 0 }, 'near'],
    [{ aheadCount: null }, null],
    [{ aheadCount: 0, waitReason: 'noAgentSignedIn' }, null],
    [{ aheadCount: 0, waitReason: 'agentsBusy' }, 'near'],
    // It rings, or the applicant is away: other words fit then.
    [{ aheadCount: 0, state: 'offered' }, null],
    [{ aheadCount: 1, state: 'away', isPaused: true }, null],
    [{ aheadCount: 1, isCallback: true, state: 'callbackPending' }, null],
    [{ state: 'passed', aheadCount: 0 }, 'passed'],
    [{ state: 'connecting' }, 'accepted'],
    [{ state: 'connecting', isCallback: true }, 'callback'],
  ] as const)('of %o is %s', (change, alert) => {
    expect(findCallAlert({ ...call, ...change }, false)).toBe(alert);
  });
  it('is nothing of a callback that was answered, nor of a call that is over', () => {
    expect(findCallAlert({ ...call, state: 'connecting', isCallback: true }, true)).toBeNull();
    for (const state of callStates.filter((each) => ['ended', 'abandoned', 'expired'].includes(each)))
      expect(findCallAlert({ ...call, state }, false)).toBeNull();
  });
});

describe('an alert', () => {
  const given = (alerts: readonly (CallAlert | null)[]) => {
    const isDue = createAlertMemory();
    return alerts.map(isDue);
  };
  it('is given when it comes, not again while it stays', () => {
    expect(given([null, 'accepted', 'accepted'])).toEqual([false, true, false]);
    expect(given([null, 'passed', null, 'passed'])).toEqual([false, true, false, true]);
  });
  it('is not given to whoever opens the page, unless somebody rings', () => {
    expect(given(['accepted'])).toEqual([false]);
    expect(given(['near'])).toEqual([false]);
    expect(given(['callback'])).toEqual([true]);
  });
  it('that the turn is near is given once, though the line moves back and it rings in between', () => {
    expect(given([null, 'near', null, 'near', null, 'near'])).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(given(['near', null, 'near'])).toEqual([false, false, false]);
  });
});
