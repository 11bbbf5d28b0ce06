import { distance } from './geometry.ts';
import { greyAt } from './grey.ts';
import { crossing, type Line } from './lines.ts';
import { median } from './tiles.ts';
import type { Grey, Point, Quad } from './types.ts';

const samplesPerSide = 48;

/**
 * Places a roughly found outline: along each side the steepest spot is sought, `reach` pixels to both sides, and a straight
 * line laid through them that minds no outliers. `sign` is 1 where the inside is whiter.
 */
export function fitSides(grey: Grey, quad: Quad, sign: 1 | -1, reach: number): Quad {
  const lines = quad.map((from, index) => fitSide(grey, from, quad[(index + 1) % 4] ?? from, sign, reach));
  const corners = quad.map((corner, index) => {
    const [before, after] = [lines[(index + 3) % 4], lines[index]];
    const fitted = before && after ? crossing(before, after) : corner;
    // Two sides that fit badly may cross anywhere.
    return distance(fitted, corner) <= reach * 3 ? fitted : corner;
  });
  // One corner for each of four sides.
  return corners as unknown as Quad;
}

function fitSide(grey: Grey, from: Point, to: Point, sign: 1 | -1, reach: number): Line {
  const length = distance(from, to);
  const normal = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  let spots: Point[] = [];
  for (let sample = 0; sample < samplesPerSide; sample += 1) {
    const share = 0.05 + (0.9 * sample) / (samplesPerSide - 1);
    const middle = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    const spot = findSteepest(grey, middle, normal, sign, reach);
    if (spot !== null) spots.push(spot);
  }
  let line = layThrough([from, to], normal);
  if (spots.length < samplesPerSide / 4) return line;
  for (let round = 0; round < 3; round += 1) {
    line = layThrough(spots, normal);
    const off = spots.map((spot) => Math.abs(distanceTo(line, spot)));
    const limit = Math.max(0.35, 2 * median(off));
    const near = spots.filter((_, index) => (off[index] ?? 0) <= limit);
    if (near.length === spots.length || near.length < samplesPerSide / 4) break;
    spots = near;
  }
  return line;
}

const distanceTo = ({ normalX, normalY, offset }: Line, { x, y }: Point) =>
  normalX * x + normalY * y - offset;

/** Between pixels, by the parabola through the steepest and its neighbours. */
function findSteepest(grey: Grey, middle: Point, normal: Point, sign: 1 | -1, reach: number): Point | null {
  const step = 0.5;
  const count = Math.round((2 * reach) / step) + 1;
  const slopeAt = (index: number) => {
    const away = index * step - reach;
    const at = (far: number) =>
      greyAt(grey, middle.x + normal.x * (away + far), middle.y + normal.y * (away + far));
    return (at(1) - at(-1)) * sign;
  };
  const slopes = Array.from({ length: count }, (_, index) => slopeAt(index));
  const most = Math.max(...slopes);
  if (most < 2) return null;
  const best = slopes.indexOf(most);
  const [before, after] = [slopes[best - 1] ?? most, slopes[best + 1] ?? most];
  const bend = before - 2 * most + after;
  const shift = bend === 0 ? 0 : (0.5 * (before - after)) / bend;
  const away = (best + shift) * step - reach;
  return { x: middle.x + normal.x * away, y: middle.y + normal.y * away };
}

/** The straight line with the least squares of distances; its normal looks the way of `near`. */
function layThrough(points: readonly Point[], near: Point): Line {
  const count = points.length;
  const middleX = points.reduce((sum, { x }) => sum + x, 0) / count;
  const middleY = points.reduce((sum, { y }) => sum + y, 0) / count;
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y } of points) {
    xx += (x - middleX) ** 2;
    xy += (x - middleX) * (y - middleY);
    yy += (y - middleY) ** 2;
  }
  const along = Math.atan2(2 * xy, xx - yy) / 2;
  const [normalX, normalY] = [-Math.sin(along), Math.cos(along)];
  const side = normalX * near.x + normalY * near.y < 0 ? -1 : 1;
  return {
    normalX: normalX * side,
    normalY: normalY * side,
    offset: (normalX * middleX + normalY * middleY) * side,
  };
}
