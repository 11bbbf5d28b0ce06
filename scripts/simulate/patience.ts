// How long people would have waited. Of who left it is known; of who was answered only that it is longer than their wait:
// their patience is drawn from the day's own survival curve (Kaplan–Meier), given that they waited as long as they did.
import { hourMs } from './day.ts';
import type { Random } from './random.ts';

/** `hasLeft` false: the wait ended otherwise (answered), patience is longer than it. Times in ms. */
export type Wait = { waitMs: number; hasLeft: boolean };
/** Nobody waits longer than this, ms. */
const mostMs = 24 * hourMs;

/** Share of people still waiting just after each moment at which someone left. */
type Curve = { at: number; survival: number }[];

function curveOf(waits: readonly Wait[]): Curve {
  const sorted = [...waits].sort((left, right) => left.waitMs - right.waitMs);
  const curve: Curve = [];
  let survival = 1;
  for (let at = 0; at < sorted.length; ) {
    const waitMs = sorted[at]?.waitMs ?? 0;
    let [next, leftCount] = [at, 0];
    for (; sorted[next]?.waitMs === waitMs; next += 1) if (sorted[next]?.hasLeft) leftCount += 1;
    survival *= 1 - leftCount / (sorted.length - at);
    if (leftCount > 0) curve.push({ at: waitMs, survival });
    at = next;
  }
  return curve;
}

/**
 * Gives the drawing of a patience longer than a wait. Beyond the longest wait that anybody ended by leaving, people leave
 * at the day's mean rate; a day on which nobody left says nothing, and all wait to the end.
 */
export function createPatience(waits: readonly Wait[]): (waitedMs: number, random: Random) => number {
  const curve = curveOf(waits);
  const totalMs = waits.reduce((sum, { waitMs }) => sum + waitMs, 0);
  const leftCount = waits.filter(({ hasLeft }) => hasLeft).length;
  const survivalAt = (at: number) => curve.findLast((step) => step.at <= at)?.survival ?? 1;
  return (waitedMs, random) => {
    if (leftCount === 0) return mostMs;
    const target = survivalAt(waitedMs) * (1 - random());
    const left = curve.find((step) => step.at > waitedMs && step.survival <= target);
    if (left !== undefined) return left.at;
    const beyond = Math.max(waitedMs, curve.at(-1)?.at ?? 0);
    return Math.min(mostMs, beyond - (totalMs / leftCount) * Math.log(1 - random()));
  };
}
