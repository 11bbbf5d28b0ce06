import type { Point } from './types.ts';

/** A straight edge: the points with normal · point = offset. The normal looks to the whiter side. */
export type Line = { normalX: number; normalY: number; offset: number };

export const turnLine = ({ normalX, normalY, offset }: Line): Line => ({
  normalX: -normalX,
  normalY: -normalY,
  offset: -offset,
});

/** Far away where they hardly cross. */
export function crossing(left: Line, right: Line): Point {
  const bottom = left.normalX * right.normalY - right.normalX * left.normalY;
  return {
    x: (left.offset * right.normalY - right.offset * left.normalY) / bottom,
    y: (right.offset * left.normalX - left.offset * right.normalX) / bottom,
  };
}
