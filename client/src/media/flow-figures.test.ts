import { describe, expect, it } from 'vitest';
import { type FlowTotals, figuresOf, pathOf, readFlow } from './flow-figures.ts';

const report = (...entries: Record<string, unknown>[]) =>
  new Map(entries.map((entry, at) => [String(at), entry])) as unknown as RTCStatsReport;
const start: FlowTotals = {
  ...{ atMs: 1_000, sentPackets: 100, sentBytes: 100_000, sentAgain: 2, reportedLost: 3 },
  ...{ receivedPackets: 90, receivedBytes: 90_000, missing: 4, roundTripMs: 80, jitterMs: 6 },
};

describe('figures between two looks', () => {
  it('take what was lost on the way up out of what is missing on the way down', () => {
    const end: FlowTotals = {
      ...{ ...start, atMs: 6_000, sentPackets: 1_100, sentBytes: 1_100_000, sentAgain: 202 },
      ...{ receivedPackets: 90 + 720, receivedBytes: 90_000 + 720_000, missing: 4 + 280 },
    };
    const figures = figuresOf(start, end);
    expect(figures).toMatchObject({ lossUp: 0.2, roundTripMs: 80, jitterMs: 6 });
    // 72 % came back, 80 % arrived at the node: a tenth was lost on the way down.
    expect(figures.lossDown).toBeCloseTo(0.1, 2);
    expect(figures.upBps).toBe((1_000_000 * 8 * 0.8) / 5);
    expect(figures.downBps).toBe((720_000 * 8) / 5);
  });

  it('go by what the node reports where the browser does not say what it sent again', () => {
    const before = { ...start, sentAgain: null };
    const end = { ...before, atMs: 6_000, sentPackets: 200, reportedLost: 13, receivedPackets: 190 };
    expect(figuresOf(before, end).lossUp).toBe(0.1);
  });

  it('say nothing of a way on which nothing came back', () => {
    const end = { ...start, atMs: 6_000, sentPackets: 600, sentBytes: 600_000 };
    expect(figuresOf(start, end)).toMatchObject({ upBps: null, downBps: null, lossUp: null, lossDown: null });
  });
});

it('totals leave out what mediasoup sends to try the link', () => {
  const receive = report(
    { type: 'inbound-rtp', ssrc: 1234, packetsReceived: 50, packetsLost: 25, bytesReceived: 9_999 },
    {
      type: 'inbound-rtp',
      ssrc: 77,
      packetsReceived: 10,
      packetsLost: 1,
      bytesReceived: 1_000,
      jitter: 0.012,
    },
  );
  expect(readFlow(report(), receive)).toMatchObject({
    ...{ receivedPackets: 10, missing: 1, receivedBytes: 1_000, jitterMs: 12 },
    sentAgain: null,
  });
});

describe('the way that carries the media', () => {
  const own = (candidate: Record<string, unknown>) =>
    report(
      { type: 'candidate-pair', nominated: true, state: 'succeeded', localCandidateId: 'mine' },
      { type: 'candidate-pair', nominated: false, state: 'failed', localCandidateId: 'other' },
      { type: 'local-candidate', id: 'other', candidateType: 'host', protocol: 'udp' },
      { type: 'local-candidate', id: 'mine', ...candidate },
    );
  it.each([
    [{ candidateType: 'host', protocol: 'udp' }, 'udp'],
    [{ candidateType: 'prflx', protocol: 'tcp' }, 'tcp'],
    [{ candidateType: 'relay', protocol: 'udp' }, 'relay'],
  ])('of %j', (candidate, path) => {
    expect(pathOf(own(candidate))).toBe(path);
  });
  it('is that of the pair in use, however the browser says so', () => {
    const both = [
      { type: 'candidate-pair', id: 'a', nominated: true, state: 'succeeded', localCandidateId: 'one' },
      { type: 'candidate-pair', id: 'b', nominated: true, state: 'in-progress', localCandidateId: 'two' },
      { type: 'local-candidate', id: 'one', candidateType: 'host', protocol: 'udp' },
      { type: 'local-candidate', id: 'two', candidateType: 'host', protocol: 'tcp' },
    ];
    expect(pathOf(report(...both))).toBe('udp');
    expect(pathOf(report(...both, { type: 'transport', selectedCandidatePairId: 'b' }))).toBe('tcp');
    expect(pathOf(report(...both.slice(1)))).toBe('tcp');
    expect(pathOf(report(...both.slice(0, 1), { ...both[1], selected: true }, ...both.slice(2)))).toBe('tcp');
  });
  it('is none before one was chosen', () => {
    expect(pathOf(report())).toBeNull();
  });
});
