import type { Depacketizer, Frame, PacketPayload } from './frame.ts';

/** RFC 7587: a packet is a frame, and each can be begun with. */
export class OpusDepacketizer implements Depacketizer {
  push({ payload, timestamp }: PacketPayload): Frame | null {
    if (payload.length === 0) return null;
    return { timestamp, data: Buffer.from(payload), isKey: true, size: null, config: null };
  }

  takeLoss(): boolean {
    return false;
  }
}

/** Samples of 48 kHz in a packet, RFC 6716 3.1; 0 for what makes no sense. */
export function opusDuration(packet: Buffer): number {
  const first = packet[0];
  if (first === undefined) return 0;
  const config = first >> 3;
  const perFrame =
    config < 12
      ? [480, 960, 1_920, 2_880][config & 3]
      : config < 16
        ? [480, 960][config & 1]
        : [120, 240, 480, 960][config & 3];
  const code = first & 0x03;
  const count = code === 0 ? 1 : code === 3 ? (packet[1] ?? 0) & 0x3f : 2;
  return (perFrame ?? 0) * count;
}
