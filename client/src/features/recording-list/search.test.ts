import { describe, expect, it } from 'vitest';
import { readSearch, writeSearch } from './search.ts';

describe('the search for recordings in the address', () => {
  it.each([
    '',
    'case=000123',
    'state=onHold&before=17',
    'case=2026-000123&state=sealed&before=1764000000000',
  ])('is read as it was written: %s', (address) => {
    const search = readSearch(new URLSearchParams(address));
    expect(new URLSearchParams(writeSearch(search)).toString()).toBe(address);
  });
  it('takes what nobody wrote for nothing', () => {
    expect(readSearch(new URLSearchParams('state=all&before=soon'))).toEqual({
      ...{ caseNumber: '', state: 'any', before: null },
    });
  });
});
