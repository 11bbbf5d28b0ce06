import type { DeskCallView, DeskView, OfferEndReason } from '@cloudseat/shared/nouns/agent.ts';
import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';

/** What just happened, in one sentence on the desk until something newer happens. */
export type DeskNotice =
  | { kind: 'offerEnded'; reason: Exclude<OfferEndReason, 'accepted'>; ticketNumber: string | null }
  | { kind: 'wrapUpOver' }
  | { kind: 'wrapUpSaved' };

export type DeskState = { desk: DeskView | null; notice: DeskNotice | null };

const talking: ReadonlySet<CallState> = new Set(['connecting', 'active', 'transferring', 'suspended']);
export const isTalking = (call: Pick<DeskCallView, 'state'>) => talking.has(call.state);
export const isInWrapUp = (call: Pick<DeskCallView, 'state'>) => call.state === 'wrapUp';

/** The room this page must have open: that of the ringing offer or of the running call; none on a desk that is not live. */
export function findWantedRoom(desk: DeskView | null): { callId: CallId; roomId: RoomId } | null {
  if (desk === null || desk.desk !== 'live') return null;
  const source = desk.offer ?? (desk.call && isTalking(desk.call) ? desk.call : null);
  // A message left behind has nobody to talk with.
  if (source?.kind === 'message') return null;
  return source && { callId: source.callId, roomId: source.roomId };
}

/** Camera and microphone stay open while a visit may come or is there, and go dark otherwise. */
export function wantsDevices(desk: DeskView | null): boolean {
  if (desk === null || desk.desk !== 'live') return false;
  return findWantedRoom(desk) !== null || (desk.status === 'ready' && desk.activity !== 'missed');
}

/** Takes a newer view in and says what its difference to the last one means to the agent. */
export function applyDesk(state: DeskState, desk: DeskView, wrapUpSavedOf: CallId | null): DeskState {
  const before = state.desk?.call ?? null;
  const hasLeftWrapUp = before !== null && isInWrapUp(before) && desk.call?.callId !== before.callId;
  if (desk.desk === 'elsewhere') return { desk, notice: null };
  if (hasLeftWrapUp) {
    return { desk, notice: { kind: wrapUpSavedOf === before.callId ? 'wrapUpSaved' : 'wrapUpOver' } };
  }
  const isNewOffer = desk.offer !== null && desk.offer.fence !== state.desk?.offer?.fence;
  const isNewCall = desk.call !== null && desk.call.callId !== before?.callId;
  return { desk, notice: isNewOffer || isNewCall ? null : state.notice };
}

/** The reason an offer went away; an accepted one needs no sentence. */
export function applyOfferEnd(
  state: DeskState,
  ended: { callId: CallId; reason: OfferEndReason },
): DeskState {
  if (ended.reason === 'accepted') return state;
  const offer = state.desk?.offer ?? null;
  const ticketNumber = offer?.callId === ended.callId ? offer.ticketNumber : null;
  return { ...state, notice: { kind: 'offerEnded', reason: ended.reason, ticketNumber } };
}

/** A file that arrived before the desk's next view names it. */
export function applyMaterial(state: DeskState, material: Material): DeskState {
  const { desk } = state;
  if (desk?.call == null || desk.call.callId !== material.callId) return state;
  if (desk.call.materials.some((known) => known.materialId === material.materialId)) return state;
  const call = { ...desk.call, materials: [...desk.call.materials, material] };
  return { ...state, desk: { ...desk, call } };
}

/** Another page took the desk over; the view that says the same may still be on its way. */
export function applyReplaced(state: DeskState, at: number): DeskState {
  if (state.desk === null) return state;
  return { desk: { ...state.desk, desk: 'elsewhere', deskSince: at, offer: null }, notice: null };
}
