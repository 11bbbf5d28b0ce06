import { type Depacketizer, type Frame, FramePieces, type PacketPayload, type Size } from './frame.ts';
import { readSequenceSize } from './h264-sequence.ts';

const idr = 5;
const sequenceSet = 7;
const pictureSet = 8;
const delimiter = 9;
const stapA = 24;
const fuA = 28;

/** RFC 6184, packetization mode 1. Pictures leave as MP4 wants them: each unit after its length, parameter sets apart. */
export class H264Depacketizer implements Depacketizer {
  readonly #pieces = new FramePieces();
  #fragments: Buffer[] | null = null;
  #hasIdr = false;
  #sequence: Buffer | null = null;
  #picture: Buffer | null = null;
  #config: Buffer | null = null;
  #size: Size | null = null;

  push(packet: PacketPayload): Frame | null {
    const { payload, timestamp } = packet;
    if (payload.length === 0) return null;
    this.#pieces.begin(packet);
    if (packet.isAfterLoss) this.#fragments = null;
    const type = payload.readUInt8(0) & 0x1f;
    if (type === fuA) this.#pushFragment(payload);
    else if (type === stapA) this.#pushAggregate(payload);
    else this.#pushUnit(payload);
    if (!packet.hasMarker) return null;
    const isKey = this.#hasIdr && this.#config !== null;
    this.#hasIdr = false;
    this.#fragments = null;
    if (this.#pieces.isEmpty) return null;
    const data = this.#pieces.end();
    if (data === null) return null;
    return { timestamp, data, isKey, size: isKey ? this.#size : null, config: this.#config };
  }

  takeLoss(): boolean {
    return this.#pieces.takeLoss();
  }

  #pushAggregate(payload: Buffer): void {
    for (let at = 1; at + 2 <= payload.length; ) {
      const length = payload.readUInt16BE(at);
      if (length === 0 || at + 2 + length > payload.length) {
        this.#pieces.break();
        return;
      }
      this.#pushUnit(payload.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }

  #pushFragment(payload: Buffer): void {
    const indicator = payload.readUInt8(0);
    const header = payload[1] ?? 0;
    const isFirst = (header & 0x80) !== 0;
    if (isFirst) this.#fragments = [Buffer.of((indicator & 0xe0) | (header & 0x1f))];
    if (this.#fragments === null) {
      this.#pieces.break();
      return;
    }
    this.#fragments.push(payload.subarray(2));
    const isLast = (header & 0x40) !== 0;
    if (!isLast) return;
    this.#pushUnit(Buffer.concat(this.#fragments));
    this.#fragments = null;
  }

  #pushUnit(unit: Buffer): void {
    const type = unit.readUInt8(0) & 0x1f;
    if (type === delimiter) return;
    if (type === sequenceSet || type === pictureSet) {
      this.#keepSet(type, unit);
      return;
    }
    if (type === idr) this.#hasIdr = true;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(unit.length);
    this.#pieces.add(length, unit);
  }

  #keepSet(type: number, unit: Buffer): void {
    const known = type === sequenceSet ? this.#sequence : this.#picture;
    if (known?.equals(unit)) return;
    if (type === sequenceSet) {
      this.#sequence = Buffer.from(unit);
      this.#size = readSequenceSize(unit);
    } else this.#picture = Buffer.from(unit);
    if (this.#sequence !== null && this.#picture !== null) {
      this.#config = describe(this.#sequence, this.#picture);
    }
  }
}

/** AVCDecoderConfigurationRecord with one set of each kind. */
function describe(sequence: Buffer, picture: Buffer): Buffer {
  const head = Buffer.from([1, sequence[1] ?? 0, sequence[2] ?? 0, sequence[3] ?? 0, 0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(sequence.length, 6);
  const middle = Buffer.from([1, 0, 0]);
  middle.writeUInt16BE(picture.length, 1);
  return Buffer.concat([head, sequence, middle, picture]);
}
