import { type Depacketizer, type Frame, FramePieces, type PacketPayload, type Size } from './frame.ts';

/** RFC 7741. The descriptor goes, the partitions stay as they are. */
export class Vp8Depacketizer implements Depacketizer {
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
    if (data === null || data.length < 3) return null;
    const isKey = (data.readUInt8(0) & 0x01) === 0;
    return { timestamp, data, isKey, size: isKey ? readSize(data) : null, config: null };
  }

  takeLoss(): boolean {
    return this.#pieces.takeLoss();
  }
}

function readDescriptor(payload: Buffer): { length: number; isStart: boolean } | null {
  const first = payload.readUInt8(0);
  let length = 1;
  if ((first & 0x80) !== 0) {
    const extensions = payload[1] ?? 0;
    length += 1;
    if ((extensions & 0x80) !== 0) length += ((payload[length] ?? 0) & 0x80) === 0 ? 1 : 2;
    if ((extensions & 0x40) !== 0) length += 1;
    if ((extensions & 0x30) !== 0) length += 1;
  }
  return length >= payload.length ? null : { length, isStart: (first & 0x1f) === 0x10 };
}

/** RFC 6386, 9.1: after the three bytes of the frame's tag and the start code. */
function readSize(frame: Buffer): Size | null {
  if (frame.length < 10 || frame.readUIntBE(3, 3) !== 0x9d_01_2a) return null;
  return { width: frame.readUInt16LE(6) & 0x3fff, height: frame.readUInt16LE(8) & 0x3fff };
}
