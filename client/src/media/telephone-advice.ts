import { isBelow, type RoomStep } from '@cloudseat/shared/nouns/link-steps.ts';

/** Words alone for so long, ms: it is no passing moment. */
const wordsForMs = 8_000;
/** A side's link that was lost so often within this time, ms, will be lost again. */
const breaksCount = 3;
const breaksWithinMs = 120_000;

/** Speech of which this much is invented over some fifteen looks is hard to follow, though the voice is kept. */
const hardToHear = 0.25;
const weight = 0.07;

/** `inventedShare`: of the sound heard since the last look, 0 to 1. */
export type LinkMoment = { step: RoomStep; isBroken: boolean; inventedShare: number };

/**
 * Whether the links have been of so little use that people had better telephone. Stays until the picture is back and nothing
 * broke for a while: a sentence that comes and goes helps nobody.
 */
export function createTelephoneAdvice(): (moment: LinkMoment, at: number) => boolean {
  let wordsSince: number | null = null;
  let wasBroken = false;
  let breaks: number[] = [];
  let isAdvised = false;
  let invented = 0;
  return ({ step, isBroken, inventedShare }, at) => {
    invented += (inventedShare - invented) * weight;
    if (isBroken && !wasBroken) breaks.push(at);
    wasBroken = isBroken;
    breaks = breaks.filter((brokeAt) => at - brokeAt < breaksWithinMs);
    if (!isBelow(step, 'voice')) wordsSince = null;
    else wordsSince ??= at;
    const hasOnlyWords = wordsSince !== null && at - wordsSince >= wordsForMs;
    if (hasOnlyWords || breaks.length >= breaksCount || invented > hardToHear) isAdvised = true;
    else if (!isBelow(step, 'low') && breaks.length === 0) isAdvised = false;
    return isAdvised;
  };
}
