import { isBelow, type LinkStep, linkSteps } from '@cloudseat/shared/nouns/link-steps.ts';
import type { NetworkSample } from './network-grade.ts';

/** Share of the sound that had to be invented since the last look, 0 to 1; null where nothing is heard or it is not told. */
export type LadderSample = NetworkSample & { concealment: number | null };
type Strain = 'clear' | 'some' | 'strained' | 'heavy';

/** What each step needs of the uplink, bits a second: its picture and 32,000 for the voice. */
const neededUplink: Record<LinkStep, number> = {
  full: 260_000,
  low: 130_000,
  stills: 60_000,
  voice: 0,
  text: 0,
};
/** From these on a link suffers. Between clear and strained it stays as it is. */
const limits = {
  clear: { loss: 0.04, concealment: 0.03, roundTripMs: 600 },
  strained: { loss: 0.08, concealment: 0.06, roundTripMs: 1_000 },
  heavy: { loss: 0.15, concealment: 0.12, roundTripMs: 2_000 },
} as const;
/** Sound of which this much is invented says nothing any more. */
const lostVoice = 0.45;
/** Looks in a row of which the last step down from voice needs so many. */
const looksToText = 5;
const looksToStepDown = 2;

/** Devices, encoders and estimates need so long to be what they are, ms: a bad beginning is not a bad link. */
const warmUpMs = 5_000;
/** Sound is invented without a loss where a machine is too busy: nothing that a lower step would mend. */
const lossOfBusy = 0.02;
/** The estimate of the uplink dips for a moment now and then; looks in a row that must agree. */
const looksToBelieveUplink = 4;

/** Quick down: a step no sooner than this after the last, so that each can be seen to help, ms. */
const downRestMs = 1_500;
/** Slow up: so long all must be clear, ms; doubled each time a step up was too much within `provingMs`, to the longest. */
const upAfterMs = 12_000;
const longestUpAfterMs = 120_000;
const provingMs = 20_000;

/**
 * The step one's own link can keep. Goes down within seconds and up with patience: a step that did not hold is tried again
 * later and later. Voice is kept whatever is lost beside it; only sound that cannot be understood gives way to words.
 */
export function createLadder(startsAt: LinkStep = 'full') {
  let step = startsAt;
  let movedAt = Number.NEGATIVE_INFINITY;
  let roseAt = Number.NEGATIVE_INFINITY;
  let clearSince: number | null = null;
  let patienceMs = upAfterMs;
  let strainedLooks = 0;
  let speechlessLooks = 0;
  let narrowLooks = 0;
  let firstAt: number | null = null;

  function moveTo(next: LinkStep, at: number): void {
    const isUp = isBelow(step, next);
    if (isUp) roseAt = at;
    else if (at - roseAt < provingMs) patienceMs = Math.min(patienceMs * 2, longestUpAfterMs);
    step = next;
    movedAt = at;
    clearSince = null;
    strainedLooks = 0;
    speechlessLooks = 0;
    narrowLooks = 0;
  }
  const neighbour = (by: 1 | -1) => linkSteps[linkSteps.indexOf(step) + by] ?? step;

  /** `isExcused`: what is missed of the others is lost on their way, and was left out of the sample. */
  return (sample: LadderSample, at: number, isExcused = false): LinkStep => {
    // A lost link is mended first; what it can carry is seen afterwards.
    if (!sample.isConnected) {
      clearSince = null;
      return step;
    }
    firstAt ??= at;
    if (at - firstAt < warmUpMs) return step;
    narrowLooks = isNarrow(sample, step) ? narrowLooks + 1 : 0;
    const strain = strainOf(sample, narrowLooks >= looksToBelieveUplink);
    strainedLooks = strain === 'strained' || strain === 'heavy' ? strainedLooks + 1 : 0;
    speechlessLooks = concealmentOf(sample) > lostVoice ? speechlessLooks + 1 : 0;
    if (step === 'voice') {
      if (speechlessLooks >= looksToText) moveTo('text', at);
    } else if (step !== 'text' && at - movedAt >= downRestMs) {
      if (strain === 'heavy' || strainedLooks >= looksToStepDown) moveTo(neighbour(1), at);
    }
    if (strain === 'clear' && isExcused && step !== 'full') moveTo('full', at);
    if (strain !== 'clear') clearSince = null;
    else if (clearSince === null) clearSince = at;
    else if (step !== 'full' && at - clearSince >= patienceMs) moveTo(neighbour(-1), at);
    if (movedAt === roseAt && at - roseAt >= provingMs) patienceMs = upAfterMs;
    return step;
  };
}

const isNarrow = ({ availableUplink }: LadderSample, step: LinkStep): boolean =>
  availableUplink !== null && availableUplink < neededUplink[step];

/** Share of the sound that was invented because of the link, whoever's it is. */
export function concealmentOf({ concealment, receivedLoss }: LadderSample): number {
  return (receivedLoss ?? 0) < lossOfBusy ? 0 : (concealment ?? 0);
}

function strainOf(sample: LadderSample, isUplinkNarrow: boolean): Strain {
  const { sentLoss, receivedLoss, roundTripMs } = sample;
  const loss = Math.max(sentLoss ?? 0, receivedLoss ?? 0);
  const concealment = concealmentOf(sample);
  const isBeyond = (limit: { loss: number; concealment: number; roundTripMs: number }) =>
    loss > limit.loss || concealment > limit.concealment || (roundTripMs ?? 0) > limit.roundTripMs;
  if (isBeyond(limits.heavy) || isUplinkNarrow) return 'heavy';
  if (isBeyond(limits.strained)) return 'strained';
  return isBeyond(limits.clear) ? 'some' : 'clear';
}
