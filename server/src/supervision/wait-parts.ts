import type { CallState } from '@cloudseat/shared/nouns/call.ts';

/** A change of a call's state, oldest first. Epoch ms. */
export type StateChange = { at: number; to: CallState | null };
export type WaitParts = { inLineMs: number; ringingMs: number; awayMs: number; callbackMs: number };

const partOf: Partial<Record<CallState, keyof WaitParts>> = {
  queued: 'inLineMs',
  offered: 'ringingMs',
  away: 'awayMs',
  passed: 'awayMs',
  callbackPending: 'callbackMs',
};

/** What the wait was spent on up to `until`: in line, ringing at agents, paused by the applicant, or for a callback. */
export function splitWait(changes: readonly StateChange[], until: number): WaitParts {
  const parts: WaitParts = { inLineMs: 0, ringingMs: 0, awayMs: 0, callbackMs: 0 };
  const moves = changes.filter(({ to }) => to !== null);
  moves.forEach(({ at, to }, index) => {
    const part = to === null ? undefined : partOf[to];
    const end = Math.min(moves[index + 1]?.at ?? until, until);
    if (part !== undefined && end > at) parts[part] += end - at;
  });
  return parts;
}
