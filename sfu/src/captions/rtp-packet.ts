export type SoundPacket = {
  /** 16 bits; begins anew after 65,535. */
  sequence: number;
  /** 32 bits, 48,000 a second for Opus. */
  timestamp: number;
  payload: Uint8Array;
};

const fixedHeaderLength = 12;

/** Null for what is no RTP packet, or carries nothing. */
export function parseRtpPacket(packet: Buffer): SoundPacket | null {
  if (packet.length < fixedHeaderLength) return null;
  const first = packet.readUInt8(0);
  if (first >> 6 !== 2) return null;
  let start = fixedHeaderLength + (first & 0x0f) * 4;
  const hasExtension = (first & 0x10) !== 0;
  if (hasExtension) {
    if (packet.length < start + 4) return null;
    start += 4 + packet.readUInt16BE(start + 2) * 4;
  }
  const hasPadding = (first & 0x20) !== 0;
  const end = packet.length - (hasPadding ? packet.readUInt8(packet.length - 1) : 0);
  if (end <= start) return null;
  return {
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    payload: packet.subarray(start, end),
  };
}
