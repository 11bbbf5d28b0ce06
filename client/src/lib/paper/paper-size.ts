import { distance, mapQuad } from './geometry.ts';
import { squareToQuad } from './homography.ts';
import type { Quad } from './types.ts';

/** What lies before the camera most often: A-series paper, an identity card, and how far off a guess may be. */
const knownShapes = [Math.SQRT2, 85.6 / 54];
const knownWithin = 0.06;
/** Of a telephone's main camera, in long sides of its picture. */
const usualFocal = 0.78;

type Size = { width: number; height: number };

/** The size of the picture that a sheet becomes: no larger than it was seen, its long side `maxSide` at most. */
export function findPaperSize(quad: Quad, frame: Size, maxSide: number): Size {
  const [a, b, c, d] = quad;
  const across = Math.max(distance(a, b), distance(d, c));
  const down = Math.max(distance(b, c), distance(a, d));
  const seen = across / down;
  const guess = trueShape(quad, frame);
  // A guess far from what is seen comes of corners that lie badly.
  const shape = snap(guess / seen < 1.5 && seen / guess < 1.5 ? guess : seen);
  const long = Math.min(maxSide, Math.max(across, down));
  const [width, height] = shape >= 1 ? [long, long / shape] : [long * shape, long];
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}

function snap(shape: number): number {
  for (const known of knownShapes) {
    if (Math.abs(shape / known - 1) < knownWithin) return known;
    if (Math.abs(shape * known - 1) < knownWithin) return 1 / known;
  }
  return shape;
}

/**
 * Width by height of the sheet itself, of a camera with square pixels that looks through the picture's middle (Zhang and
 * He, "Whiteboard scanning"). Where the view is too straight to tell how wide the camera sees, a usual one is taken.
 */
function trueShape(quad: Quad, { width, height }: Size): number {
  const centred = mapQuad(quad, ({ x, y }) => ({ x: x - width / 2, y: y - height / 2 }));
  const [a = 1, b = 0, , d = 0, e = 1, , g = 0, h = 0] = squareToQuad(centred);
  const long = Math.max(width, height);
  const isTold = Math.abs(g) > 0.05 && Math.abs(h) > 0.05;
  const told = isTold ? Math.sqrt(Math.max(0, -(a * b + d * e) / (g * h))) : 0;
  const focal = told > long * 0.5 && told < long * 2 ? told : long * usualFocal;
  const across = (a * a + d * d) / focal ** 2 + g * g;
  const down = (b * b + e * e) / focal ** 2 + h * h;
  return Math.sqrt(across / down);
}
