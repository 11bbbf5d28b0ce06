import { distance, signedArea } from './geometry.ts';
import { findOutlineWidth, findSharpness } from './sharpness.ts';
import { findTiles, median } from './tiles.ts';
import type { Picture, Quad } from './types.ts';

/** What is wrong with a picture of a paper, the worst first. */
export type PaperProblem = 'tooDark' | 'blurred' | 'glare' | 'cutOff' | 'tooSmall';

export const limits = {
  /** Brightness of the paper, of 255, below which ink and noise are one. */
  darkWhite: 88,
  /** Steepness of edges per their bend; see `findSharpness`. */
  leastSharpness: 0.3,
  /** Of the sheet's edge, in pixels; see `findOutlineWidth`. */
  widestOutline: 7,
  /** The share of the page that is blown out while the rest is not. */
  glareShare: 0.003,
  /** Long side of the sheet, in pixels of the camera and as a share of its picture's. */
  smallPixels: 800,
  smallShare: 0.5,
} as const;

/** In: the straightened picture before its light was mended, and where it was in the still. */
export function findProblems(page: Picture, quad: Quad, still: Picture): PaperProblem[] {
  const problems: PaperProblem[] = [];
  if (findWhite(page) < limits.darkWhite) problems.push('tooDark');
  const sharpness = findSharpness(page);
  const isDull = sharpness !== null && sharpness < limits.leastSharpness;
  if (isDull || findOutlineWidth(still, quad) >= limits.widestOutline) problems.push('blurred');
  if (findGlareShare(page) > limits.glareShare) problems.push('glare');
  if (isCutOff(quad, still)) problems.push('cutOff');
  if (isTooSmall(quad, still)) problems.push('tooSmall');
  return problems;
}

export function findWhite(page: Picture): number {
  const { list } = findTiles(page, Math.ceil(Math.max(page.width, page.height) / 16));
  return median(list.map(({ white: [red, green, blue] }) => (red + green + blue) / 3));
}

/** The share of a page that is blown out although its paper as a whole is not. */
export function findGlareShare(page: Picture): number {
  const tiles = findTiles(page, Math.max(8, Math.round(Math.max(page.width, page.height) / 64)));
  const whites = tiles.list.map(({ white }) => Math.min(...white));
  if (median(whites) > 238) return 0;
  const blown = tiles.list.filter(({ mean, dark }) => mean >= 250 && dark >= 240);
  return blown.length / tiles.list.length;
}

function isCutOff(quad: Quad, { width, height }: { width: number; height: number }): boolean {
  const margin = Math.max(width, height) * 0.004;
  return quad.some(
    ({ x, y }) => x < margin || y < margin || x > width - 1 - margin || y > height - 1 - margin,
  );
}

function isTooSmall(quad: Quad, { width, height }: { width: number; height: number }): boolean {
  const sides = quad.map((corner, index) => distance(corner, quad[(index + 1) % 4] ?? corner));
  const long = Math.max(...sides);
  const isFew = long < limits.smallPixels && long < Math.max(width, height) * limits.smallShare;
  return isFew || signedArea(quad) < width * height * 0.04;
}
