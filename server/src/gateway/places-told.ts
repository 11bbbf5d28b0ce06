// What pages were told of their place, and what of it is no longer so. Pure; `places.ts` reads, asks and sends.
import { shownAhead } from '@cloudseat/shared/nouns/ahead.ts';
import type { WaitBand, WaitReason } from '@cloudseat/shared/nouns/call.ts';
import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { QueuePlace } from '../queue/queue-types.ts';
import type { StandingLine } from './line-reader.store.ts';

/** As a page shows it: `aheadCount` is the number shown. */
export type ShownPlace = { aheadCount: number; waitBand: WaitBand | null; waitReason: WaitReason };

/** A waiting call with a page here, and what that page was told last. There may be thousands: keep it small. */
export type ToldCall = {
  applicantId: ApplicantId;
  /** The number the page shows, −1 when that is not known. */
  shown: number;
  /** The exact count behind it; it never grows for one ticket. */
  aheadCount: number;
  band: WaitBand | null;
  reason: WaitReason | null;
  /** Agents signed in when the call was asked about last. */
  signedInCount: number;
  /** Moves of its line by then. */
  moveCount: number;
  /** Not asked about again before, epoch ms. */
  heldUntil: number;
};
export const nothingTold = {
  shown: -1,
  aheadCount: Number.POSITIVE_INFINITY,
  band: null,
  reason: null,
  signedInCount: 0,
  moveCount: -1,
  heldUntil: 0,
} as const;

/**
 * The calls to ask about, those first whose page shows something that is no longer so; and when the earliest of those that
 * are held back is due, null when none is. Who is away or rings stands in no line and is asked about whenever it moved.
 */
export function findChanged(
  calls: ReadonlyMap<CallId, ToldCall>,
  { callIds, signedInCount }: StandingLine,
  { moveCount, now }: { moveCount: number; now: number },
): { callIds: CallId[]; nextAt: number | null } {
  const changed: CallId[] = [];
  const untold: CallId[] = [];
  let nextAt = Number.POSITIVE_INFINITY;
  const look = (callId: CallId, call: ToldCall) => {
    if (call.heldUntil > now) nextAt = Math.min(nextAt, call.heldUntil);
    else if (call.shown < 0) untold.push(callId);
    else changed.push(callId);
  };
  let position = 0;
  let foundCount = 0;
  for (const callId of callIds) {
    const call = calls.get(callId);
    if (call !== undefined) {
      foundCount += 1;
      const shown = shownAhead(Math.min(position, call.aheadCount));
      if (shown !== call.shown || call.signedInCount !== signedInCount) look(callId, call);
    }
    position += 1;
  }
  if (foundCount < calls.size) {
    const standing = new Set(callIds);
    for (const [callId, call] of calls)
      if (call.moveCount !== moveCount && !standing.has(callId)) look(callId, call);
  }
  return { callIds: [...changed, ...untold], nextAt: Number.isFinite(nextAt) ? nextAt : null };
}

export type PlaceGroup = {
  place: ShownPlace;
  calls: Map<ApplicantId, { call: ToldCall; aheadCount: number }>;
};

/** The places that differ from what is shown, put together where the message is the same. */
export function groupPlaces(
  places: readonly QueuePlace[],
  calls: ReadonlyMap<CallId, ToldCall>,
): Iterable<PlaceGroup> {
  const groups = new Map<string, PlaceGroup>();
  for (const { callId, aheadCount, waitBand, waitReason } of places) {
    const call = calls.get(callId);
    if (call === undefined) continue;
    const shown = shownAhead(aheadCount);
    if (call.shown === shown && call.band === waitBand && call.reason === waitReason) continue;
    const place = { aheadCount: shown, waitBand, waitReason };
    const key = `${shown} ${waitBand} ${waitReason}`;
    const group = groups.get(key) ?? { place, calls: new Map() };
    group.calls.set(call.applicantId, { call, aheadCount });
    groups.set(key, group);
  }
  return groups.values();
}

export function noteTold(call: ToldCall, place: ShownPlace, aheadCount: number): void {
  call.shown = place.aheadCount;
  call.aheadCount = aheadCount;
  call.band = place.waitBand;
  call.reason = place.waitReason;
}
