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
  it('leaves out what the media node only tries the link with', () => {
    const trial = { type: 'inbound-rtp', ssrc: 1234, packetsReceived: 80, packetsLost: 70 };
    const sound = { type: 'inbound-rtp', ssrc: 7, packetsReceived: 100, packetsLost: 0 };
    expect(createStatsReader()(null, report(trial, sound), true).receivedLoss).toBe(0);
  });
  it('counts what was sent again as lost on the way up, and not what listeners miss', () => {
    const read = createStatsReader();
    const outbound = (packetsSent: number, retransmittedPacketsSent: number) =>
      report(
        { type: 'outbound-rtp', kind: 'audio', packetsSent, retransmittedPacketsSent },
        { type: 'remote-inbound-rtp', kind: 'audio', fractionLost: 0.3 },
      );
    expect(read(outbound(100, 0), null, true).sentLoss).toBe(0);
    expect(read(outbound(200, 30), null, true).sentLoss).toBeCloseTo(0.3);
    expect(read(outbound(205, 30), null, true).sentLoss).toBeNull();
  });
  it('takes the word of the media node for pictures where a browser does not count that', () => {
    const sample = createStatsReader()(
      report(
        { type: 'outbound-rtp', kind: 'video', packetsSent: 100 },
        { type: 'remote-inbound-rtp', kind: 'audio', fractionLost: 0.4, roundTripTime: 0.1 },
        { type: 'remote-inbound-rtp', kind: 'video', fractionLost: 0.2, roundTripTime: 0.3 },
      ),
      null,
      true,
    );
    expect(sample).toMatchObject({ sentLoss: 0.2, roundTripMs: 300 });
  });
  it('knows how much of the sound was invented, silence left out', () => {
    const read = createStatsReader();
    const inbound = (totalSamplesReceived: number, concealedSamples: number) =>
      report({
        ...{ type: 'inbound-rtp', kind: 'audio', totalSamplesReceived, concealedSamples },
        silentConcealedSamples: 1_000,
      });
    read(null, inbound(48_000, 1_000), true);
    expect(read(null, inbound(96_000, 5_800), true).concealment).toBeCloseTo(0.1);
    expect(read(null, inbound(96_100, 5_800), true).concealment).toBeNull();
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
