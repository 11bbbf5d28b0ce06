import type { WaitBand, WaitReason } from '@cloudseat/shared/nouns/call.ts';

/** Bands from short to long, with their upper ends in minutes. */
const bands = [
  ['upTo1', 1],
  ['from1To3', 3],
  ['from3To5', 5],
  ['from5To10', 10],
  ['over10', Number.POSITIVE_INFINITY],
] as const satisfies readonly (readonly [WaitBand, number])[];
const rank = (band: WaitBand): number => bands.findIndex(([name]) => name === band);

const runCount = 200;
/** Places simulated; further back the line is long enough for the mean alone. */
const placeCount = 100;
const maxAgentCount = 80;
const quantile = 0.8;

/** p80 of the wait by place in line, in units of one handling time; by number of agents. Scale-free, so computed once. */
const waitsByAgentCount = new Map<number, Float64Array>();

/** A small generator with a fixed seed: the same line gets the same estimate on every server. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Every agent is in the middle of a talk of random length; each that ends takes the next in line. */
function simulateWaits(agentCount: number): Float64Array {
  const random = makeRandom(agentCount);
  // Handling times vary less than an exponential: the mean of two of them, mean 1.
  const handling = () => (-Math.log(1 - random()) - Math.log(1 - random())) / 2;
  const runs = Array.from({ length: runCount }, () => {
    const freeAt = Float64Array.from({ length: agentCount }, () => handling() * random() * 1.5);
    return Float64Array.from({ length: placeCount }, () => {
      const next = freeAt.indexOf(Math.min(...freeAt));
      const wait = freeAt[next] ?? 0;
      freeAt[next] = wait + handling();
      return wait;
    });
  });
  return Float64Array.from({ length: placeCount }, (_, place) => {
    const sorted = runs.map((waits) => waits[place] ?? 0).sort((left, right) => left - right);
    return sorted[Math.floor(quantile * runCount)] ?? 0;
  });
}

/** The wait that 80 of 100 calls at this place stay below, ms. */
export function estimateWaitMs(line: {
  aheadCount: number;
  agentCount: number;
  /** Talk and wrap-up of one call, ms. */
  handlingMs: number;
}): number {
  const agentCount = Math.min(line.agentCount, maxAgentCount);
  let waits = waitsByAgentCount.get(agentCount);
  if (waits === undefined) {
    waits = simulateWaits(agentCount);
    waitsByAgentCount.set(agentCount, waits);
  }
  const beyond = Math.max(0, line.aheadCount - (placeCount - 1));
  const place = waits[Math.min(line.aheadCount, placeCount - 1)] ?? 0;
  return (place + beyond / agentCount) * line.handlingMs;
}

export const bandOf = (waitMs: number): WaitBand =>
  bands.find(([, endMinutes]) => waitMs <= endMinutes * 60_000)?.[0] ?? 'over10';

/** Where a call stands in its line, as the script reports it. */
export type LinePlace = {
  aheadCount: number;
  isRinging: boolean;
  /** Signed in for its class, busy or not. */
  agentCount: number;
  servedCount: number;
  /** Moving averages, ms. */
  talkMs: number;
  wrapUpMs: number;
  ratedMinutes: number;
  shownBand: WaitBand | null;
  /** Agents signed in when that band was shown. */
  shownAgentCount: number;
  /** Kept for a moment for the agent of last time. */
  isHeld: boolean;
  /** It is offered to broader classes as well by now. */
  looksWider: boolean;
};

/** The band to show: never worse than the one before, unless agents left. Null when nothing honest can be said. */
export function chooseBand(place: LinePlace, rateMinCount: number): WaitBand | null {
  const { agentCount, shownBand } = place;
  const handlingMs =
    place.servedCount >= rateMinCount ? place.talkMs + place.wrapUpMs : place.ratedMinutes * 60_000;
  if (agentCount === 0 || handlingMs <= 0) return null;
  // Ringing promises nothing: the offer may be declined, and the band must not rise then.
  if (place.isRinging && shownBand !== null) return shownBand;
  const band = bandOf(estimateWaitMs({ aheadCount: place.aheadCount, agentCount, handlingMs }));
  const mayRise = shownBand === null || agentCount < place.shownAgentCount;
  return mayRise || rank(band) < rank(shownBand) ? band : shownBand;
}

/** The one honest sentence about why this call waits. */
export function chooseReason(
  place: Pick<LinePlace, 'aheadCount' | 'agentCount' | 'isRinging' | 'isHeld' | 'looksWider'>,
): WaitReason {
  if (place.isRinging) return 'ringing';
  if (place.isHeld) return 'sameAgent';
  if (place.agentCount === 0) return 'noAgentSignedIn';
  if (place.aheadCount > 0) return 'peopleAhead';
  return place.looksWider ? 'lookingWider' : 'agentsBusy';
}
