import type { DeskCallView, DeskView, OfferEndReason } from '@cloudseat/shared/nouns/agent.ts';
import { metStates, talkingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { DeskLeg, LegEndReason } from '@cloudseat/shared/nouns/leg.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';

/** What just happened, in one sentence on the desk until something newer happens. */
export type DeskNotice =
  | { kind: 'offerEnded'; reason: Exclude<OfferEndReason, 'accepted'>; ticketNumber: string | null }
  /** What one asked for came to nothing, or is over. */
  | { kind: 'legEnded'; leg: DeskLeg['kind']; reason: Exclude<LegEndReason, 'takenBack' | 'ended'> }
  /** One was asked into a talk: that is over, or the call is one's own now. */
  | { kind: 'guestOver'; part: 'consulted' | 'taking' }
  | { kind: 'takenOver'; from: string }
  | { kind: 'wrapUpOver' }
  | { kind: 'wrapUpSaved' };

export type DeskState = { desk: DeskView | null; notice: DeskNotice | null };

export const isTalking = (call: Pick<DeskCallView, 'state'>) => talkingStates.includes(call.state);
/** Its own talk, with nobody asked yet. */
export const canAskAgent = ({ part, state, leg }: Pick<DeskCallView, 'part' | 'state' | 'leg'>) =>
  part === 'owner' && state === 'active' && leg === null;
/** Its own talk on the pages, whoever else is asked meanwhile. */
export const canHold = ({ part, state, telephone }: Pick<DeskCallView, 'part' | 'state' | 'telephone'>) =>
  part === 'owner' && metStates.includes(state) && telephone?.step !== 'on';
export const isInWrapUp = (call: Pick<DeskCallView, 'state'>) => call.state === 'wrapUp';

/** The room this page must have open: that of the ringing offer or of the running call; none on a desk that is not live. */
export function findWantedRoom(desk: DeskView | null): { callId: CallId; roomId: RoomId } | null {
  if (desk === null || desk.desk !== 'live') return null;
  // A talk that goes on is entered with the accept, not while it rings.
  if (desk.offer?.canPrepare === false) return null;
  const source = desk.offer ?? (desk.call && isTalking(desk.call) ? desk.call : null);
  // A message left behind has nobody to talk with.
  if (source?.kind === 'message') return null;
  return source && { callId: source.callId, roomId: source.roomId };
}

/** Camera and microphone stay open while a visit may come or is there, and go dark otherwise. */
export function wantsDevices(desk: DeskView | null): boolean {
  if (desk === null || desk.desk !== 'live') return false;
  return (
    findWantedRoom(desk) !== null ||
    desk.offer !== null ||
    (desk.status === 'ready' && desk.activity !== 'missed')
  );
}

/** Takes a newer view in and says what its difference to the last one means to the agent. */
export function applyDesk(state: DeskState, desk: DeskView, wrapUpSavedOf: CallId | null): DeskState {
  const before = state.desk?.call ?? null;
  const hasLeftWrapUp = before !== null && isInWrapUp(before) && desk.call?.callId !== before.callId;
  if (desk.desk === 'elsewhere') return { desk, notice: null };
  if (hasLeftWrapUp) {
    return { desk, notice: { kind: wrapUpSavedOf === before.callId ? 'wrapUpSaved' : 'wrapUpOver' } };
  }
  const guestNotice = before && noticeOfGuest(before, desk);
  if (guestNotice) return { desk, notice: guestNotice };
  const isNewOffer = desk.offer !== null && desk.offer.fence !== state.desk?.offer?.fence;
  const isNewCall = desk.call !== null && desk.call.callId !== before?.callId;
  // What was said in a talk is over with it, also where no wrap-up follows.
  const isTalkOver = before !== null && desk.call === null;
  return { desk, notice: isNewOffer || isNewCall || isTalkOver ? null : state.notice };
}

/** For somebody who was only asked into the call that the desk showed. */
function noticeOfGuest(before: DeskCallView, { call }: DeskView): DeskNotice | null {
  if (before.part !== 'consulted' && before.part !== 'taking') return null;
  if (call?.callId !== before.callId) return { kind: 'guestOver', part: before.part };
  return call.part === 'owner' ? { kind: 'takenOver', from: before.from?.displayName ?? '' } : null;
}

/** Of the call on the desk; what the agent did themselves needs no sentence, nor what ended with the talk. */
export function applyLegEnd(
  state: DeskState,
  ended: { callId: CallId; kind: DeskLeg['kind']; reason: LegEndReason },
): DeskState {
  const { callId, kind: leg, reason } = ended;
  if (state.desk?.call?.callId !== callId || reason === 'takenBack' || reason === 'ended') return state;
  return { ...state, notice: { kind: 'legEnded', leg, reason } };
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
