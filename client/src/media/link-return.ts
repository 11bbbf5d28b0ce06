/** One look while no media flow: what the connection's own checks say; null where the browser does not. */
export type QuietSample = {
  isConnected: boolean;
  roundTripMs: number | null;
  /** STUN checks since the connection was built, and how many were answered. */
  checksSent: number | null;
  checksAnswered: number | null;
};

/** So long all must be well, ms: people are on the telephone, and nothing is gained by being early. */
const windowMs = 30_000;
const roundTripLimitMs = 600;
/** Of the checks of one window so many may be without an answer: those under way, and one in ten. */
const underWay = 2;
const lostShare = 0.1;

/**
 * Whether a link over which nothing is sent could carry a talk again. Judged over whole windows, so that it does not
 * flicker; a lost connection counts at once. Kept checks are what there is to go by: without media, no loss is told.
 */
export function createReturnWatch(): (sample: QuietSample, at: number) => boolean {
  let window: { at: number; sample: QuietSample } | null = null;
  let isGood = false;
  return (sample, at) => {
    if (!sample.isConnected || (sample.roundTripMs ?? 0) > roundTripLimitMs) {
      window = null;
      isGood = false;
      return false;
    }
    window ??= { at, sample };
    if (at - window.at >= windowMs) {
      isGood = isAnswered(window.sample, sample);
      window = { at, sample };
    }
    return isGood;
  };
}

function isAnswered(before: QuietSample, now: QuietSample): boolean {
  if (before.checksSent === null || now.checksSent === null) return true;
  if (before.checksAnswered === null || now.checksAnswered === null) return true;
  const sent = now.checksSent - before.checksSent;
  const answered = now.checksAnswered - before.checksAnswered;
  // Another pair of candidates counts anew.
  if (sent < 0) return false;
  return sent - answered <= Math.max(underWay, sent * lostShare);
}
