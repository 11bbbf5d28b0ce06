// Papers before a camera: a film of a tilted page of text on a table, and photographs of others as files.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  grounds,
  makePicture,
  type Scene,
  turnedQuad,
} from '../../client/src/lib/paper/paper-scene.test-support.ts';
import { type Film, makeFilm } from './films.ts';
import { run } from './run.ts';

export type Box = { left: number; top: number; right: number; bottom: number };

const size = { width: 720, height: 1_280 };
const quad = turnedQuad(5, { ...size, size: 0.42, tilt: 0.12 });
const sheet: Partial<Scene> = {
  ...size,
  quad,
  ground: grounds.wood,
  light: [0.8, 1],
};

/** Where the sheet lies in the film, in shares of its width and height. */
export const sheetBox: Box = {
  left: Math.min(...quad.map(({ x }) => x)) / size.width,
  top: Math.min(...quad.map(({ y }) => y)) / size.height,
  right: Math.max(...quad.map(({ x }) => x)) / size.width,
  bottom: Math.max(...quad.map(({ y }) => y)) / size.height,
};

/** For the applicant's fake camera, with the sound of their usual film. A changed picture is a new film. */
export function makePaperFilm(): Film {
  const film = makeFilm('applicant');
  const picture = makePicture(sheet);
  const output = ['-vf', 'loop=loop=9:size=1', '-f', 'mjpeg'];
  const id = createHash('sha256').update(picture.data).update(JSON.stringify(output)).digest('hex');
  const videoPath = join(dirname(film.videoPath), `paper-${id.slice(0, 12)}.mjpeg`);
  if (!existsSync(videoPath)) writeWithFfmpeg(picture, output, videoPath);
  return { ...film, videoPath };
}

/** A photograph so blurred that nobody can read it. */
export function makeBlurredPhoto(path: string): string {
  writeWithFfmpeg(makePicture({ ...sheet, blur: 3 }), ['-f', 'mjpeg'], path);
  return path;
}

/** As telephones save an upright photograph: lying on its side, with a note that it is to be turned by a quarter. */
export function makeTurnedPhoto(path: string): string {
  writeWithFfmpeg(makePicture(sheet), ['-vf', 'transpose=cclock', '-f', 'mjpeg'], path);
  const jpeg = readFileSync(path);
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  const note = Buffer.concat([Buffer.from('ffe1', 'hex'), length, body]);
  // Its first note has to be this one: what the picture's own format says of itself comes after.
  writeFileSync(path, Buffer.concat([jpeg.subarray(0, 2), note, jpeg.subarray(2)]));
  return path;
}

function writeWithFfmpeg(
  { width, height, data }: ReturnType<typeof makePicture>,
  output: readonly string[],
  path: string,
): void {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgba',
    '-s',
    `${width}x${height}`,
    '-r',
    '20',
    '-i',
    'pipe:0',
  ];
  const made = [...output, '-pix_fmt', 'yuvj420p', '-q:v', '2', part];
  run('ffmpeg', ['-y', '-loglevel', 'error', ...input, ...made], Buffer.from(data.buffer));
  renameSync(part, path);
}
