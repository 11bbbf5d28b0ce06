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
    for (let column = 0; column < width; column += 1, to += 4) {
      const u = (column + 0.5) / width;
      const depth = 1 / (g * u + h * v + 1);
      copyPixel(from, (a * u + b * v + c) * depth, (d * u + e * v + f) * depth, result.data, to);
    }
  }
  return result;
}

/** Mixed of its four neighbours by how near each is. */
function copyPixel(from: Picture, x: number, y: number, data: Picture['data'], to: number): void {
  const { width, height, data: source } = from;
  data[to + 3] = 255;
  if (x < -1 || y < -1 || x > width || y > height) {
    data[to] = data[to + 1] = data[to + 2] = 255;
    return;
  }
  const safeX = Math.max(0, Math.min(x, width - 1));
  const safeY = Math.max(0, Math.min(y, height - 1));
  const [left, top] = [safeX | 0, safeY | 0];
  const [shareX, shareY] = [safeX - left, safeY - top];
  const upperLeft = (top * width + left) * 4;
  const right = left < width - 1 ? 4 : 0;
  const lower = top < height - 1 ? width * 4 : 0;
  const [w00, w10] = [(1 - shareX) * (1 - shareY), shareX * (1 - shareY)];
  const [w01, w11] = [(1 - shareX) * shareY, shareX * shareY];
  for (let part = 0; part < 3; part += 1) {
    const at = upperLeft + part;
    data[to + part] =
      (source[at] ?? 0) * w00 +
      (source[at + right] ?? 0) * w10 +
      (source[at + lower] ?? 0) * w01 +
      (source[at + lower + right] ?? 0) * w11;
  }
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
