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

export const bandOf = (waitMs: number): WaitBand =>
  bands.find(([, endMinutes]) => waitMs <= endMinutes * 60_000)?.[0] ?? 'over10';

/** Where a call stands in its line, as the script reports it. */
export type LinePlace = {
  aheadCount: number;
  isRinging: boolean;
  /** Signed in for its class or one it widens to, busy or not. */
  agentCount: number;
  ratedMinutes: number;
  shownBand: WaitBand | null;
  /** Agents signed in when that band was shown. */
  shownAgentCount: number;
  /** Kept for a moment for the agent of last time. */
  isHeld: boolean;
  /** It is offered to broader classes as well by now. */
  looksWider: boolean;
};

/**
 * The band to show for a forecast wait in ms (null: nothing honest can be said): never worse than the one before, unless
 * agents left.
 */
export function chooseBand(place: LinePlace, waitMs: number | null): WaitBand | null {
  const { agentCount, shownBand } = place;
  if (agentCount === 0 || waitMs === null) return null;
  // Ringing promises nothing: the offer may be declined, and the band must not rise then.
  if (place.isRinging && shownBand !== null) return shownBand;
  const band = bandOf(waitMs);
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
