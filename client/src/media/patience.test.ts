import { expect, it } from 'vitest';
import { patienceOf } from './patience.ts';

it('sound waits for what is sent again only where much is lost, and never too long', () => {
  expect([patienceOf('full', 600), patienceOf('low', 600)]).toEqual([null, null]);
  expect(patienceOf('voice', 200)).toBe(500);
  expect(patienceOf('stills', 3_000)).toBe(1_500);
});
