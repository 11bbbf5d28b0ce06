import { squareToQuad } from './homography.ts';
import type { Picture, Quad } from './types.ts';

export function newPicture(width: number, height: number): Picture {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) };
}

/** The part of a picture inside a quadrilateral as a straight picture; what lies outside the picture is white. */
export function warp(
  from: Picture,
  quad: Quad,
  { width, height }: { width: number; height: number },
): Picture {
  const result = newPicture(width, height);
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0] = squareToQuad(quad);
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    const v = (row + 0.5) / height;
    const [rowX, rowY, rowDepth] = [b * v + c, e * v + f, h * v + 1];
    for (let column = 0; column < width; column += 1, to += 4) {
      const u = (column + 0.5) / width;
      const depth = 1 / (g * u + rowDepth);
      copyPixel(from, (a * u + rowX) * depth, (d * u + rowY) * depth, result.data, to);
    }
  }
  return result;
}

/** Mixed of its four neighbours by how near each is. Runs millions of times: no lists, no loops. */
function copyPixel(from: Picture, x: number, y: number, data: Picture['data'], to: number): void {
  const { width, height, data: source } = from;
  data[to + 3] = 255;
  if (x < -1 || y < -1 || x > width || y > height) {
    data[to] = data[to + 1] = data[to + 2] = 255;
    return;
  }
  const safeX = Math.max(0, Math.min(x, width - 1));
  const safeY = Math.max(0, Math.min(y, height - 1));
  const left = safeX | 0;
  const top = safeY | 0;
  const shareX = safeX - left;
  const shareY = safeY - top;
  const a = (top * width + left) * 4;
  const b = left < width - 1 ? a + 4 : a;
  const down = top < height - 1 ? width * 4 : 0;
  const ofB = shareX * (1 - shareY);
  const ofC = (1 - shareX) * shareY;
  const ofD = shareX * shareY;
  const ofA = 1 - ofB - ofC - ofD;
  const c = a + down;
  const d = b + down;
  data[to] =
    (source[a] ?? 0) * ofA + (source[b] ?? 0) * ofB + (source[c] ?? 0) * ofC + (source[d] ?? 0) * ofD;
  data[to + 1] =
    (source[a + 1] ?? 0) * ofA +
    (source[b + 1] ?? 0) * ofB +
    (source[c + 1] ?? 0) * ofC +
    (source[d + 1] ?? 0) * ofD;
  data[to + 2] =
    (source[a + 2] ?? 0) * ofA +
    (source[b + 2] ?? 0) * ofB +
    (source[c + 2] ?? 0) * ofC +
    (source[d + 2] ?? 0) * ofD;
}

/** By quarters of a turn, clockwise. */
export function rotate(from: Picture, quarters: number): Picture {
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return from;
  const { width, height } = from;
  const result = turns === 2 ? newPicture(width, height) : newPicture(height, width);
  const source = new Uint32Array(from.data.buffer, from.data.byteOffset, width * height);
  const target = new Uint32Array(result.data.buffer);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to =
        turns === 1
          ? x * height + (height - 1 - y)
          : turns === 2
            ? (height - 1 - y) * width + (width - 1 - x)
            : (width - 1 - x) * height + y;
      target[to] = source[y * width + x] ?? 0;
    }
  }
  return result;
}
