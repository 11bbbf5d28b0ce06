import type { NetworkGrade } from './network.ts';

/** Ways of media to the node, the best first. */
export const mediaPaths = ['udp', 'tcp', 'relay'] as const;
export type MediaPath = (typeof mediaPaths)[number];
/** What a link is good for, the most first. */
export const linkVerdicts = ['video', 'voice', 'text', 'kiosk'] as const;
export type LinkVerdict = (typeof linkVerdicts)[number];

/** What a check of the network found; null where it could not be tried or nothing came back. */
export type LinkMeasure = {
  /** The way to the server and back over the socket, ms: the middle of some tries. */
  socketMs: number | null;
  /** Which ways reach a media node. */
  udp: boolean | null;
  tcp: boolean | null;
  relay: boolean | null;
  /** The way the figures below were measured on. */
  path: MediaPath | null;
  /** Shares of packets, 0 to 1. */
  lossUp: number | null;
  lossDown: number | null;
  roundTripMs: number | null;
  jitterMs: number | null;
  /** Bits a second that came through: at least so much the link carries. */
  upBps: number | null;
  downBps: number | null;
};

/**
 * At least this for each, of what the check sends: a small picture with sound, or sound alone. Beyond, a talk of that kind
 * would be no pleasure; the ladder of the talk has the same limits in its steps.
 */
const needs = {
  video: { loss: 0.08, roundTripMs: 800, bps: 200_000 },
  voice: { loss: 0.48, roundTripMs: 2_000, bps: 15_000 },
} as const;
/** Above this a page answers too late for anything but patience, ms. */
const slowestSocketMs = 3_000;

/** What to begin with on such a link. Media that do not come through leave words and photos, which take the way of the page. */
export function judgeLink(measure: LinkMeasure): LinkVerdict {
  if (measure.socketMs === null || measure.socketMs > slowestSocketMs) return 'kiosk';
  if (measure.path === null) return 'text';
  if (carries(measure, needs.video)) return 'video';
  return carries(measure, needs.voice) ? 'voice' : 'text';
}

function carries(
  { lossUp, lossDown, roundTripMs, upBps, downBps }: LinkMeasure,
  need: (typeof needs)['video' | 'voice'],
): boolean {
  // Nothing at all came back: the way is open and carries nothing.
  if (upBps === null || downBps === null) return false;
  return (
    Math.max(lossUp ?? 0, lossDown ?? 0) <= need.loss &&
    (roundTripMs ?? 0) <= need.roundTripMs &&
    Math.min(upBps, downBps) >= need.bps
  );
}

/** The same in the words that desks and talks use of a link. */
export function gradeOfLink(measure: LinkMeasure): NetworkGrade {
  const verdict = judgeLink(measure);
  if (verdict === 'kiosk') return 'lost';
  if (verdict !== 'video') return 'weak';
  const { lossUp, lossDown, roundTripMs } = measure;
  return Math.max(lossUp ?? 0, lossDown ?? 0) > 0.03 || (roundTripMs ?? 0) > 350 ? 'fair' : 'good';
}
