/** A packet of media, its payload a view into what came from the socket. */
export type RtpPacket = {
  ssrc: number;
  /** 16 bits; begins anew after 65,535. */
  sequence: number;
  /** 32 bits of the codec's clock. */
  timestamp: number;
  /** Of pictures: the last packet of one. */
  hasMarker: boolean;
  /** Empty where only padding was sent. */
  payload: Buffer;
  /** When it came, ms of the monotonic clock. */
  at: number;
};

const headerLength = 12;

/** RTCP and RTP share the port: RFC 5761. */
export const isRtcp = (datagram: Buffer) => {
  const type = (datagram[1] ?? 0) & 0x7f;
  return type >= 64 && type <= 95;
};

/** Null for what is no RTP packet. */
export function parseRtp(datagram: Buffer, at: number): RtpPacket | null {
  if (datagram.length < headerLength) return null;
  const first = datagram.readUInt8(0);
  if (first >> 6 !== 2) return null;
  let start = headerLength + (first & 0x0f) * 4;
  if ((first & 0x10) !== 0) {
    if (datagram.length < start + 4) return null;
    start += 4 + datagram.readUInt16BE(start + 2) * 4;
  }
  const padding = (first & 0x20) === 0 ? 0 : datagram.readUInt8(datagram.length - 1);
  const end = datagram.length - padding;
  if (end < start) return null;
  return {
    ssrc: datagram.readUInt32BE(8),
    sequence: datagram.readUInt16BE(2),
    timestamp: datagram.readUInt32BE(4),
    hasMarker: (datagram.readUInt8(1) & 0x80) !== 0,
    payload: datagram.subarray(start, end),
    at,
  };
}
