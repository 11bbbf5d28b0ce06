/** A talk below this looks broken, frames a second. Cameras give less than they can in the dark. */
export const slowFramesPerSecond = 9;
/** Of what the camera gives. */
const slowShare = 0.7;
/** Of the page's own ticks that should have come: with fewer, it is held up, and sees little of what the camera gives. */
const heldUpShare = 0.6;
/** A machine is busy for a moment now and then, seconds. */
export const slowSeconds = 6;

/** One second of a page: frames the camera gave and frames that came out; ticks that came of those that should have. */
export type SpeedSecond = { given: number; made: number; tickShare: number; isSeen: boolean };

/**
 * Takes one second after the other; true once a machine was too slow for seconds on end. Pages that nobody looks at are
 * slowed down by the browser and say nothing about the machine.
 */
export function createSpeedJudge(): (second: SpeedSecond) => boolean {
  let slowFor = 0;
  return ({ given, made, tickShare, isSeen }) => {
    const isBehind = made < given * slowShare || tickShare < heldUpShare;
    slowFor = isSeen && isBehind && made < slowFramesPerSecond ? slowFor + 1 : 0;
    return slowFor >= slowSeconds;
  };
}
