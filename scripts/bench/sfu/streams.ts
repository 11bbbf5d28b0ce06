// What every participant of the load sends: real VP8 in three sizes and real Opus, packed into RTP payloads once and sent again and again.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSpeech } from '../../../sfu/src/test-support/speech.ts';

const run = promisify(execFile);

export type Layer = { width: number; height: number; kbps: number };
/** As a page sends them: full, half, quarter. */
export const layers: readonly Layer[] = [
  { width: 320, height: 180, kbps: 120 },
  { width: 640, height: 360, kbps: 400 },
  { width: 1280, height: 720, kbps: 1_000 },
];
export const framesPerSecond = 25;
const loopSeconds = 4;
export const keyFrameEvery = 2 * framesPerSecond;
/** Room for RTP, SRTP and UDP within what every network carries. */
const payloadMax = 1_180;

/** One frame's packets: payload descriptor and data, `isFirst` where the frame begins. */
export type Frame = Buffer[];
export type LoadStreams = { video: Frame[][]; audio: Buffer[] };

/** Needs ffmpeg. A moving test picture, different in each frame; a key frame every two seconds. */
export async function makeStreams(): Promise<LoadStreams> {
  const folder = await mkdtemp(join(tmpdir(), 'cloudseat-bench-sfu-'));
  try {
    const video: Frame[][] = [];
    for (const layer of layers) {
      const file = join(folder, `${layer.height}.ivf`);
      await encode(layer, file);
      video.push(readIvf(await readFile(file)).map(split));
    }
    return { video, audio: readSpeech().map((frame) => Buffer.from(frame)) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function encode({ width, height, kbps }: Layer, file: string): Promise<void> {
  const source = `testsrc2=size=${width}x${height}:rate=${framesPerSecond}:duration=${loopSeconds}`;
  const rate = `${kbps}k`;
  await run('ffmpeg', [
    ...[
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      source,
      '-c:v',
      'libvpx',
      '-deadline',
      'realtime',
      '-cpu-used',
      '8',
    ],
    ...['-b:v', rate, '-minrate', rate, '-maxrate', rate, '-bufsize', rate, '-g', String(keyFrameEvery)],
    ...['-keyint_min', String(keyFrameEvery), '-auto-alt-ref', '0', '-f', 'ivf', file],
  ]);
}

/** IVF: a header of 32 bytes, then each frame after its length (4 bytes, little-endian) and time (8). */
function readIvf(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = bytes.readUInt16LE(6); at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    frames.push(bytes.subarray(at + 12, at + 12 + length));
    at += 12 + length;
  }
  return frames;
}

/** RFC 7741: a descriptor of four bytes with a 15-bit picture id, which the sender counts on. */
function split(frame: Buffer): Frame {
  const packets: Buffer[] = [];
  for (let at = 0; at < frame.length; at += payloadMax) {
    const descriptor = Buffer.from([at === 0 ? 0x90 : 0x80, 0x80, 0x80, 0]);
    packets.push(Buffer.concat([descriptor, frame.subarray(at, at + payloadMax)]));
  }
  return packets;
}
