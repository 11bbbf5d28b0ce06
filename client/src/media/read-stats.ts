import type { LadderSample } from './link-ladder.ts';
import type { QuietSample } from './link-return.ts';
import { findChosenPair, probationSsrc, type StatEntry, statNumber } from './stat-values.ts';

type Totals = { lost: number; packets: number; concealed: number; samples: number };
const none: Totals = { lost: 0, packets: 0, concealed: 0, samples: 0 };

/** Fewer packets say nothing. */
const leastPackets = 20;
/** A tenth of a second of sound, in samples: less says nothing. */
const leastSamples = 4_800;

/**
 * Reads WebRTC statistics look by look: totals become the share since the last look. The names are those of webrtc-stats;
 * Safari 14 lacks some, which then count as not known.
 */
export function createStatsReader() {
  let receivedBefore: Totals = none;
  let sentBefore: Sent = { packets: 0, again: 0 };

  return function read(
    send: RTCStatsReport | null,
    receive: RTCStatsReport | null,
    isConnected: boolean,
  ): LadderSample {
    const sent = readSend(send);
    const { now: sentNow, loss: sentLoss } = lossOfSent(send, sentBefore);
    sentBefore = sentNow;
    const received: Totals = { ...none };
    receive?.forEach((entry: StatEntry) => {
      if (entry.type !== 'inbound-rtp' || entry.ssrc === probationSsrc) return;
      received.lost += Math.max(0, statNumber(entry.packetsLost) ?? 0);
      received.packets += statNumber(entry.packetsReceived) ?? 0;
      received.concealed += statNumber(entry.concealedSamples) ?? 0;
      // Silence that was meant is not counted: with it, a quiet talker would sound like a bad link.
      received.concealed -= statNumber(entry.silentConcealedSamples) ?? 0;
      received.samples += statNumber(entry.totalSamplesReceived) ?? 0;
    });
    const lost = Math.max(0, received.lost - receivedBefore.lost);
    const arrived = Math.max(0, received.packets - receivedBefore.packets);
    const samples = Math.max(0, received.samples - receivedBefore.samples);
    const concealed = Math.max(0, received.concealed - receivedBefore.concealed);
    receivedBefore = received;
    return {
      isConnected,
      sentLoss,
      receivedLoss: arrived + lost > leastPackets ? lost / (arrived + lost) : null,
      roundTripMs: sent.roundTripMs ?? readRoundTrip(receive),
      availableUplink: sent.availableUplink,
      concealment: samples > leastSamples ? concealed / samples : null,
    };
  };
}

type Sent = { packets: number; again: number };

/**
 * What is lost on the own way up is what the media node asked for again. What the browser calls `fractionLost` will not do
 * for sound: the node tells senders the worst of their listeners' links, so that they protect it with FEC.
 */
function lossOfSent(report: RTCStatsReport | null, before: Sent): { now: Sent; loss: number | null } {
  const now: Sent = { packets: 0, again: 0 };
  let isTold = false;
  let reported: number | null = null;
  report?.forEach((entry: StatEntry) => {
    if (entry.type === 'outbound-rtp') {
      const again = statNumber(entry.retransmittedPacketsSent);
      isTold ||= again !== null;
      now.packets += statNumber(entry.packetsSent) ?? 0;
      now.again += again ?? 0;
    } else if (entry.type === 'remote-inbound-rtp' && entry.kind === 'video') {
      const fraction = statNumber(entry.fractionLost);
      if (fraction !== null) reported = Math.max(reported ?? 0, fraction);
    }
  });
  const packets = now.packets - before.packets;
  const again = now.again - before.again;
  if (!isTold) return { now, loss: reported };
  return { now, loss: packets >= leastPackets && again >= 0 ? Math.min(1, again / packets) : null };
}

function readSend(report: RTCStatsReport | null) {
  let roundTripMs: number | null = null;
  // Sound alone never asks how much the link could carry: the estimate stays at its low start.
  let sendsVideo = false;
  report?.forEach((entry: StatEntry) => {
    if (entry.type === 'outbound-rtp' && entry.kind === 'video') {
      sendsVideo ||= (statNumber(entry.framesPerSecond) ?? 0) > 0;
    } else if (entry.type === 'remote-inbound-rtp') {
      const seconds = statNumber(entry.roundTripTime);
      if (seconds !== null) roundTripMs = Math.max(roundTripMs ?? 0, seconds * 1_000);
    }
  });
  // Reports about sound alone come seldom: the connection's own measure may be newer. The better of both counts.
  const ofPair = readRoundTrip(report);
  return {
    roundTripMs:
      roundTripMs === null || ofPair === null ? (roundTripMs ?? ofPair) : Math.min(roundTripMs, ofPair),
    availableUplink: sendsVideo ? pairNumber(report, 'availableOutgoingBitrate') : null,
  };
}

/** Of the pair of candidates in use. */
const pairNumber = (report: RTCStatsReport | null, name: string): number | null =>
  report === null ? null : statNumber(findChosenPair(report)?.[name]);

function readRoundTrip(report: RTCStatsReport | null): number | null {
  const seconds = pairNumber(report, 'currentRoundTripTime');
  return seconds === null ? null : seconds * 1_000;
}

/** What a connection without media tells: its checks, of both transports together. */
export function readQuiet(
  send: RTCStatsReport | null,
  receive: RTCStatsReport | null,
  isConnected: boolean,
): QuietSample {
  let checksSent: number | null = null;
  let checksAnswered: number | null = null;
  for (const report of [send, receive]) {
    const sent = pairNumber(report, 'requestsSent');
    const answered = pairNumber(report, 'responsesReceived');
    if (sent === null || answered === null) continue;
    // Chromium counts those before and after the first answer apart.
    checksSent = (checksSent ?? 0) + sent + (pairNumber(report, 'consentRequestsSent') ?? 0);
    checksAnswered = (checksAnswered ?? 0) + answered;
  }
  return {
    isConnected,
    roundTripMs: readRoundTrip(send) ?? readRoundTrip(receive),
    checksSent,
    checksAnswered,
  };
}

/** Whether a first picture was decoded or first sound arrived in what was received. */
export function hasMediaArrived(report: RTCStatsReport): boolean {
  let hasArrived = false;
  report.forEach((entry: StatEntry) => {
    if (entry.type !== 'inbound-rtp') return;
    const count = entry.kind === 'video' ? entry.framesDecoded : entry.packetsReceived;
    if ((statNumber(count) ?? 0) > 0) hasArrived = true;
  });
  return hasArrived;
}
