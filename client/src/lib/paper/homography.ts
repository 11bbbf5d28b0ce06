import type { Point, Quad } from './types.ts';

/** Nine figures, row by row, the last of them 1. */
export type Homography = readonly number[];

/** The perspective that takes the unit square, clockwise from its top left, to a quadrilateral (Heckbert 1989). */
export function squareToQuad([a, b, c, d]: Quad): Homography {
  const [sumX, sumY] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y];
  const [x1, y1, x2, y2] = [b.x - c.x, b.y - c.y, d.x - c.x, d.y - c.y];
  const bottom = x1 * y2 - x2 * y1;
  const g = bottom === 0 ? 0 : (sumX * y2 - x2 * sumY) / bottom;
  const h = bottom === 0 ? 0 : (x1 * sumY - sumX * y1) / bottom;
  return [
    ...[b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x],
    ...[b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y],
    ...[g, h, 1],
  ];
}

export function applyHomography(m: Homography, x: number, y: number): Point {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1] = m;
  const depth = g * x + h * y + i;
  return { x: (a * x + b * y + c) / depth, y: (d * x + e * y + f) / depth };
}
