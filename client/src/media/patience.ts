import { isBelow, type RoomStep } from '@cloudseat/shared/nouns/link-steps.ts';

/** Twice there and back, so that what was lost can be sent again, and once more; never so late that people talk at once. */
const roundTrips = 2;
const marginMs = 100;
const longestMs = 1_500;

/**
 * How long sound waits before it is played, ms; null leaves it to the browser, which wants it at once. On the lower steps
 * much is lost: being understood comes before being quick.
 */
export function patienceOf(step: RoomStep, roundTripMs: number): number | null {
  if (!isBelow(step, 'low')) return null;
  return Math.min(longestMs, roundTripMs * roundTrips + marginMs);
}
