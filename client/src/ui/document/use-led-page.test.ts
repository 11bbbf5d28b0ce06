import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import { stayAway } from './use-led-page.ts';

const on = (page: number, file = 'file') => ({ materialId: file as MaterialId, page });

it('whoever leafs on by themselves stays there until who leads comes to the same page, and is led from then on', () => {
  const own = on(3);
  expect(stayAway(own, on(1))).toBe(own);
  expect(stayAway(own, on(2))).toBe(own);
  const met = stayAway(own, on(3));
  expect(met).toBeNull();
  expect(stayAway(met, on(4))).toBeNull();
  expect(stayAway(own, on(1, 'another'))).toBeNull();
});
