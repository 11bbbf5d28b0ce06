// Photographs of papers, made in code: ground, sheet with print, light, shadow, glare, blur and noise.
import { applyHomography, squareToQuad } from './homography.ts';
import type { Picture, Point, Quad } from './types.ts';

type Rgb = readonly [number, number, number];
export type Scene = {
  width: number;
  height: number;
  quad: Quad | null;
  ground: (x: number, y: number, random: number) => Rgb;
  paper: Rgb;
  print: 'text' | 'table' | 'none' | 'card';
  ink: number;
  /** Brightness from the left edge to the right. */
  light: readonly [number, number];
  /** Centre and radius in shares of the sheet. */
  glare: { x: number; y: number; radius: number } | null;
  /** Radius of a box blur, run three times, in pixels. */
  blur: number;
  noise: number;
  seed: number;
};

export const grounds = {
  dark: (): Rgb => [62, 58, 60],
  wood: (x: number, y: number, random: number): Rgb => {
    const vein = 22 * Math.sin(y / 7 + 4 * Math.sin(x / 90)) + 14 * Math.sin(y / 2.3) + 18 * (random - 0.5);
    return [150 + vein, 105 + vein, 66 + vein * 0.8];
  },
  light: (): Rgb => [205, 203, 199],
  bright: (): Rgb => [246, 246, 244],
  tiles: (x: number, y: number): Rgb => (x % 120 < 4 || y % 120 < 4 ? [70, 68, 66] : [146, 140, 132]),
  cloth: (x: number, y: number, random: number): Rgb => {
    const check = (Math.floor(x / 20) + Math.floor(y / 20)) % 2 === 0 ? 120 : 60;
    return [check + 30 * random, check * 0.5, check * 0.55];
  },
};

const usual: Scene = {
  width: 720,
  height: 960,
  quad: [point(128, 158), point(592, 142), point(622, 818), point(90, 795)],
  ground: grounds.dark,
  paper: [232, 231, 226],
  print: 'text',
  ink: 45,
  light: [1, 1],
  glare: null,
  blur: 0,
  noise: 5,
  seed: 1,
};

export function point(x: number, y: number): Point {
  return { x, y };
}

export const scene = (changes: Partial<Scene> = {}): Scene => ({ ...usual, ...changes });

/** A sheet of A4 turned by degrees and tilted away, its middle in the middle of the picture. */
export function turnedQuad(
  degrees: number,
  { width = 720, height = 960, size = 0.36, tilt = 0.15 } = {},
): Quad {
  // What tilts a sheet also shortens it, as an ordinary telephone's camera sees it.
  const foreshortening = Math.sqrt(1 - (tilt * 1.56) ** 2);
  const corner = (across: number, down: number): Point => {
    const angle = (degrees * Math.PI) / 180;
    const [x, y] = [across * size * height, down * size * height * Math.SQRT2 * foreshortening];
    const [turnedX, turnedY] = [
      x * Math.cos(angle) - y * Math.sin(angle),
      x * Math.sin(angle) + y * Math.cos(angle),
    ];
    const depth = 1 + (tilt * -turnedY) / (height / 2);
    return point(width / 2 + turnedX / depth, height / 2 + turnedY / depth);
  };
  const half = 0.5;
  return [corner(-half, -half), corner(half, -half), corner(half, half), corner(-half, half)];
}

export function makePicture(options: Partial<Scene> = {}): Picture {
  const made = scene(options);
  const { width, height } = made;
  const random = createRandom(made.seed);
  const picture: Picture = { width, height, data: new Uint8ClampedArray(width * height * 4) };
  const toSheet = made.quad === null ? null : inverse(squareToQuad(made.quad));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const ground = made.ground(x, y, random());
      const light = made.light[0] + ((made.light[1] - made.light[0]) * x) / width;
      const to = (y * width + x) * 4;
      // Two looks a pixel: edges about as soft as a camera's.
      const one = toSheet === null ? ground : colourAt(made, toSheet, x - 0.25, y - 0.25, ground);
      const two = toSheet === null ? ground : colourAt(made, toSheet, x + 0.25, y + 0.25, ground);
      for (let part = 0; part < 3; part += 1)
        picture.data[to + part] = (((one[part] ?? 0) + (two[part] ?? 0)) / 2) * light;
      picture.data[to + 3] = 255;
    }
  }
  for (let round = 0; round < 3 && made.blur > 0; round += 1) boxBlur(picture, made.blur);
  for (let at = 0; at < picture.data.length && made.noise > 0; at += 1) {
    if (at % 4 !== 3)
      picture.data[at] = (picture.data[at] ?? 0) + (random() + random() - 1) * made.noise * 1.7;
  }
  return picture;
}

function colourAt(made: Scene, toSheet: readonly number[], x: number, y: number, ground: Rgb): Rgb {
  const at = applyHomography(toSheet, x, y);
  if (at.x < 0 || at.x > 1 || at.y < 0 || at.y > 1) return ground;
  const { paper, print, ink, glare } = made;
  if (glare !== null && Math.hypot(at.x - glare.x, (at.y - glare.y) * 1.4) < glare.radius)
    return [255, 255, 255];
  return prints[print](at.x, at.y) ? [ink, ink, ink + 6] : paper;
}

/** Forty lines of strokes like letters: words of uneven length between margins. */
function isText(x: number, y: number): boolean {
  if (x < 0.1 || x > 0.9 || y < 0.08 || y > 0.92) return false;
  const line = Math.floor(y * 40);
  const inLine = y * 40 - line;
  if (inLine < 0.2 || inLine > 0.72) return false;
  const letter = Math.floor(x * 60);
  if ((letter * 7 + line * 13) % 9 === 0 || (line % 7 === 6 && x > 0.5)) return false;
  const stroke = Math.floor((x * 60 - letter) * 5 + letter + line);
  return stroke % 3 === 0 || (inLine > 0.4 && inLine < 0.5);
}

function isTable(x: number, y: number): boolean {
  const isFrame = x > 0.12 && x < 0.88 && y > 0.15 && y < 0.85;
  const isRule = (value: number, step: number) => value % step < 0.006;
  if (isFrame && (isRule(x - 0.12, 0.19) || isRule(y - 0.15, 0.1))) return true;
  return isFrame && isText(x, y) && Math.floor(y * 20) % 3 === 0;
}

/** A photograph at the right and lines of text, as an identity card. */
function isCard(x: number, y: number): boolean {
  if (x > 0.64 && x < 0.92 && y > 0.15 && y < 0.75) return true;
  return x < 0.6 && isText(x * 0.7 + 0.08, y * 0.3 + 0.1);
}

const prints = { none: () => false, text: isText, table: isTable, card: isCard };

export function boxBlur({ width, height, data }: Picture, radius: number): void {
  for (const [count, length, step, stride] of [
    [height, width, 4, width * 4],
    [width, height, width * 4, 4],
  ] as const) {
    const line = new Float32Array(length);
    for (let index = 0; index < count; index += 1) {
      for (let part = 0; part < 3; part += 1) {
        const start = index * stride + part;
        for (let at = 0; at < length; at += 1) line[at] = data[start + at * step] ?? 0;
        for (let at = 0; at < length; at += 1) {
          let sum = 0;
          for (let near = at - radius; near <= at + radius; near += 1)
            sum += line[Math.min(length - 1, Math.max(0, near))] ?? 0;
          data[start + at * step] = sum / (radius * 2 + 1);
        }
      }
    }
  }
}

/** mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function inverse(m: readonly number[]): number[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = m;
  return [
    ...[e * i - f * h, c * h - b * i, b * f - c * e],
    ...[f * g - d * i, a * i - c * g, c * d - a * f],
    ...[d * h - e * g, b * g - a * h, a * e - b * d],
  ];
}
