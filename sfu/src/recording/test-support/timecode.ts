import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const framesPerSecond = 25;
const columns = 16;

/** Encoded frames in order: pictures 1/25 s apart, sound 20 ms apart. */
export type Encoded = { mimeType: string; frames: Buffer[][] };

/** A picture says its number in black and white columns, the lowest bit left; a beep begins with every 25th. */
function drawPictures(size: string, seconds: number) {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const frameLength = (width * height * 3) / 2;
  const bytes = Buffer.alloc(frameLength * seconds * framesPerSecond, 128);
  for (let number = 0; number < seconds * framesPerSecond; number += 1) {
    const row = Buffer.from(
      Array.from({ length: width }, (_, x) =>
        ((number >> Math.floor((x * columns) / width)) & 1) === 1 ? 235 : 16,
      ),
    );
    for (let line = 0; line < height; line += 1) row.copy(bytes, number * frameLength + line * width);
  }
  const format = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', size, '-r', String(framesPerSecond)];
  return { options: [...format, '-i', '-'], bytes };
}

export async function encodeVp8(
  seconds: number,
  { size = '160x96', keyEvery = framesPerSecond } = {},
): Promise<Encoded> {
  const options = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '400k'];
  const keys = ['-g', String(keyEvery), '-keyint_min', String(keyEvery), '-auto-alt-ref', '0'];
  const drawn = drawPictures(size, seconds);
  const bytes = await encode([...drawn.options, ...options, ...keys, '-f', 'ivf'], 'ivf', drawn.bytes);
  return { mimeType: 'video/VP8', frames: splitIvf(bytes).map((frame) => packVp8(frame)) };
}

export async function encodeH264(seconds: number, size = '160x96'): Promise<Encoded> {
  const options = [
    '-c:v',
    'libx264',
    '-profile:v',
    'baseline',
    '-preset',
    'ultrafast',
    '-tune',
    'zerolatency',
  ];
  const parameters = `keyint=${framesPerSecond}:min-keyint=${framesPerSecond}:aud=1:repeat-headers=1:slices=1:sliced-threads=0`;
  const format = ['-pix_fmt', 'yuv420p', '-b:v', '400k', '-x264-params', parameters, '-f', 'h264'];
  const drawn = drawPictures(size, seconds);
  const bytes = await encode([...drawn.options, ...options, ...format], 'h264', drawn.bytes);
  return { mimeType: 'video/H264', frames: splitAnnexB(bytes).map((units) => packH264(units)) };
}

export async function encodeOpus(seconds: number): Promise<Encoded> {
  const sound = `aevalsrc='if(lt(mod(t,1),0.1),0.5*sin(2*PI*1000*t),0)':s=48000:d=${seconds}`;
  const options = ['-f', 'lavfi', '-i', sound, '-c:a', 'libopus', '-b:a', '32k', '-application', 'voip'];
  const bytes = await encode([...options, '-frame_duration', '20', '-f', 'ogg'], 'ogg');
  return { mimeType: 'audio/opus', frames: splitOgg(bytes).map((packet) => [packet]) };
}

export async function encode(options: string[], extension: string, input = Buffer.alloc(0)): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'timecode-'));
  try {
    const path = join(folder, `out.${extension}`);
    const running = run('ffmpeg', ['-v', 'error', ...options, path]);
    running.child.stdin?.end(input);
    await running;
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function splitIvf(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = bytes.readUInt16LE(6); at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    frames.push(bytes.subarray(at + 12, at + 12 + length));
    at += 12 + length;
  }
  return frames;
}

/** Access units as lists of units; each begins with a delimiter. */
function splitAnnexB(bytes: Buffer): Buffer[][] {
  const starts: number[] = [];
  for (let at = bytes.indexOf('000001', 0, 'hex'); at >= 0; at = bytes.indexOf('000001', at + 3, 'hex')) {
    starts.push(at + 3);
  }
  const pictures: Buffer[][] = [];
  for (const [position, start] of starts.entries()) {
    const next = starts[position + 1];
    let end = next === undefined ? bytes.length : next - 3;
    while (next !== undefined && bytes[end - 1] === 0) end -= 1;
    const unit = bytes.subarray(start, end);
    const isDelimiter = ((unit[0] ?? 0) & 0x1f) === 9;
    if (isDelimiter) pictures.push([]);
    pictures.at(-1)?.push(unit);
  }
  return pictures;
}

/** Without the two packets of headers. */
function splitOgg(bytes: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let begun: Buffer[] = [];
  for (let at = 0; at + 27 <= bytes.length; ) {
    const laceCount = bytes.readUInt8(at + 26);
    let data = at + 27 + laceCount;
    for (const lace of bytes.subarray(at + 27, at + 27 + laceCount)) {
      begun.push(bytes.subarray(data, data + lace));
      data += lace;
      if (lace === 255) continue;
      packets.push(Buffer.concat(begun));
      begun = [];
    }
    at = data;
  }
  return packets.slice(2);
}

const payloadMax = 1_100;

const pieces = (data: Buffer) =>
  Array.from({ length: Math.max(1, Math.ceil(data.length / payloadMax)) }, (_, index) =>
    data.subarray(index * payloadMax, (index + 1) * payloadMax),
  );

export const packVp8 = (frame: Buffer) =>
  pieces(frame).map((piece, index) => Buffer.concat([Buffer.of(index === 0 ? 0x10 : 0x00), piece]));

function packH264(units: readonly Buffer[]): Buffer[] {
  return units.flatMap((unit) => {
    if (unit.length <= payloadMax) return [unit];
    const header = unit.readUInt8(0);
    const parts = pieces(unit.subarray(1));
    return parts.map((part, index) => {
      const place = (index === 0 ? 0x80 : 0) | (index === parts.length - 1 ? 0x40 : 0);
      return Buffer.concat([Buffer.of((header & 0xe0) | 28, place | (header & 0x1f)), part]);
    });
  });
}
