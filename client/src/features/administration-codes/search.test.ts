import { expect, it } from 'vitest';
import { readSearch, type Search, writeSearch } from './search.ts';

it.each<Search>([
  { text: '杨家坪 & 1', entryPoint: 'kiosk', state: 'revoked' },
  { text: '', entryPoint: '', state: 'all' },
])('%j is read from the address as it was written', (search) => {
  expect(readSearch(new URLSearchParams(writeSearch(search)))).toEqual(search);
});

it('what was made up in the address is left out', () => {
  const query = new URLSearchParams({ at: 'web', state: 'lost', text: 'x' });
  expect(readSearch(query)).toEqual({ text: 'x', entryPoint: '', state: 'all' });
});
