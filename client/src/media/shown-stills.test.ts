import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLifetime } from '../lib/lifetime.ts';
import { createShownStills } from './shown-stills.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('shows the newest, and nothing once no newer one has come for a while', () => {
  const onChange = vi.fn();
  const stills = createShownStills(createLifetime(), onChange);
  stills.show('p1', 'first');
  vi.advanceTimersByTime(10_000);
  stills.show('p1', 'second');
  vi.advanceTimersByTime(10_000);
  expect(stills.find('p1')).toBe('data:image/jpeg;base64,second');
  vi.advanceTimersByTime(5_000);
  expect(stills.find('p1')).toBeNull();
  expect(onChange).toHaveBeenCalledTimes(3);
  stills.show('p1', 'third');
  stills.clear();
  expect(stills.find('p1')).toBeNull();
});
