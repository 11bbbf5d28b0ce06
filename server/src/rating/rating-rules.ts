/** How long after the talk a call can be rated: long enough to see whether the advice held. Milliseconds. */
export const ratingWindowMs = 7 * 24 * 60 * 60 * 1_000;

/** What agents see of their ratings: over so many days before today, and only where so many people rated. */
export const summaryDays = 30;
export const summaryLeastCount = 5;

const rateable = new Set(['wrapUp', 'completed', 'suspended', 'failed']);

export type RateableCall = { state: string; connectedAt: number | null; endedAt: number | null };

/** Whether the applicant may rate now: they talked, the talk is over, and not for longer than the window. */
export function isRatingOpen(call: RateableCall, now: number): boolean {
  if (!rateable.has(call.state) || call.connectedAt === null) return false;
  return now - (call.endedAt ?? call.connectedAt) < ratingWindowMs;
}
