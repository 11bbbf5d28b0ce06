import { distance } from './geometry.ts';
import { greyAt, shrinkToGrey } from './grey.ts';
import { median } from './tiles.ts';
import type { Grey, Picture, Quad } from './types.ts';

/** The long side at which sharpness is measured, so that it says whether a page can be read, not how many pixels it has. */
const sharpnessSide = 1_000;
const sharpTile = 40;
/** Squared: what is flatter is paper. */
const leastSteepness = 25;

/**
 * How quickly brightness turns at edges, against how much it changes there: the energy of the Laplacian by that of the slope,
 * 0 to about 2, whatever the contrast. It is about 1/σ² of the blur, in pixels of a page 1,000 long. The middle of all tiles
 * that have ink; null where hardly any has.
 */
export function findSharpness(page: Picture): number | null {
  const grey = shrinkToGrey(page, sharpnessSide);
  const tiles: TileEdges[] = [];
  for (let top = sharpTile / 4; top + sharpTile < grey.height; top += sharpTile) {
    for (let left = sharpTile / 4; left + sharpTile < grey.width; left += sharpTile)
      tiles.push(readEdges(grey, left, top));
  }
  // The calmest tiles show the camera's noise alone; of an even noise the Laplacian has 20 times the energy, the slope once.
  const calm = tiles.map(({ bends }) => bends).sort((left, right) => left - right);
  const noise = (calm[Math.floor(calm.length * 0.04)] ?? 0) / 20;
  const inked = tiles.filter(({ steepest }) => steepest > Math.max(leastSteepness, 14 * noise));
  const sharpness = inked.map(({ edgeBends, edgeSlopes }) => {
    return Math.max(0, edgeBends - 20 * noise) / Math.max(1, edgeSlopes - noise);
  });
  return sharpness.length < 4 ? null : median(sharpness);
}

/** Squares, a pixel: of the whole tile, and of its steep spots alone. */
type TileEdges = { bends: number; steepest: number; edgeBends: number; edgeSlopes: number };

function readEdges({ width, data }: Grey, left: number, top: number): TileEdges {
  const slopes = new Float32Array(sharpTile * sharpTile);
  const bends = new Float32Array(sharpTile * sharpTile);
  let steepest = 0;
  let sum = 0;
  for (let index = 0; index < slopes.length; index += 1) {
    const at = (top + Math.floor(index / sharpTile)) * width + left + (index % sharpTile);
    const before = data[at - 1] ?? 0;
    const after = data[at + 1] ?? 0;
    const above = data[at - width] ?? 0;
    const below = data[at + width] ?? 0;
    const slope = ((after - before) ** 2 + (below - above) ** 2) / 4;
    const bend = (before + after + above + below - 4 * (data[at] ?? 0)) ** 2;
    slopes[index] = slope;
    bends[index] = bend;
    sum += bend;
    if (slope > steepest) steepest = slope;
  }
  let [edgeBends, edgeSlopes, count] = [0, 0, 0];
  for (let index = 0; index < slopes.length; index += 1) {
    const slope = slopes[index] ?? 0;
    if (slope < steepest * 0.15) continue;
    edgeBends += bends[index] ?? 0;
    edgeSlopes += slope;
    count += 1;
  }
  return {
    bends: sum / slopes.length,
    steepest,
    edgeBends: edgeBends / Math.max(1, count),
    edgeSlopes: edgeSlopes / Math.max(1, count),
  };
}

const outlineReach = 30;

/**
 * How many pixels, of a still 1,000 long, the paper takes to become the table, in the middle of all places around it. For
 * pages so blurred that no print is left on them.
 */
export function findOutlineWidth(still: Picture, quad: Quad): number {
  const grey = shrinkToGrey(still, sharpnessSide);
  const scale = grey.width / still.width;
  const widths: number[] = [];
  for (const [index, from] of quad.entries()) {
    const to = quad[(index + 1) % 4] ?? from;
    const length = distance(from, to);
    const [normalX, normalY] = [-(to.y - from.y) / length, (to.x - from.x) / length];
    for (let share = 0.1; share < 0.91; share += 0.04) {
      const x = (from.x + (to.x - from.x) * share) * scale;
      const y = (from.y + (to.y - from.y) * share) * scale;
      const values = Array.from({ length: 2 * outlineReach + 1 }, (_, step) =>
        greyAt(grey, x + normalX * (step - outlineReach), y + normalY * (step - outlineReach)),
      );
      widths.push(widthOfStep(values));
    }
  }
  return median(widths);
}

/** From a fifth of the way to four fifths. */
function widthOfStep(values: readonly number[]): number {
  const middle = values.length >> 1;
  const [outside, inside] = [median(values.slice(0, middle - 8)), median(values.slice(middle + 8))];
  const shareAt = (at: number) => ((values[at] ?? inside) - outside) / (inside - outside || 1);
  let [first, last] = [middle, middle];
  while (first > 0 && shareAt(first) > 0.2) first -= 1;
  while (last < values.length - 1 && shareAt(last) < 0.8) last += 1;
  return last - first;
}
