// What every page should have been told, and when it was. Pure: the benchmark's own arithmetic.
import { shownAhead } from '@cloudseat/shared/nouns/ahead.ts';

/** What one page was told, in order. */
export type Told = { aheadCount: number; atMs: number };
export type PageStory = {
  /** How many waited before it when the measuring began. */
  aheadAtFirst: number;
  told: readonly Told[];
};
export type Delays = {
  /** One per change of a shown place: from the moment it was due to its receipt, or to that of a later one. */
  dueMs: number[];
  /** From the move itself, whatever had been told to the page just before. */
  sinceMoveMs: number[];
  /** Changes that nothing followed: the page shows an old place for good. */
  missingCount: number;
};

/**
 * The head of the line left at each of `movesMs`. A change is answered by the first message from then on that shows its
 * place or a better one; it is due at the move, or `throttleMs` after the page was last told something, if that is later.
 * A page that leaves the line before it was told is told that it left: the change counts up to then.
 */
export function findDelays(
  pages: readonly PageStory[],
  movesMs: readonly number[],
  throttleMs: number,
): Delays {
  const delays: Delays = { dueMs: [], sinceMoveMs: [], missingCount: 0 };
  for (const { aheadAtFirst, told } of pages) {
    let at = 0;
    for (const [moved, moveMs] of movesMs.entries()) {
      const ahead = aheadAtFirst - moved - 1;
      if (ahead < 0) break;
      const shown = shownAhead(ahead);
      if (shown === shownAhead(ahead + 1)) continue;
      const answers = (message: Told) => message.atMs >= moveMs && shownAhead(message.aheadCount) <= shown;
      for (let message = told[at]; message && !answers(message); message = told[at]) at += 1;
      const answerMs = told[at]?.atMs ?? movesMs[aheadAtFirst];
      if (answerMs === undefined) delays.missingCount += 1;
      else {
        const previousMs = told[at - 1]?.atMs ?? Number.NEGATIVE_INFINITY;
        delays.dueMs.push(Math.max(0, answerMs - Math.max(moveMs, previousMs + throttleMs)));
        delays.sinceMoveMs.push(answerMs - moveMs);
      }
    }
  }
  return delays;
}
