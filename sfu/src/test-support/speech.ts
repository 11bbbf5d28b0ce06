import { readFileSync } from 'node:fs';

/**
 * Opus frames of 20 ms each, 16 kbit/s: a synthetic voice speaks for 2 s, is silent for 1.6, speaks for 1.5 and is silent again.
 * In the file each has its length before it, in two bytes.
 */
export function readSpeech(): Uint8Array[] {
  const bytes = readFileSync(new URL('./speech.opus-frames', import.meta.url));
  const frames: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt16BE(at);
    frames.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return frames;
}

export const ticksPerFrame = 960;

export function rtpPacket(frame: Uint8Array, position: number, ssrc = 1_000): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt8(0x80, 0);
  header.writeUInt8(111, 1);
  header.writeUInt16BE(position & 0xffff, 2);
  header.writeUInt32BE((position * ticksPerFrame) >>> 0, 4);
  header.writeUInt32BE(ssrc, 8);
  return Buffer.concat([header, frame]);
}
