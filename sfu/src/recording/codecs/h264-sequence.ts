import { BitReader } from './bit-reader.ts';
import type { Size } from './frame.ts';

const withChroma = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128]);

/** The picture's size in a sequence parameter set, ITU-T H.264 7.3.2.1; null for what makes no sense. */
export function readSequenceSize(unit: Buffer): Size | null {
  const bits = new BitReader(withoutEmulation(unit.subarray(1)));
  const profile = bits.read(8);
  bits.read(16);
  bits.readUnsigned();
  const chroma = withChroma.has(profile) ? readChroma(bits) : 1;
  bits.readUnsigned();
  skipOrder(bits);
  bits.readUnsigned();
  bits.read(1);
  const widthUnits = bits.readUnsigned() + 1;
  const heightUnits = bits.readUnsigned() + 1;
  const isProgressive = bits.read(1) === 1;
  if (!isProgressive) bits.read(1);
  bits.read(1);
  const crop = bits.read(1) === 1 ? [0, 1, 2, 3].map(() => bits.readUnsigned()) : [0, 0, 0, 0];
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  const columns = chroma === 1 || chroma === 2 ? 2 : 1;
  const rows = (chroma === 1 ? 2 : 1) * (isProgressive ? 1 : 2);
  const width = widthUnits * 16 - (left + right) * columns;
  const height = heightUnits * 16 * (isProgressive ? 1 : 2) - (top + bottom) * rows;
  return width > 0 && height > 0 && width <= 16_384 && height <= 16_384 ? { width, height } : null;
}

function readChroma(bits: BitReader): number {
  const chroma = bits.readUnsigned();
  if (chroma === 3) bits.read(1);
  bits.readUnsigned();
  bits.readUnsigned();
  bits.read(1);
  if (bits.read(1) === 1) {
    for (let list = 0; list < (chroma === 3 ? 12 : 8); list += 1) {
      if (bits.read(1) === 1) skipScaling(bits, list < 6 ? 16 : 64);
    }
  }
  return chroma;
}

function skipScaling(bits: BitReader, size: number): void {
  let last = 8;
  let next = 8;
  for (let entry = 0; entry < size; entry += 1) {
    if (next !== 0) next = (last + bits.readSigned() + 256) % 256;
    last = next === 0 ? last : next;
  }
}

function skipOrder(bits: BitReader): void {
  const kind = bits.readUnsigned();
  if (kind === 0) bits.readUnsigned();
  if (kind !== 1) return;
  bits.read(1);
  bits.readSigned();
  bits.readSigned();
  const count = Math.min(bits.readUnsigned(), 255);
  for (let entry = 0; entry < count; entry += 1) bits.readSigned();
}

/** Without the 3 that keeps two zeros from looking like a start code. */
function withoutEmulation(bytes: Buffer): Buffer {
  const kept: number[] = [];
  for (const [position, byte] of bytes.entries()) {
    const isGuard = byte === 3 && bytes[position - 1] === 0 && bytes[position - 2] === 0;
    if (!isGuard) kept.push(byte);
  }
  return Buffer.from(kept);
}
