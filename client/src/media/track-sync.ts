/** Between two tracks nobody sees or hears less than this, ms; what is kept at most. */
export const syncToleranceMs = 80;
/** Below this a track runs at the plain rate. */
const restMs = 20;
/** From this on it is brought there at once. */
const seekFromMs = 160;
/** A voice stays a voice at this change of its rate. */
const rateChangeMax = 0.1;
/** A track that was just brought somewhere needs so long to run again, ms. */
const afterSeekMs = 1_000;

export type TrackReading = {
  /** Where the track is, ms from the recording's begin. */
  trackMs: number;
  /** Where all are to be. */
  masterMs: number;
  /** The rate all are played at. */
  rate: number;
  /** Since it was last brought somewhere, ms; null: never. */
  sinceSeekMs: number | null;
};

export type Correction = { kind: 'run'; rate: number } | { kind: 'seek'; toMs: number };

/** How a running track gets back in step with the clock of all: by running a little faster or slower, or by a leap. */
export function correctTrack({ trackMs, masterMs, rate, sinceSeekMs }: TrackReading): Correction {
  const offsetMs = trackMs - masterMs;
  if (Math.abs(offsetMs) <= restMs) return { kind: 'run', rate };
  const mayLeap = sinceSeekMs === null || sinceSeekMs >= afterSeekMs;
  if (Math.abs(offsetMs) >= seekFromMs && mayLeap) return { kind: 'seek', toMs: masterMs };
  const change = Math.max(-rateChangeMax, Math.min(rateChangeMax, -offsetMs / 1_000));
  return { kind: 'run', rate: rate * (1 + change) };
}

export type Span = { fromMs: number; toMs: number };

/** The end of the span that a place lies in; null: in none. */
export const endOfSpan = (spans: readonly Span[], atMs: number): number | null =>
  spans.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs)?.toMs ?? null;
