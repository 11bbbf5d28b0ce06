import { describe, expect, it } from 'vitest';
import { createStatsReader, hasMediaArrived } from './read-stats.ts';

const report = (...entries: Record<string, unknown>[]) =>
  new Map(entries.map((entry, index) => [String(index), entry])) as unknown as RTCStatsReport;
const pair = {
  type: 'candidate-pair',
  nominated: true,
  currentRoundTripTime: 0.05,
  availableOutgoingBitrate: 300_000,
};

describe('the reading of statistics', () => {
  it('turns totals into the share since the last look', () => {
    const read = createStatsReader();
    const inbound = (packetsReceived: number, packetsLost: number) =>
      report({ type: 'inbound-rtp', packetsReceived, packetsLost });
    expect(read(null, inbound(100, 0), true).receivedLoss).toBe(0);
    expect(read(null, inbound(190, 10), true).receivedLoss).toBeCloseTo(0.1);
    expect(read(null, inbound(191, 10), true).receivedLoss).toBeNull();
  });
  it('takes the worst loss and round trip the other side reports', () => {
    const sample = createStatsReader()(
      report(
        { type: 'remote-inbound-rtp', fractionLost: 0.02, roundTripTime: 0.1 },
        { type: 'remote-inbound-rtp', fractionLost: 0.2, roundTripTime: 0.3 },
      ),
      null,
      true,
    );
    expect(sample).toMatchObject({ sentLoss: 0.2, roundTripMs: 300 });
  });
  it('believes the estimate of the uplink only while a picture is sent', () => {
    const read = createStatsReader();
    const video = { type: 'outbound-rtp', kind: 'video', framesPerSecond: 24 };
    expect(read(report(pair), null, true).availableUplink).toBeNull();
    expect(read(report(pair, video), null, true).availableUplink).toBe(300_000);
    expect(read(report(pair), null, true).roundTripMs).toBe(50);
  });
});

describe('the first media', () => {
  it('are a decoded frame or a packet of sound, not a packet of video', () => {
    const inbound = (entry: object) => report({ type: 'inbound-rtp', ...entry });
    expect(hasMediaArrived(inbound({ kind: 'video', packetsReceived: 9, framesDecoded: 0 }))).toBe(false);
    expect(hasMediaArrived(inbound({ kind: 'video', framesDecoded: 1 }))).toBe(true);
    expect(hasMediaArrived(inbound({ kind: 'audio', packetsReceived: 1 }))).toBe(true);
    expect(hasMediaArrived(report())).toBe(false);
  });
});
