import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';

/** One look at the link; null where the browser does not say, or nothing flowed. */
export type NetworkSample = {
  isConnected: boolean;
  /** Share of packets lost since the last look, 0 to 1. */
  sentLoss: number | null;
  receivedLoss: number | null;
  roundTripMs: number | null;
  /** What the browser believes the uplink can carry, bits a second. */
  availableUplink: number | null;
};

/** Above (or, for the uplink, below) these a call begins to suffer; below the first it is unseen. */
const limits = {
  fair: { loss: 0.03, roundTripMs: 350, uplink: 250_000 },
  weak: { loss: 0.1, roundTripMs: 800, uplink: 120_000 },
} as const;

export function gradeSample(sample: NetworkSample): NetworkGrade {
  if (!sample.isConnected) return 'lost';
  const { sentLoss, receivedLoss, roundTripMs, availableUplink } = sample;
  if ([sentLoss, receivedLoss, roundTripMs].every((value) => value === null)) return 'unknown';
  const isBeyond = ({ loss, roundTripMs: limitMs, uplink }: (typeof limits)['fair' | 'weak']) =>
    (sentLoss ?? 0) > loss ||
    (receivedLoss ?? 0) > loss ||
    (roundTripMs ?? 0) > limitMs ||
    (availableUplink ?? Number.POSITIVE_INFINITY) < uplink;
  if (isBeyond(limits.weak)) return 'weak';
  return isBeyond(limits.fair) ? 'fair' : 'good';
}

const order: readonly NetworkGrade[] = ['unknown', 'good', 'fair', 'weak', 'lost'];
/** Looks in a row that must agree: it gets worse in about 4 s, better only after 10, so that the words do not flicker. */
const looksToWorsen = 2;
const looksToImprove = 5;

/**
 * Steadies the grade over time; returns the grade to show after each look. A lost link shows at once; a bad first look, when
 * devices and page are just starting, is not yet a bad link.
 */
export function createGrader(): (sample: NetworkSample) => NetworkGrade {
  let shown: NetworkGrade = 'unknown';
  let streak = 0;
  let direction = 0;
  return (sample) => {
    const seen = gradeSample(sample);
    if (seen === 'unknown') return shown;
    if (shown === 'unknown' && seen !== 'lost') shown = 'good';
    if (seen === 'lost' || shown === 'lost') {
      shown = seen;
      streak = 0;
      return shown;
    }
    const now = Math.sign(order.indexOf(seen) - order.indexOf(shown));
    streak = now !== 0 && now === direction ? streak + 1 : Math.abs(now);
    direction = now;
    const needed = now > 0 ? looksToWorsen : looksToImprove;
    if (now !== 0 && streak >= needed) {
      shown = seen;
      streak = 0;
    }
    return shown;
  };
}
