import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordingTuning } from '../tuning.ts';
import { Reordering } from './reordering.ts';
import { negativeAcknowledgement, parseSenderReports, pictureLoss } from './rtcp.ts';
import { isRtcp, parseRtp, type RtpPacket } from './rtp.ts';
import { Ticks, Timeline, WorkerClock } from './timeline.ts';

const packet = (sequence: number, at = 0): RtpPacket => ({
  ...{ ssrc: 1, sequence: sequence & 0xffff, timestamp: 0, hasMarker: true, at },
  payload: Buffer.of(1),
});
const sequences = (packets: readonly RtpPacket[]) => packets.map(({ sequence }) => sequence);

describe('packets in order', () => {
  it('come out as they were sent, over the end of 16 bits too, once each', () => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), order, (first, aheads) => {
        const reordering = new Reordering();
        const twice = [0, ...aheads, ...aheads];
        const out = twice.flatMap((ahead) => reordering.push(packet(first + ahead)));
        expect(sequences(out)).toEqual(Array.from({ length: 9 }, (_, ahead) => (first + ahead) & 0xffff));
        expect(out.some(({ isAfterLoss }) => isAfterLoss)).toBe(false);
        expect(reordering.isWaiting).toBe(false);
      }),
    );
  });

  it('say what is missing, wait for it, and go on without it', () => {
    const reordering = new Reordering();
    for (const sequence of [65_534, 1, 3]) reordering.push(packet(sequence, 100));
    expect(reordering.missing()).toEqual([65_535, 0, 2]);
    expect(sequences(reordering.push(packet(65_535, 110)))).toEqual([65_535]);
    expect(reordering.expire(100 + recordingTuning.lostAfterMs - 1)).toEqual([]);
    const late = reordering.expire(100 + recordingTuning.lostAfterMs);
    expect(late.map(({ sequence, isAfterLoss }) => [sequence, isAfterLoss])).toEqual([
      [1, true],
      [3, true],
    ]);
    expect(reordering.push(packet(0))).toEqual([]);
    expect(reordering.missing()).toEqual([]);
  });

  it('of another stream begin anew', () => {
    const reordering = new Reordering();
    reordering.push(packet(10));
    expect(reordering.push(packet(30_000))).toMatchObject([{ sequence: 30_000, isAfterLoss: true }]);
    expect(sequences(reordering.push(packet(30_001)))).toEqual([30_001]);
  });
});

describe('packets on the wire', () => {
  it('are read past contributors, extensions and padding', () => {
    const bytes = Buffer.from([
      ...[
        0xb1, 0xe4, 0x12, 0x34, 0, 0, 0, 5, 0, 0, 0, 9, 1, 2, 3, 4, 0xbe, 0xde, 0, 1, 0, 0, 0, 0, 7, 8, 0, 2,
      ],
    ]);
    expect(parseRtp(bytes, 3)).toEqual({
      ...{ ssrc: 9, sequence: 0x1234, timestamp: 5, hasMarker: true, at: 3 },
      payload: Buffer.of(7, 8),
    });
    expect([isRtcp(bytes), isRtcp(pictureLoss(1, 2))]).toEqual([false, true]);
  });

  it('of any kind break nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        parseRtp(Buffer.from(bytes), 0);
        parseSenderReports(Buffer.from(bytes));
      }),
    );
  });

  it('carry sender reports, in a compound too', () => {
    const report = Buffer.alloc(28);
    report.writeUInt32BE(0x80_c8_00_06, 0);
    report.writeUInt32BE(77, 4);
    report.writeUInt32BE(2_208_988_800 + 1_000, 8);
    report.writeUInt32BE(2 ** 31, 12);
    report.writeUInt32BE(90_000, 16);
    const found = { ssrc: 77, ntpMs: 1_000_500, timestamp: 90_000 };
    expect(parseSenderReports(Buffer.concat([pictureLoss(1, 2), report]))).toEqual([found]);
    expect(parseSenderReports(report.subarray(0, 20))).toEqual([]);
  });

  it('ask for others again', () => {
    const bytes = negativeAcknowledgement(1, 2, [65_535, 0, 14, 40]);
    expect(bytes.toString('hex')).toBe('81cd0004' + '00000001' + '00000002' + 'ffff4001' + '00280000');
  });
});

describe('the time of a stream', () => {
  it('counts on over the end of 32 bits, and back', () => {
    const ticks = new Ticks();
    expect(ticks.unwrap(2 ** 32 - 100)).toBe(2 ** 32 - 100);
    expect(ticks.unwrap(50)).toBe(2 ** 32 + 50);
    expect(ticks.near(2 ** 32 - 50)).toBe(2 ** 32 - 50);
  });

  it('is that of arrival until a report says better, and one report that is off does no harm', () => {
    const timeline = new Timeline(90_000, new WorkerClock());
    timeline.learnArrival(90_000, 10_250);
    timeline.learnArrival(180_000, 11_120);
    expect(timeline.wallOf(90_000)).toBeCloseTo(10_120);
    for (const late of [0, 5, 900, -3, 2]) timeline.learnReport(270_000, 12_000 + late);
    expect(timeline.wallOf(90_000)).toBeCloseTo(10_002);
  });

  it('is by this machine’s clock, though the worker’s is another, and a busy moment changes nothing', () => {
    const worker = new WorkerClock();
    const report = { ssrc: 1, timestamp: 0 };
    worker.learn({ ...report, ntpMs: 1_000 }, 1_400);
    worker.learn({ ...report, ntpMs: 2_000 }, 2_003);
    expect(worker.offsetMs).toBe(0);
    const set = new WorkerClock();
    set.learn({ ...report, ntpMs: 1_000 }, 61_005);
    set.learn({ ...report, ntpMs: 2_000 }, 62_002);
    expect(set.offsetMs).toBe(60_002);
  });
});
