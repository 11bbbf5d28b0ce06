import type { Grey, Picture } from './types.ts';

/**
 * How white each spot is, averaged over what becomes one pixel; the long side is `maxSide` at most. Half of the figure is the
 * weakest colour: white paper on a table of light wood differs little in brightness, and much in blue.
 */
export function shrinkToGrey({ width, height, data }: Picture, maxSide: number): Grey {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  const small = newGrey(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  for (let row = 0; row < small.height; row += 1) {
    const top = Math.floor((row * height) / small.height);
    const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / small.height));
    for (let column = 0; column < small.width; column += 1) {
      const left = Math.floor((column * width) / small.width);
      const right = Math.max(left + 1, Math.floor(((column + 1) * width) / small.width));
      let sum = 0;
      for (let y = top; y < bottom; y += 1) {
        for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
          const red = data[at] ?? 0;
          const green = data[at + 1] ?? 0;
          const blue = data[at + 2] ?? 0;
          const weakest = Math.min(red, green, blue);
          sum += red * 0.15 + green * 0.29 + blue * 0.06 + weakest * 0.5;
        }
      }
      small.data[row * small.width + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return small;
}

export const newGrey = (width: number, height: number): Grey => ({
  width,
  height,
  data: new Float32Array(width * height),
});

/** By 1-2-1 in both directions, `times` over. */
export function smooth(grey: Grey, times: number): Grey {
  let result = grey;
  for (let round = 0; round < times; round += 1) result = smoothAlong(smoothAlong(result, 1), grey.width);
  return result;
}

function smoothAlong({ width, height, data }: Grey, step: number): Grey {
  const result = newGrey(width, height);
  const to = result.data;
  const isAcross = step === 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const here = data[at] ?? 0;
      const before = (isAcross ? x > 0 : y > 0) ? (data[at - step] ?? 0) : here;
      const after = (isAcross ? x < width - 1 : y < height - 1) ? (data[at + step] ?? 0) : here;
      to[at] = (before + here * 2 + after) / 4;
    }
  }
  return result;
}

/** The figure at a place between pixels; outside it is that of the edge. */
export function greyAt({ width, height, data }: Grey, x: number, y: number): number {
  const safeX = clamp(x, 0, width - 1);
  const safeY = clamp(y, 0, height - 1);
  const left = Math.floor(safeX);
  const shareX = safeX - left;
  const shareY = safeY - Math.floor(safeY);
  const at = Math.floor(safeY) * width + left;
  const right = left < width - 1 ? 1 : 0;
  const below = at + (safeY < height - 1 ? width : 0);
  const upper = (data[at] ?? 0) * (1 - shareX) + (data[at + right] ?? 0) * shareX;
  const lower = (data[below] ?? 0) * (1 - shareX) + (data[below + right] ?? 0) * shareX;
  return upper * (1 - shareY) + lower * shareY;
}

export const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));
