import { beforeEach, expect, it } from 'vitest';
import { createReturnWatch, type QuietSample } from './link-return.ts';

const quiet: QuietSample = { isConnected: true, roundTripMs: 60, checksSent: 0, checksAnswered: 0 };
let take: ReturnType<typeof createReturnWatch>;
let now: number;
let sent: number;
let answered: number;
beforeEach(() => {
  take = createReturnWatch();
  now = sent = answered = 0;
});
/** One look a second, a check each, of which this share is answered; gives the last answer. */
function look(seconds: number, share: number, of: Partial<QuietSample> = {}): boolean {
  let isGood = false;
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    sent += 1;
    answered += share;
    isGood = take({ ...quiet, checksSent: sent, checksAnswered: answered, ...of }, now);
  }
  return isGood;
}

it('a link is good again after a whole window of answers, not sooner', () => {
  expect(look(30, 1)).toBe(false);
  expect(look(1, 1)).toBe(true);
  expect(look(60, 1)).toBe(true);
});

it('a link that still loses much is not', () => {
  expect(look(200, 0.35)).toBe(false);
  expect(look(80, 1)).toBe(true);
  expect(look(61, 0.5)).toBe(false);
});

it('a lost connection, or answers that come late, begin it anew', () => {
  look(31, 1);
  expect(look(1, 1, { isConnected: false })).toBe(false);
  expect(look(30, 1)).toBe(false);
  expect(look(1, 1)).toBe(true);
  expect(look(1, 1, { roundTripMs: 900 })).toBe(false);
});

it('where the browser does not count checks, a connection that held counts', () => {
  expect(look(31, 0, { checksSent: null, checksAnswered: null })).toBe(true);
});
