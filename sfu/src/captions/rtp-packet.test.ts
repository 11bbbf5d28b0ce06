import { describe, expect, it } from 'vitest';
import { parseRtpPacket } from './rtp-packet.ts';

const header = [0x80, 0x6f, 0x12, 0x34, 0, 1, 0x51, 0x80, 0, 0, 0, 9];
const parse = (...bytes: number[]) => {
  const parsed = parseRtpPacket(Buffer.from(bytes));
  return parsed && { ...parsed, payload: [...parsed.payload] };
};
const read = { sequence: 0x1234, timestamp: 0x15180 };

describe('an RTP packet', () => {
  it('is read with its sound', () => {
    expect(parse(...header, 1, 2, 3)).toEqual({ ...read, payload: [1, 2, 3] });
  });
  it('is read past an extension, further sources and padding', () => {
    const [, ...rest] = header;
    const extended = [0xb1, ...rest, 0, 0, 0, 5, 0xbe, 0xde, 0, 1, 9, 9, 9, 9];
    expect(parse(...extended, 1, 2, 0, 2)).toEqual({ ...read, payload: [1, 2] });
  });
  it.each([
    ['too short', [0x80, 0x6f, 0]],
    ['without sound', header],
    ['of another version', [0x40, ...header.slice(1), 1]],
    ['with an extension that is cut', [0x90, ...header.slice(1), 0xbe]],
    ['with more padding than there is', [0xa0, ...header.slice(1), 1, 99]],
  ])('%s is none', (_name, bytes) => {
    expect(parse(...bytes)).toBeNull();
  });
});
