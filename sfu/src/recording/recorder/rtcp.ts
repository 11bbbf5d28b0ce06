/** When a moment of a stream was: `ntpMs` since 1970 by the worker's clock, at which the stream's own clock showed `timestamp`. */
export type SenderReport = { ssrc: number; ntpMs: number; timestamp: number };

/** From 1900, where NTP counts from, to 1970, in seconds. */
const ntpToUnixS = 2_208_988_800;

/** The sender reports of a compound packet; what else is in it is of no use here. */
export function parseSenderReports(datagram: Buffer): SenderReport[] {
  const reports: SenderReport[] = [];
  for (let start = 0; start + 4 <= datagram.length; ) {
    const length = 4 + datagram.readUInt16BE(start + 2) * 4;
    if (start + length > datagram.length) break;
    if (datagram.readUInt8(start + 1) === 200 && length >= 28) {
      const seconds = datagram.readUInt32BE(start + 8) - ntpToUnixS;
      reports.push({
        ssrc: datagram.readUInt32BE(start + 4),
        ntpMs: seconds * 1_000 + (datagram.readUInt32BE(start + 12) / 2 ** 32) * 1_000,
        timestamp: datagram.readUInt32BE(start + 16),
      });
    }
    start += length;
  }
  return reports;
}

/** Asks for a whole picture of this stream. */
export function pictureLoss(senderSsrc: number, ssrc: number): Buffer {
  const packet = Buffer.alloc(12);
  packet.writeUInt32BE(0x81_ce_00_02, 0);
  packet.writeUInt32BE(senderSsrc, 4);
  packet.writeUInt32BE(ssrc, 8);
  return packet;
}

/** Asks for packets to be sent again; `missing` in ascending order. */
export function negativeAcknowledgement(
  senderSsrc: number,
  ssrc: number,
  missing: readonly number[],
): Buffer {
  const entries: { first: number; mask: number }[] = [];
  for (const sequence of missing) {
    const last = entries.at(-1);
    const distance = last === undefined ? 0 : (sequence - last.first) & 0xffff;
    if (last !== undefined && distance >= 1 && distance <= 16) last.mask |= 1 << (distance - 1);
    else entries.push({ first: sequence, mask: 0 });
  }
  const packet = Buffer.alloc(12 + entries.length * 4);
  packet.writeUInt16BE(0x81_cd, 0);
  packet.writeUInt16BE(2 + entries.length, 2);
  packet.writeUInt32BE(senderSsrc, 4);
  packet.writeUInt32BE(ssrc, 8);
  for (const [position, { first, mask }] of entries.entries()) {
    packet.writeUInt16BE(first, 12 + position * 4);
    packet.writeUInt16BE(mask, 14 + position * 4);
  }
  return packet;
}
