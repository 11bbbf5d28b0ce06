import { expect, it } from 'vitest';
import { spreadsOf } from './spread.ts';

const every = (ms: number, late: number, count = 5) =>
  Array.from({ length: count }, (_, index) => ({ at: 1_000 + index * ms + late, filmMs: index * ms }));

it('viewers who show the same frame at the same moment are not apart', () => {
  expect(spreadsOf([every(40, 0), every(40, 0)], 40)).toEqual([0, 0, 0, 0, 0]);
});
it('a viewer who is one frame late is one frame apart until it comes', () => {
  expect(spreadsOf([every(40, 0), every(40, 20)], 20)).toEqual([0, 40, 0, 40, 0, 40, 0, 40]);
});
