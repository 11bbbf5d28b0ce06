import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLifetime } from '../lib/lifetime.ts';
import { createShownStills } from './shown-stills.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('shows the newest, and nothing once no newer one has come for a while', () => {
  const onChange = vi.fn();
  const stills = createShownStills(createLifetime(), onChange);
  stills.show('p1', 'camera', 'first');
  vi.advanceTimersByTime(10_000);
  stills.show('p1', 'camera', 'second');
  vi.advanceTimersByTime(10_000);
  expect(stills.find('p1', 'camera')).toBe('data:image/jpeg;base64,second');
  vi.advanceTimersByTime(5_000);
  expect(stills.find('p1', 'camera')).toBeNull();
  expect(onChange).toHaveBeenCalledTimes(3);
  stills.show('p1', 'camera', 'third');
  stills.clear();
  expect(stills.find('p1', 'camera')).toBeNull();
});

it('a picture that stays the same is shown for as long as it is sent again', () => {
  const stills = createShownStills(createLifetime(), () => undefined);
  stills.show('p1', 'screen', 'page');
  vi.advanceTimersByTime(40_000);
  stills.show('p1', 'screen', 'page');
  vi.advanceTimersByTime(40_000);
  expect(stills.find('p1', 'screen')).toBe('data:image/jpeg;base64,page');
  vi.advanceTimersByTime(5_000);
  expect(stills.find('p1', 'screen')).toBeNull();
});

it('a shared page takes the place of the person, stays longer, and gives it back', () => {
  const stills = createShownStills(createLifetime(), () => undefined);
  stills.show('p1', 'camera', 'face');
  stills.show('p1', 'screen', 'page');
  expect([stills.find('p1', 'camera'), stills.find('p2', 'screen')]).toEqual([null, null]);
  vi.advanceTimersByTime(40_000);
  expect(stills.find('p1', 'screen')).toBe('data:image/jpeg;base64,page');
  stills.show('p1', 'camera', 'face');
  expect(stills.find('p1', 'screen')).toBeNull();
});
