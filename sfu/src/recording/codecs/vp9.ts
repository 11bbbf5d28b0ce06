import { BitReader } from './bit-reader.ts';
import { type Depacketizer, type Frame, FramePieces, type PacketPayload, type Size } from './frame.ts';

/** RFC 9628. Layers of one picture stay together: they make one superframe without an index only when there is one layer. */
export class Vp9Depacketizer implements Depacketizer {
  readonly #pieces = new FramePieces();

  push(packet: PacketPayload): Frame | null {
    if (packet.payload.length === 0) return null;
    this.#pieces.begin(packet);
    const { payload, timestamp } = packet;
    const descriptor = readDescriptor(payload);
    if (descriptor === null) this.#pieces.break();
    else {
      if (this.#pieces.isEmpty && !descriptor.isStart) this.#pieces.break();
      this.#pieces.add(payload.subarray(descriptor.length));
    }
    if (!packet.hasMarker) return null;
    const data = this.#pieces.end();
    if (data === null) return null;
    const { isKey, size } = readHeader(data);
    return { timestamp, data, isKey, size, config: null };
  }

  takeLoss(): boolean {
    return this.#pieces.takeLoss();
  }
}

function readDescriptor(payload: Buffer): { length: number; isStart: boolean } | null {
  const first = payload.readUInt8(0);
  const has = (mask: number) => (first & mask) !== 0;
  const byte = (at: number) => payload[at] ?? 0;
  const isFlexible = has(0x10);
  let length = 1;
  if (has(0x80)) length += (byte(length) & 0x80) === 0 ? 1 : 2;
  if (has(0x20)) length += isFlexible ? 1 : 2;
  if (isFlexible && has(0x40)) {
    // Up to three earlier pictures, each with a bit that says whether another follows.
    let count = 1;
    while (count < 3 && (byte(length) & 0x01) !== 0) {
      length += 1;
      count += 1;
    }
    length += 1;
  }
  if (has(0x02)) length += structureLength(payload.subarray(length));
  return length >= payload.length ? null : { length, isStart: has(0x08) };
}

function structureLength(structure: Buffer): number {
  const byte = (at: number) => structure[at] ?? 0;
  const layerCount = (byte(0) >> 5) + 1;
  let length = 1;
  if ((byte(0) & 0x10) !== 0) length += layerCount * 4;
  if ((byte(0) & 0x08) !== 0) {
    const pictureCount = byte(length);
    length += 1;
    for (let picture = 0; picture < pictureCount; picture += 1) length += 1 + ((byte(length) >> 2) & 0x03);
  }
  return length;
}

/** The uncompressed header, profile 0 and 2: enough to know a whole picture and its size. */
function readHeader(frame: Buffer): { isKey: boolean; size: Size | null } {
  const bits = new BitReader(frame);
  const other = { isKey: false, size: null };
  if (bits.read(2) !== 2) return other;
  const profile = bits.read(1) + bits.read(1) * 2;
  if (profile === 3) bits.read(1);
  const isShownAgain = bits.read(1) === 1;
  if (isShownAgain) return other;
  const isKey = bits.read(1) === 0;
  bits.read(2);
  if (!isKey || bits.read(24) !== 0x49_83_42) return other;
  if (profile >= 2) bits.read(1);
  const isRgb = bits.read(3) === 7;
  if (!isRgb) bits.read(profile === 1 || profile === 3 ? 4 : 1);
  else if (profile === 1 || profile === 3) bits.read(1);
  return { isKey, size: { width: bits.read(16) + 1, height: bits.read(16) + 1 } };
}
