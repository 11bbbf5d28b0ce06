import { clamp } from './grey.ts';
import { findTiles, median, percentile, type Tiles } from './tiles.ts';
import type { Picture } from './types.ts';

/** What the paper is to become: white, but short of blown out. */
const paperWhite = 248;
const almostWhite = 234;
/** A deep shadow is lifted this much and no more: beyond, only noise would come up. */
const mostGain = 2.6;
/** A tile this much darker than the page's paper is a printed picture or a stamp, not a shadow. */
const pictureBelow = 0.45;
/** And one this much darker than its neighbours is covered with ink. */
const inkBelow = 0.8;

/** Evens out light and colour of a sheet: the paper white everywhere, the ink dark. Changes the picture itself. */
export function correctLevels(picture: Picture): void {
  const tileSize = Math.max(16, Math.round(Math.max(picture.width, picture.height) / 24));
  const tiles = findTiles(picture, tileSize);
  const maps = [0, 1, 2].map((part) => lightMap(tiles, part)) as [Float32Array, Float32Array, Float32Array];
  brighten(picture, tiles, maps);
  deepenInk(picture);
}

/** How bright the paper is at each tile, in one colour, without what is printed on it. */
function lightMap({ columns, rows, list }: Tiles, part: number): Float32Array {
  const whites = list.map(({ white }) => white[part] ?? 0);
  const usual = median(whites.filter((white) => white >= median(whites) * 0.8));
  let map = Float32Array.from(whites, (white) => (white < usual * pictureBelow ? usual : white));
  // A tile full of ink takes its light from its neighbours.
  map = spread(map, columns, rows, (near, here) => {
    const brightest = Math.max(...near);
    return here < brightest * inkBelow ? brightest : here;
  });
  for (let round = 0; round < 2; round += 1) {
    map = spread(map, columns, rows, (near) => near.reduce((sum, each) => sum + each, 0) / near.length);
  }
  return map;
}

function spread(
  map: Float32Array,
  columns: number,
  rows: number,
  mix: (near: readonly number[], here: number) => number,
): Float32Array<ArrayBuffer> {
  return Float32Array.from(map, (here, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const near: number[] = [];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
        near.push(map[y * columns + x] ?? 0);
    }
    return mix(near, here);
  });
}

function brighten({ width, height, data }: Picture, tiles: Tiles, maps: readonly Float32Array[]): void {
  const { columns, rows, tileSize } = tiles;
  const places = tilePlaces(width, tileSize, columns);
  for (const [part, map] of maps.entries()) {
    const gains = new Float32Array(columns + 1);
    for (let y = 0; y < height; y += 1) {
      const downs = clamp(y / tileSize - 0.5, 0, rows - 1);
      const top = Math.floor(downs);
      const below = Math.min(top + 1, rows - 1);
      for (let column = 0; column < columns; column += 1) {
        const upper = map[top * columns + column] ?? 0;
        const light = upper + ((map[below * columns + column] ?? 0) - upper) * (downs - top);
        gains[column] = Math.min(mostGain, paperWhite / Math.max(1, light));
      }
      gains[columns] = gains[columns - 1] ?? 1;
      let at = y * width * 4 + part;
      for (let x = 0; x < width; x += 1, at += 4) {
        const place = places[x] ?? 0;
        const left = place | 0;
        const gain = gains[left] ?? 1;
        data[at] = (data[at] ?? 0) * (gain + ((gains[left + 1] ?? 1) - gain) * (place - left));
      }
    }
  }
}

/** Between which tiles' middles each pixel of a row lies: the tile, and how far to the next. */
const tilePlaces = (width: number, tileSize: number, columns: number): Float32Array =>
  Float32Array.from({ length: width }, (_, x) => clamp(x / tileSize - 0.5, 0, columns - 1));

/**
 * Pale print becomes dark: what only one pixel in a hundred is darker than goes near to black. What is almost paper becomes
 * paper, or half of the file would be the camera's noise.
 */
function deepenInk({ data }: Picture): void {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let at = 0; at < data.length; at += 16) {
    const value = ((data[at] ?? 0) + 2 * (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) >> 2;
    counts[value] = (counts[value] ?? 0) + 1;
    total += 1;
  }
  // A page with hardly any ink keeps what it has: its darkest is paper.
  const black = Math.max(0, Math.min(90, percentile(counts, total, 0.01) - 20));
  const table = Uint8ClampedArray.from({ length: 256 }, (_, value) =>
    Math.min(paperWhite, ((value - black) * paperWhite) / (almostWhite - black)),
  );
  for (let at = 0; at < data.length; at += 4) {
    data[at] = table[data[at] ?? 0] ?? 0;
    data[at + 1] = table[data[at + 1] ?? 0] ?? 0;
    data[at + 2] = table[data[at + 2] ?? 0] ?? 0;
  }
}
