import { expect, it } from 'vitest';
import { simplify } from './simplify.ts';

const ring = (count: number) =>
  Array.from({ length: count + 1 }, (_, at) => (2 * Math.PI * at) / count).flatMap((angle) => [
    0.5 + 0.1 * Math.cos(angle),
    0.5 + 0.1 * Math.sin(angle),
  ]);

it('a straight line needs its ends, and a corner its corner', () => {
  expect(simplify([0, 0, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3])).toEqual([0, 0, 0.3, 0.3]);
  expect(simplify([0, 0, 0.1, 0, 0.2, 0, 0.2, 0.1, 0.2, 0.2])).toEqual([0, 0, 0.2, 0, 0.2, 0.2]);
  expect(simplify([0.5, 0.5])).toEqual([0.5, 0.5]);
});

it('a ring stays one with a small part of its points', () => {
  const points = simplify(ring(900));
  expect(points.length / 2).toBeLessThan(60);
  expect(points.length / 2).toBeGreaterThan(12);
  for (let at = 0; at < points.length; at += 2)
    expect(Math.hypot((points[at] ?? 0) - 0.5, (points[at + 1] ?? 0) - 0.5)).toBeCloseTo(0.1, 6);
});
