import type { LinkMeasure, MediaPath } from '@cloudseat/shared/nouns/link-verdict.ts';
import { findChosenPair, listStats, probationSsrc, type StatEntry, statNumber } from './stat-values.ts';

/** Totals since the connection began, as statistics tell them; null where the browser does not. */
export type FlowTotals = {
  atMs: number;
  sentPackets: number;
  sentBytes: number;
  sentAgain: number | null;
  reportedLost: number | null;
  receivedPackets: number;
  receivedBytes: number;
  missing: number;
  roundTripMs: number | null;
  jitterMs: number | null;
};

export function readFlow(send: RTCStatsReport, receive: RTCStatsReport): FlowTotals {
  const totals: FlowTotals = {
    ...{ atMs: performance.now(), sentPackets: 0, sentBytes: 0, sentAgain: null, reportedLost: null },
    ...{ receivedPackets: 0, receivedBytes: 0, missing: 0, roundTripMs: null, jitterMs: null },
  };
  send.forEach((entry: StatEntry) => {
    if (entry.type === 'outbound-rtp') {
      totals.sentPackets += statNumber(entry.packetsSent) ?? 0;
      totals.sentBytes += statNumber(entry.bytesSent) ?? 0;
      totals.sentAgain = statNumber(entry.retransmittedPacketsSent) ?? totals.sentAgain;
    } else if (entry.type === 'remote-inbound-rtp') {
      totals.reportedLost = statNumber(entry.packetsLost) ?? totals.reportedLost;
      totals.roundTripMs ??= inMs(entry.roundTripTime);
    }
  });
  totals.roundTripMs = inMs(findChosenPair(send)?.currentRoundTripTime) ?? totals.roundTripMs;
  receive.forEach((entry: StatEntry) => {
    if (entry.type !== 'inbound-rtp' || entry.ssrc === probationSsrc) return;
    totals.receivedPackets += statNumber(entry.packetsReceived) ?? 0;
    totals.receivedBytes += statNumber(entry.bytesReceived) ?? 0;
    totals.missing += Math.max(0, statNumber(entry.packetsLost) ?? 0);
    totals.jitterMs = inMs(entry.jitter) ?? totals.jitterMs;
  });
  return totals;
}

const inMs = (seconds: unknown): number | null => {
  const known = statNumber(seconds);
  return known === null ? null : Math.round(known * 1_000);
};

/** Fewer packets in the whole of it say nothing: the way is open and carries nothing. */
const leastPackets = 10;

/** What came of what was sent between two looks. What is lost on the way up is missing on the way down as well. */
export function figuresOf(
  before: FlowTotals,
  after: FlowTotals,
): Pick<LinkMeasure, 'lossUp' | 'lossDown' | 'roundTripMs' | 'jitterMs' | 'upBps' | 'downBps'> {
  const seconds = (after.atMs - before.atMs) / 1_000;
  const sent = after.sentPackets - before.sentPackets;
  const received = after.receivedPackets - before.receivedPackets;
  const missing = Math.max(0, after.missing - before.missing);
  const { roundTripMs, jitterMs } = after;
  const nothing = { lossUp: null, lossDown: null, upBps: null, downBps: null };
  if (sent < leastPackets || received === 0) return { ...nothing, roundTripMs, jitterMs };
  const lossUp = share(lostUp(before, after), sent);
  const kept = 1 - share(missing, received + missing);
  const lossDown = lossUp >= 1 ? null : clamp(1 - kept / (1 - lossUp));
  const bps = (bytes: number) => Math.round((bytes * 8) / seconds);
  return {
    lossUp,
    lossDown,
    roundTripMs,
    jitterMs,
    upBps: bps((after.sentBytes - before.sentBytes) * (1 - lossUp)),
    downBps: bps(after.receivedBytes - before.receivedBytes),
  };
}

/** The node asks for each lost packet again; a browser that does not tell of that says what the node reported. */
function lostUp(before: FlowTotals, after: FlowTotals): number {
  if (after.sentAgain !== null) return after.sentAgain - (before.sentAgain ?? 0);
  return (after.reportedLost ?? 0) - (before.reportedLost ?? 0);
}

const clamp = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1_000) / 1_000;
const share = (part: number, whole: number): number => (whole <= 0 ? 0 : clamp(part / whole));

/** The way that carries the media: by the kind of the page's own candidate, and what it runs over. */
export function pathOf(report: RTCStatsReport): MediaPath | null {
  const pair = findChosenPair(report);
  const own = listStats(report).find(
    (entry) => entry.type === 'local-candidate' && entry.id === pair?.localCandidateId,
  );
  if (own === undefined) return null;
  if (own.candidateType === 'relay') return 'relay';
  return own.protocol === 'tcp' ? 'tcp' : 'udp';
}
