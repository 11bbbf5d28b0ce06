/** Up to here the number is said as it is; beyond it "about". */
export const exactAheadUpTo = 10;
/** People ahead from which on a turn is near: on the page, and in the message that WeChat sends. */
export const nearAheadCount = 2;
/** Up to here in fives, above in fifties. */
const fivesUpTo = 50;

/**
 * The number shown for a place in line: exact up to ten, then the nearest five, above fifty the nearest fifty. A page is told
 * again only when this changes. Shown again it is the same; "about" never begins at the last exact number.
 */
export function shownAhead(aheadCount: number): number {
  if (aheadCount <= exactAheadUpTo) return aheadCount;
  const step = aheadCount <= fivesUpTo ? 5 : 50;
  return Math.max(exactAheadUpTo + 5, Math.round(aheadCount / step) * step);
}
