import { expect, it } from 'vitest';
import { chooseVisible } from './visible-pictures.ts';

const picture = (name: string, askedAt: number, source: 'camera' | 'screen' = 'camera') => ({
  name,
  askedAt,
  source,
});
const names = (pictures: readonly { name: string }[]) => pictures.map(({ name }) => name);

it('all flow where they fit, or where there is no limit', () => {
  const two = [picture('a', 0), picture('b', 3)];
  expect(chooseVisible(two, 2)).toEqual(two);
  expect(chooseVisible(two, null)).toEqual(two);
});

it('a shared screen comes first, then what was asked for last, then the first of those never asked for', () => {
  const many = [
    picture('a', 0),
    picture('b', 1),
    picture('c', 2),
    picture('screen', 0, 'screen'),
    picture('d', 0),
  ];
  expect(names(chooseVisible(many, 3))).toEqual(['screen', 'c', 'b']);
  expect(names(chooseVisible(many, 4))).toEqual(['screen', 'c', 'b', 'a']);
});
