import { bandWidth, findLines, findSlopes, leastContrast, type Slopes, valueAt } from './find-lines.ts';
import { fitSides } from './fit-sides.ts';
import { isConvex, orderCorners, scaleQuad, signedArea } from './geometry.ts';
import { shrinkToGrey, smooth } from './grey.ts';
import { crossing, type Line, turnLine } from './lines.ts';
import type { Grey, Picture, Point, Quad } from './types.ts';

/** The long side at which edges are looked for: enough for a sheet, few enough pixels for an old phone. */
const lookSide = 320;
/** And at which they are placed once found; a still deserves more than the outline over the viewfinder. */
const fitSide = { viewfinder: 320, still: 960 } as const;

const leastAreaShare = 0.06;
const leastSupport = 0.5;
const leastMeanSupport = 0.7;
const samplesPerSide = 28;
/** In pixels, outside of a side. */
const beyondWidth = 12;

/** In: a picture. Out: the four corners of the sheet of paper on it, in its pixels, or null where there is none. */
export function findPaper(picture: Picture, kind: keyof typeof fitSide): Quad | null {
  const grey = smooth(shrinkToGrey(picture, lookSide), 2);
  const slopes = findSlopes(grey);
  const lines = findLines(grey, slopes);
  // A sheet that reaches out of the picture ends at the picture's edge.
  const light = findBestQuad([...lines, ...borderLines(grey)], { grey, slopes, sign: 1 });
  // Dark paper on a light table: all the same, with the normals turned.
  const dark =
    light && light.score > 0.8 ? null : findBestQuad(lines.map(turnLine), { grey, slopes, sign: -1 });
  const best = dark !== null && dark.score > (light?.score ?? 0) * 1.15 ? dark : light;
  if (best === null) return null;
  // Of a still one is told what is wrong with it; at the viewfinder one should move until all of the sheet is in.
  if (
    kind === 'viewfinder' &&
    best.quad.some((from, index) => isAlongBorder(from, best.quad[(index + 1) % 4] ?? from, grey))
  )
    return null;
  const fine = fitSide[kind] > lookSide ? smooth(shrinkToGrey(picture, fitSide[kind]), 2) : grey;
  const quad = scaleQuad(best.quad, fine.width / grey.width, fine.height / grey.height);
  const fitted = fitSides(fine, quad, best === dark ? -1 : 1, (2.5 * fine.width) / grey.width);
  // A pixel's middle is half a pixel from its edge.
  const [scaleX, scaleY] = [picture.width / fine.width, picture.height / fine.height];
  const placed = orderCorners(fitted).map(({ x, y }) => ({
    x: (x + 0.5) * scaleX - 0.5,
    y: (y + 0.5) * scaleY - 0.5,
  }));
  // Four corners in, four out.
  return placed as unknown as Quad;
}

const borderLines = ({ width, height }: Grey): Line[] => [
  { normalX: 1, normalY: 0, offset: 0 },
  { normalX: 0, normalY: 1, offset: 0 },
  { normalX: -1, normalY: 0, offset: 1 - width },
  { normalX: 0, normalY: -1, offset: 1 - height },
];

type Look = { grey: Grey; slopes: Slopes; sign: 1 | -1 };
type Found = { quad: Quad; score: number };

/** All ways to close four lines whose normals look inwards; the one with the best edges under its sides. */
function findBestQuad(lines: readonly Line[], look: Look): Found | null {
  const pairs = findOpposite(lines, Math.min(look.grey.width, look.grey.height) * 0.15);
  let best: Found | null = null;
  for (const [index, first] of pairs.entries()) {
    for (const second of pairs.slice(index + 1)) {
      const found = closeQuad(first, second, look);
      if (found !== null && found.score > (best?.score ?? 0)) best = found;
    }
  }
  return best;
}

function findOpposite(lines: readonly Line[], leastDistance: number): [Line, Line][] {
  const pairs: [Line, Line][] = [];
  for (const [index, first] of lines.entries()) {
    for (const second of lines.slice(index + 1)) {
      const isOpposite = first.normalX * second.normalX + first.normalY * second.normalY < -0.7;
      if (isOpposite && -(first.offset + second.offset) > leastDistance) pairs.push([first, second]);
    }
  }
  return pairs;
}

function closeQuad([a, c]: [Line, Line], [b, d]: [Line, Line], look: Look): Found | null {
  if (Math.abs(a.normalX * b.normalX + a.normalY * b.normalY) > 0.6) return null;
  const corners = [crossing(a, b), crossing(b, c), crossing(c, d), crossing(d, a)];
  const { width, height } = look.grey;
  const margin = Math.max(width, height) * 0.03;
  const isNear = ({ x, y }: Point) => x > -margin && y > -margin && x < width + margin && y < height + margin;
  if (!corners.every(isNear)) return null;
  const [first, second, third, fourth] = corners;
  if (!first || !second || !third || !fourth) return null;
  const isClockwise = signedArea([first, second, third, fourth]) > 0;
  const quad: Quad = isClockwise ? [first, second, third, fourth] : [first, fourth, third, second];
  const share = signedArea(quad) / (width * height);
  if (share < leastAreaShare || !isConvex(quad)) return null;
  const supports: number[] = [];
  for (const [index, from] of quad.entries()) {
    const support = sideSupport(from, quad[(index + 1) % 4] ?? from, look);
    if (support < leastSupport) return null;
    supports.push(support);
  }
  const mean = supports.reduce((sum, each) => sum + each, 0) / 4;
  if (mean < leastMeanSupport) return null;
  return { quad, score: (mean * 0.6 + Math.min(...supports) * 0.4) * share ** 0.2 };
}

function isAlongBorder(from: Point, to: Point, { width, height }: Grey): boolean {
  const isBoth = (test: (corner: Point) => boolean) => test(from) && test(to);
  return (
    isBoth(({ x }) => Math.abs(x) < 1) ||
    isBoth(({ y }) => Math.abs(y) < 1) ||
    isBoth(({ x }) => Math.abs(x - width + 1) < 1) ||
    isBoth(({ y }) => Math.abs(y - height + 1) < 1)
  );
}

/** The share of a side, clockwise from corner to corner, under which there is an edge of the right kind. */
function sideSupport(from: Point, to: Point, { grey, slopes, sign }: Look): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [normalX, normalY] = [-(to.y - from.y) / length, (to.x - from.x) / length];
  const { width, height } = grey;
  if (isAlongBorder(from, to, grey)) return leastSupport;
  let good = 0;
  for (let sample = 0; sample < samplesPerSide; sample += 1) {
    const share = 0.04 + (0.92 * sample) / (samplesPerSide - 1);
    const x = from.x + (to.x - from.x) * share;
    const y = from.y + (to.y - from.y) * share;
    const inside = valueAt(grey, x + normalX * bandWidth, y + normalY * bandWidth);
    const outside = valueAt(grey, x - normalX * bandWidth, y - normalY * bandWidth);
    if (!((inside - outside) * sign >= leastContrast)) continue;
    // Beyond a line of print there is paper again. Where the picture ends, nobody knows.
    const beyond = valueAt(grey, x - normalX * beyondWidth, y - normalY * beyondWidth);
    if ((inside - beyond) * sign < leastContrast) continue;
    if (steepestNear(x, y) >= 1.2) good += 1;
  }
  return good / samplesPerSide;

  function steepestNear(x: number, y: number): number {
    let most = 0;
    for (let shift = -2; shift <= 2; shift += 1) {
      const column = Math.round(x + normalX * shift);
      const row = Math.round(y + normalY * shift);
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const at = row * width + column;
      const steepness = ((slopes.x[at] ?? 0) * normalX + (slopes.y[at] ?? 0) * normalY) * sign;
      if (steepness > most) most = steepness;
    }
    return most;
  }
}
