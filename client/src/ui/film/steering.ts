import type { FilmSync } from './film-player-props.ts';

/** What to do with a film so that it stands where everybody's stands. */
export type Steering =
  | { act: 'stand'; atMs: number | null }
  | { act: 'jump'; toMs: number }
  | { act: 'run'; rate: number };

/** Nearer than that nothing is done, ms: a picture at 30 a second lasts 33. */
const closeMs = 20;
/** Farther than that a gentle rate would take too long, ms: it jumps. */
const farMs = 500;
/** By how much it runs faster or slower at most: nobody hears it. */
const gentle = 0.05;
/** What is missing is made up in so long, ms. */
const makeUpMs = 1_500;

/** Where everybody's film stands at a moment of the server's clock, ms of the film. */
export function placeOf(
  { isPlaying, positionMs, at, rate }: FilmSync,
  now: number,
  durationMs: number,
): number {
  const place = isPlaying ? positionMs + Math.max(0, now - at) * rate : positionMs;
  return Math.max(0, Math.min(durationMs, place));
}

/**
 * One step of following: `actualMs` is what it shows now, `jumpTakesMs` what its jumps took lately, which it lands ahead by. A film
 * that has come to its end stands.
 */
export function steer(
  sync: FilmSync | null,
  now: { serverMs: number; actualMs: number; durationMs: number; jumpTakesMs: number },
): Steering {
  const { serverMs, actualMs, durationMs, jumpTakesMs } = now;
  if (sync === null) return { act: 'stand', atMs: null };
  const wantedMs = placeOf(sync, serverMs, durationMs);
  const behindMs = wantedMs - actualMs;
  if (!sync.isPlaying || wantedMs >= durationMs)
    return { act: 'stand', atMs: Math.abs(behindMs) > closeMs ? wantedMs : null };
  if (Math.abs(behindMs) > farMs)
    return { act: 'jump', toMs: Math.min(durationMs, wantedMs + jumpTakesMs * sync.rate) };
  if (Math.abs(behindMs) <= closeMs) return { act: 'run', rate: sync.rate };
  const change = Math.max(-gentle, Math.min(gentle, behindMs / makeUpMs));
  return { act: 'run', rate: sync.rate * (1 + change) };
}
