import { beforeEach, expect, it } from 'vitest';
import { createTelephoneAdvice, type LinkMoment } from './telephone-advice.ts';

let take: ReturnType<typeof createTelephoneAdvice>;
let now: number;
beforeEach(() => {
  take = createTelephoneAdvice();
  now = 0;
});
/** One look a second; gives the last answer. */
function look(step: LinkMoment['step'], seconds: number, isBroken = false, inventedShare = 0): boolean {
  let isAdvised = false;
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    isAdvised = take({ step, isBroken, inventedShare }, now);
  }
  return isAdvised;
}

it('is given when only words are left for a while, not at once, and not while there is a voice', () => {
  expect(look('voice', 300)).toBe(false);
  expect(look('text', 8)).toBe(false);
  expect(look('text', 1)).toBe(true);
});

it('is given when a link is lost again and again, not for one long loss', () => {
  expect(look('full', 60, true)).toBe(false);
  look('full', 5);
  look('full', 3, true);
  look('full', 5);
  expect(look('full', 1, true)).toBe(true);
});

it('is given when speech is hard to follow for long, not for a moment, and not for a little', () => {
  expect(look('voice', 3, false, 0.6)).toBe(false);
  expect(look('voice', 60, false, 0.15)).toBe(false);
  expect(look('voice', 20, false, 0.4)).toBe(true);
});

it('forgets losses of long ago', () => {
  for (let count = 0; count < 5; count += 1) {
    expect(look('full', 2, true)).toBe(false);
    expect(look('full', 70)).toBe(false);
  }
});

it('stays through the lower steps, and is taken back when the picture is there again', () => {
  look('text', 9);
  expect(look('voice', 30)).toBe(true);
  expect(look('stills', 30)).toBe(true);
  expect(look('low', 1)).toBe(false);
});
