import { expect, it } from 'vitest';
import { parseDistrictTime, writeDistrictTime } from './district-time.ts';

it('reads the district’s clock wherever the browser is', () => {
  expect(parseDistrictTime('2026-11-27T09:30')).toBe(Date.UTC(2026, 10, 27, 1, 30));
});

it.each(['', '2026-11-27', '2026-13-41T99:99', 'tomorrow'])('takes no moment from "%s"', (value) => {
  expect(parseDistrictTime(value)).toBeNull();
});

it('writes what it reads', () => {
  expect(writeDistrictTime(parseDistrictTime('2026-12-31T23:45') ?? 0)).toBe('2026-12-31T23:45');
});
