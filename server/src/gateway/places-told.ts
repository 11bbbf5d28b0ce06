// What pages were told of their place, and what of it is no longer so. Pure; `places.ts` reads, asks and sends.
import { shownAhead } from '@cloudseat/shared/nouns/ahead.ts';
import type { WaitBand, WaitReason } from '@cloudseat/shared/nouns/call.ts';
import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { QueuePlace, StandingLine } from '../queue/queue-types.ts';

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
  /** Not asked about again before, epoch ms. */
  heldUntil: number;
};

/** One line as this server's pages know it. */
export type ToldLine = {
  calls: Map<CallId, ToldCall>;
  /** Calls to ask about whatever the line says: never told, told by another way, held back, or not heard. */
  pending: Set<CallId>;
  /** Away or ringing: they stand in no line and keep a place that only Redis can tell. With the move count when last asked. */
  aside: Map<CallId, number>;
  moveCount: number;
  /** As it was read last. */
  standing: StandingLine;
};

export const makeToldLine = (): ToldLine => ({
  calls: new Map(),
  pending: new Set(),
  aside: new Map(),
  moveCount: 0,
  standing: { callIds: [], signedInCount: 0 },
});

/** Adds a call that nothing is known of. */
export function addCall(line: ToldLine, callId: CallId, applicantId: ApplicantId): void {
  const nothing = { shown: -1, aheadCount: Number.POSITIVE_INFINITY, band: null, reason: null };
  line.calls.set(callId, { applicantId, ...nothing, heldUntil: 0 });
  line.pending.add(callId);
}

export function removeCall(line: ToldLine, callId: CallId): void {
  line.calls.delete(callId);
  line.pending.delete(callId);
  line.aside.delete(callId);
}

/**
 * Takes a line as it stands now and gives the calls to ask about, those first whose shown place changed; and when the
 * earliest of those held back is due, null when none is.
 */
export function takeStanding(
  line: ToldLine,
  standing: StandingLine,
  now: number,
): { callIds: CallId[]; nextAt: number | null } {
  const { calls, pending, aside, moveCount } = line;
  const changed = findMoved(line, standing.callIds);
  // The reason of the wait and its estimate may be others for everybody.
  if (standing.signedInCount !== line.standing.signedInCount)
    for (const callId of calls.keys()) pending.add(callId);
  for (const [callId, seenMoveCount] of aside) if (seenMoveCount !== moveCount) pending.add(callId);
  line.standing = standing;

  const callIds: CallId[] = [];
  let nextAt = Number.POSITIVE_INFINITY;
  for (const callId of new Set([...changed, ...pending])) {
    const heldUntil = calls.get(callId)?.heldUntil ?? 0;
    if (heldUntil > now) {
      pending.add(callId);
      nextAt = Math.min(nextAt, heldUntil);
    } else {
      pending.delete(callId);
      if (aside.has(callId)) aside.set(callId, moveCount);
      callIds.push(callId);
    }
  }
  return { callIds, nextAt: Number.isFinite(nextAt) ? nextAt : null };
}

/** Calls that may have left at one place since the line was read last, before looking each one up is tried instead. */
const gapMaxCount = 64;

/**
 * The calls whose shown place is another than before. Both readings are walked side by side: nearly all calls stand behind
 * the same neighbour as before, and comparing two ids costs a fraction of looking one up among thousands.
 */
function findMoved({ calls, standing }: ToldLine, callIds: readonly CallId[]): CallId[] {
  const before = standing.callIds;
  const moved: CallId[] = [];
  let next = 0;
  let position = 0;
  for (const callId of callIds) {
    let at = next;
    while (before[at] !== callId && at < before.length && at < next + gapMaxCount) at += 1;
    const isKnown = before[at] === callId;
    if (isKnown) next = at + 1;
    if (!isKnown || (at !== position && shownAhead(at) !== shownAhead(position))) {
      const call = calls.get(callId);
      if (call && shownAhead(Math.min(position, call.aheadCount)) !== call.shown) moved.push(callId);
    }
    position += 1;
  }
  return moved;
}

export type PlaceGroup = {
  place: ShownPlace;
  calls: Map<ApplicantId, { callId: CallId; call: ToldCall; aheadCount: number }>;
};

/** The places that differ from what is shown, put together where the message is the same. */
export function groupPlaces(places: readonly QueuePlace[], { calls }: ToldLine): Iterable<PlaceGroup> {
  const groups = new Map<string, PlaceGroup>();
  for (const { callId, aheadCount, waitBand, waitReason } of places) {
    const call = calls.get(callId);
    if (call === undefined) continue;
    const shown = shownAhead(aheadCount);
    if (call.shown === shown && call.band === waitBand && call.reason === waitReason) {
      call.aheadCount = aheadCount;
      continue;
    }
    const place = { aheadCount: shown, waitBand, waitReason };
    const key = `${shown} ${waitBand} ${waitReason}`;
    const group = groups.get(key) ?? { place, calls: new Map() };
    group.calls.set(call.applicantId, { callId, call, aheadCount });
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
