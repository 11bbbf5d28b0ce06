import type { Point, Quad } from './types.ts';

export const distance = (from: Point, to: Point): number => Math.hypot(to.x - from.x, to.y - from.y);

/** Positive where the corners run clockwise, as one looks at the picture. */
export function signedArea(corners: readonly Point[]): number {
  let sum = 0;
  for (const [index, corner] of corners.entries()) {
    const next = corners[(index + 1) % corners.length] ?? corner;
    sum += corner.x * next.y - next.x * corner.y;
  }
  return sum / 2;
}

/** Whether every corner turns the same way, none of them almost straight. */
export function isConvex(quad: Quad): boolean {
  return quad.every((corner, index) => {
    const before = quad[(index + 3) % 4] ?? corner;
    const after = quad[(index + 1) % 4] ?? corner;
    const turn = (corner.x - before.x) * (after.y - corner.y) - (corner.y - before.y) * (after.x - corner.x);
    return turn > 0.3 * distance(before, corner) * distance(corner, after);
  });
}

/** Clockwise, beginning with the corner that lies nearest to the picture's top left. */
export function orderCorners(corners: Quad): Quad {
  // Four stay four.
  const [a, b, c, d] = signedArea(corners) < 0 ? ([...corners].reverse() as unknown as Quad) : corners;
  const turns: Quad[] = [
    [a, b, c, d],
    [b, c, d, a],
    [c, d, a, b],
    [d, a, b, c],
  ];
  return turns.reduce((best, turn) => (turn[0].x + turn[0].y < best[0].x + best[0].y ? turn : best));
}

export const mapQuad = ([a, b, c, d]: Quad, map: (corner: Point) => Point): Quad => [
  map(a),
  map(b),
  map(c),
  map(d),
];

/** From one size of a picture to another. */
export const scaleQuad = (quad: Quad, scaleX: number, scaleY = scaleX): Quad =>
  mapQuad(quad, ({ x, y }) => ({ x: x * scaleX, y: y * scaleY }));

/** How far two outlines are apart at their worst corner. */
export const quadDistance = (left: Quad, right: Quad): number =>
  Math.max(...left.map((corner, index) => distance(corner, right[index] ?? corner)));
