import type { NetworkSample } from './network-grade.ts';

type Totals = { lost: number; packets: number };
type Numbers = Record<string, unknown>;

const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/**
 * Reads WebRTC statistics look by look: totals become the share since the last look. The names are those of webrtc-stats;
 * Safari 14 lacks some, which then count as not known.
 */
export function createStatsReader() {
  let receivedBefore: Totals = { lost: 0, packets: 0 };

  return function read(
    send: RTCStatsReport | null,
    receive: RTCStatsReport | null,
    isConnected: boolean,
  ): NetworkSample {
    const sent = readSend(send);
    const received: Totals = { lost: 0, packets: 0 };
    receive?.forEach((entry: Numbers) => {
      if (entry.type !== 'inbound-rtp') return;
      received.lost += Math.max(0, number(entry.packetsLost) ?? 0);
      received.packets += number(entry.packetsReceived) ?? 0;
    });
    const lost = Math.max(0, received.lost - receivedBefore.lost);
    const arrived = Math.max(0, received.packets - receivedBefore.packets);
    receivedBefore = received;
    return {
      isConnected,
      sentLoss: sent.loss,
      receivedLoss: arrived + lost > 20 ? lost / (arrived + lost) : null,
      roundTripMs: sent.roundTripMs ?? readRoundTrip(receive),
      availableUplink: sent.availableUplink,
    };
  };
}

function readSend(report: RTCStatsReport | null) {
  let loss: number | null = null;
  let roundTripMs: number | null = null;
  let availableUplink: number | null = null;
  // Sound alone never asks how much the link could carry: the estimate stays at its low start.
  let sendsVideo = false;
  report?.forEach((entry: Numbers) => {
    if (entry.type === 'outbound-rtp' && entry.kind === 'video') {
      sendsVideo ||= (number(entry.framesPerSecond) ?? 0) > 0;
    } else if (entry.type === 'remote-inbound-rtp') {
      const fraction = number(entry.fractionLost);
      if (fraction !== null) loss = Math.max(loss ?? 0, fraction);
      const seconds = number(entry.roundTripTime);
      if (seconds !== null) roundTripMs = Math.max(roundTripMs ?? 0, seconds * 1_000);
    } else if (entry.type === 'candidate-pair' && entry.nominated === true) {
      availableUplink = number(entry.availableOutgoingBitrate) ?? availableUplink;
    }
  });
  return {
    loss,
    roundTripMs: roundTripMs ?? readRoundTrip(report),
    availableUplink: sendsVideo ? availableUplink : null,
  };
}

function readRoundTrip(report: RTCStatsReport | null): number | null {
  let roundTripMs: number | null = null;
  report?.forEach((entry: Numbers) => {
    if (entry.type !== 'candidate-pair' || entry.nominated !== true) return;
    const seconds = number(entry.currentRoundTripTime);
    if (seconds !== null) roundTripMs = seconds * 1_000;
  });
  return roundTripMs;
}

/** Whether a first picture was decoded or first sound arrived in what was received. */
export function hasMediaArrived(report: RTCStatsReport): boolean {
  let hasArrived = false;
  report.forEach((entry: Numbers) => {
    if (entry.type !== 'inbound-rtp') return;
    const count = entry.kind === 'video' ? entry.framesDecoded : entry.packetsReceived;
    if ((number(count) ?? 0) > 0) hasArrived = true;
  });
  return hasArrived;
}
