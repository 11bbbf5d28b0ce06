import { describe, expect, it } from 'vitest';
import { openDays, readSearch, writeSearch } from './case-search.ts';

describe('what is looked for among cases', () => {
  it.each([
    ['', { text: '', state: 'notEnded', matterId: '', regions: 'any' }],
    ['text=000123&state=any', { text: '000123', state: 'any', matterId: '', regions: 'any' }],
    ['state=lapsed&matter=id-card', { text: '', state: 'lapsed', matterId: 'id-card', regions: 'any' }],
    ['regions=cross', { text: '', state: 'notEnded', matterId: '', regions: 'cross' }],
    ['state=nonsense', { text: '', state: 'notEnded', matterId: '', regions: 'any' }],
  ] as const)('is read from “%s” and written the same', (address, search) => {
    expect(readSearch(new URLSearchParams(address))).toEqual(search);
    expect(readSearch(new URLSearchParams(writeSearch(search)))).toEqual(search);
  });
  it('leaves the address as it is where nothing was chosen', () => {
    expect(writeSearch({ text: ' ', state: 'notEnded', matterId: '', regions: 'any' })).toEqual({});
  });
});

describe('how long a case has been open', () => {
  it.each([
    [0, 86_399_999, 0],
    [0, 86_400_000, 1],
    [5, 0, 0],
  ])('is counted in whole days: from %d to %d are %d', (openedAt, now, days) => {
    expect(openDays(openedAt, now)).toBe(days);
  });
});
