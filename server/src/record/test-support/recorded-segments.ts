import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const bits = 12;
const cell = 20;
export type PictureSegment = {
  codec: 'vp8' | 'h264';
  /** Of the first picture, in 25ths of a second; shown in the picture as black and white squares. */
  firstFrame: number;
  seconds: number;
  width?: number;
  height?: number;
  colour?: string;
};

const codecs = {
  vp8: ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '600k'],
  h264: [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-profile:v',
    'baseline',
    '-pix_fmt',
    'yuv420p',
    '-video_track_timescale',
    '90000',
  ],
};

/** A segment as a recorder writes it: it plays alone, and its pictures say when they are. */
export async function makePictures(folder: string, name: string, segment: PictureSegment): Promise<Buffer> {
  const { codec, firstFrame, seconds, width = 320, height = 180, colour = 'blue' } = segment;
  const squares = Array.from({ length: bits }, (_, bit) => {
    const isSet = `mod(floor((n+${firstFrame})/${2 ** bit})\\,2)`;
    return `drawbox=x=${bit * cell}:y=0:w=${cell}:h=${cell}:color=white:t=fill:enable='${isSet}'`;
  });
  const band = `drawbox=x=0:y=0:w=${bits * cell}:h=${cell}:color=black:t=fill`;
  const source = `color=${colour}:size=${width}x${height}:rate=25,${band},${squares.join(',')}`;
  const file = join(folder, `${name}.${codec === 'h264' ? 'mp4' : 'webm'}`);
  await ffmpeg(['-f', 'lavfi', '-i', source, '-t', String(seconds), ...codecs[codec], '-g', '100', file]);
  return readFile(file);
}

export async function makeSound(
  folder: string,
  name: string,
  hertz: number,
  seconds: number,
): Promise<Buffer> {
  const file = join(folder, `${name}.webm`);
  await ffmpeg([
    '-f',
    'lavfi',
    '-i',
    `sine=frequency=${hertz}`,
    '-t',
    String(seconds),
    '-c:a',
    'libopus',
    file,
  ]);
  return readFile(file);
}

/** The number in the picture that shows at a time of a file; `at`: where the squares begin, and how large they are there. */
export async function readFrameNumber(
  file: string,
  seconds: number,
  at: { x: number; y: number; scale: number } = { x: 0, y: 0, scale: 1 },
): Promise<number> {
  const { pixels, width } = await readPicture(file, seconds);
  let number = 0;
  for (let bit = 0; bit < bits; bit += 1) {
    const x = Math.round(at.x + (bit + 0.5) * cell * at.scale);
    const y = Math.round(at.y + 0.5 * cell * at.scale);
    if ((pixels[y * width + x] ?? 0) > 128) number += 2 ** bit;
  }
  return number;
}

/** Grey values of the picture that shows at a time. */
export async function readPicture(
  file: string,
  seconds: number,
): Promise<{ pixels: Buffer; width: number; height: number }> {
  const facts = await probe(file);
  const video = facts.streams.find(({ codec_type }) => codec_type === 'video');
  const [width, height] = [video?.width ?? 0, video?.height ?? 0];
  const select = `fps=25:start_time=0,trim=start=${seconds},scale=${width}:${height}`;
  const { stdout } = await exec(
    'ffmpeg',
    ['-v', 'error', '-i', file, '-vf', select, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'],
    { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
  );
  return { pixels: stdout, width, height };
}

export type Probe = {
  format: { duration: string; start_time: string; format_name: string };
  streams: {
    codec_type: string;
    codec_name: string;
    width?: number;
    height?: number;
    start_time?: string;
    duration?: string;
  }[];
};

export async function probe(file: string): Promise<Probe> {
  const { stdout } = await exec('ffprobe', [
    '-v',
    'error',
    '-show_format',
    '-show_streams',
    '-of',
    'json',
    file,
  ]);
  return JSON.parse(stdout) as Probe;
}

/** Where a file is silent, in seconds. */
export async function findSilences(file: string): Promise<{ from: number; to: number }[]> {
  const { stderr } = await exec('ffmpeg', [
    '-v',
    'info',
    '-i',
    file,
    '-vn',
    '-af',
    'silencedetect=n=-45dB:d=0.3',
    '-f',
    'null',
    '-',
  ]);
  const times = [...stderr.matchAll(/silence_(start|end): (-?[\d.]+)/g)].map(([, , time]) => Number(time));
  return Array.from({ length: Math.floor(times.length / 2) }, (_, index) => ({
    from: times[2 * index] ?? 0,
    to: times[2 * index + 1] ?? 0,
  }));
}

const ffmpeg = (args: readonly string[]) => exec('ffmpeg', ['-v', 'error', '-y', ...args]);
