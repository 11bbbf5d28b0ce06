import type { Picture } from './types.ts';

/** A picture in squares, each with how bright its paper is (by colour), its darkest, and its middle brightness. */
export type Tile = { white: readonly [number, number, number]; dark: number; mean: number };
export type Tiles = { columns: number; rows: number; tileSize: number; list: readonly Tile[] };

/** The white of a tile is what one pixel in eight exceeds: text covers less than that of a written page. */
const whiteShare = 0.125;
const darkShare = 0.02;

export function findTiles(picture: Picture, tileSize: number): Tiles {
  const columns = Math.max(1, Math.ceil(picture.width / tileSize));
  const rows = Math.max(1, Math.ceil(picture.height / tileSize));
  const list: Tile[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) list.push(readTile(picture, column, row, tileSize));
  }
  return { columns, rows, tileSize, list };
}

function readTile({ width, height, data }: Picture, column: number, row: number, tileSize: number): Tile {
  const reds = new Uint16Array(256);
  const greens = new Uint16Array(256);
  const blues = new Uint16Array(256);
  const counts = [reds, greens, blues];
  const right = Math.min(width, (column + 1) * tileSize);
  const bottom = Math.min(height, (row + 1) * tileSize);
  let total = 0;
  let sum = 0;
  // Every second pixel both ways says as much in a quarter of the time.
  for (let y = row * tileSize; y < bottom; y += 2) {
    for (let x = column * tileSize; x < right; x += 2) {
      const at = (y * width + x) * 4;
      const red = data[at] ?? 0;
      const green = data[at + 1] ?? 0;
      const blue = data[at + 2] ?? 0;
      reds[red] = (reds[red] ?? 0) + 1;
      greens[green] = (greens[green] ?? 0) + 1;
      blues[blue] = (blues[blue] ?? 0) + 1;
      sum += red + green + blue;
      total += 1;
    }
  }
  const at = (share: number) => counts.map((count) => percentile(count, total, share));
  const [red = 0, green = 0, blue = 0] = at(1 - whiteShare);
  return { white: [red, green, blue], dark: Math.min(...at(darkShare)), mean: sum / (total * 3) };
}

/** The value that a share of all counted ones does not exceed. */
export function percentile(counts: ArrayLike<number>, total: number, share: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value += 1) {
    seen += counts[value] ?? 0;
    if (seen >= total * share && seen > 0) return value;
  }
  return counts.length - 1;
}

export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;
}
