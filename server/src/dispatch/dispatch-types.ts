import type { AgentActivity, AgentStatus, OfferEndReason } from '@cloudseat/shared/nouns/agent.ts';
import type { CallState, Disposition, EndReason, WaitBand } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, ApplicantId, CallId, Fence, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { TelephoneResult, TelephoneStep, TelephoneWish } from '@cloudseat/shared/nouns/telephone.ts';
import type { CallReply } from '../call/call-reply.ts';
import type { DeskId, NodeId, PageId, PresenceCommands } from '../presence/presence-types.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import type { QueueCommands } from '../queue/queue-types.ts';
import type { Ring } from '../queue/rings.ts';
import type { JointCommands } from './joint-types.ts';

/** A live call as Redis has it; it stays readable for an hour after its end. Times are epoch ms. */
export type CallRecord = {
  callId: CallId;
  /** Grows by one with every event of the call. */
  version: number;
  state: CallState;
  applicantId: ApplicantId;
  queueClass: QueueClass;
  priority: number;
  /** Written once. */
  enqueuedAt: number;
  kind: CallKind;
  /** The call it is a transfer or consult of; such a leg has no applicant (`applicantId` is empty). */
  parentId: CallId | null;
  /** Its transfer or consult that runs. */
  legId: CallId | null;
  /** Returns to the line as a callback when no agent takes it. */
  isCallback: boolean;
  /** Away by the applicant's own wish: a page that connects does not end it. */
  isPaused: boolean;
  /** Callbacks that nobody answered. */
  callbackTryCount: number;
  /** How far a running talk went to the telephone; null: not at all. */
  telephone: TelephoneRecord | null;
  /** Since when the applicant is on hold; null: not now. */
  heldAt: number | null;
  /** How long they were on hold before that, in all. */
  heldMs: number;
  /** Where the applicant wants to be called in this call, sealed; null: at their own number. */
  sealedNumber: string | null;
  /** The agent it runs with or was wrapped up by; null while it only rings. */
  agentId: AgentId | null;
  /** Of the offer that was accepted. */
  fence: Fence | null;
  /** Those that ring now, at most `tuning.parallelOfferCount`. */
  offers: RingingOffer[];
  /** Offers made so far. */
  offerCount: number;
  acceptedAt: number | null;
  connectedAt: number | null;
  hasAgentStarted: boolean;
  hasApplicantStarted: boolean;
  endedAt: number | null;
  endReason: EndReason | null;
  disposition: Disposition | null;
  wrapUpUntil: number | null;
  canExtendWrapUp: boolean;
  awayUntil: number | null;
  suspendedUntil: number | null;
  applicantLostAt: number | null;
  agentLostAt: number | null;
  roomId: RoomId | null;
  sfuNodeId: string | null;
  /** The applicant's page that carries the call. */
  pageId: PageId | null;
};

/** message: recorded, nobody waits; transfer, consult: on behalf of the agent of another call. */
export type CallKind = 'talk' | 'message' | 'transfer' | 'consult';

/** `at`: since when it is so. */
export type TelephoneRecord = { step: TelephoneStep; at: number; result: TelephoneResult | null };

/** `agentId` null: the applicant's word. `sealedNumber`: another number, for this call. */
export type TelephoneInput = {
  callId: CallId;
  agentId: AgentId | null;
  wish: TelephoneWish;
  sealedNumber?: string | null;
};

/** `keptBy`: the room of a review that keeps the talk waiting; left out: the agent's own wish. */
export type HoldInput = { callId: CallId; agentId: AgentId; wish: 'hold' | 'resume'; keptBy?: RoomId };

/** An offer that rings. The agent's countdown ends at `expiresAt`; the lease behind it is 2 s longer. Epoch ms. */
export type RingingOffer = { fence: Fence; agentId: AgentId; offeredAt: number; expiresAt: number };

export type EnqueueInput = {
  callId: CallId;
  applicantId: ApplicantId;
  queueClass: QueueClass;
  /** 0 = everyone; each step counts as `tuning.priorityBoostMs` of waiting. */
  priority: number;
  /** The matter's usual length, used for the estimate until enough calls were served. */
  ratedMinutes: number;
  pageId: PageId;
  /** The server that holds the page. */
  nodeId: NodeId;
  /** How the class widens (queue/rings.ts); left out: it does not. */
  rings?: readonly Ring[];
  /** A booked slot, or the first time of a call put back: epoch ms, not later than now. */
  enqueuedAt?: number;
  /** false: no page is connected, and the call is away from the start. Default true. */
  isHere?: boolean;
  /** Default talk. Of messages an applicant may have any number. */
  kind?: 'talk' | 'message';
  /** Who served this applicant last: rings there first, if signed in. */
  sameAgentId?: AgentId | null;
  /** Of a call put back: an agent had it, and what was said with them is not for the desks of its line. */
  wasAccepted?: boolean;
};

export const dispatchEventTypes = [
  'callEnqueued', // draft → queued; of a leg, with parentId
  'callAway', // queued | offered → away (offers are cancelled); reason: silent | paused | absent
  'callPassed', // away → passed: its turn came
  'callReturned', // away | passed | suspended | callbackPending → queued
  'callPrioritized', // the state stays; priority, decidedBy, note
  'callbackRequested', // queued | away | passed → callbackPending
  'offerMade', // → offered, or one more beside those that ring; why. Of a joint review: groupId instead of callId
  'offerEnded', // offered → queued | callbackPending | offered (others ring on); reason: why this offer no longer rings
  'offerRescinded', // a further offer that ended with a change of its call told before
  'offerAccepted', // offered → connecting
  'callStarted', // connecting → active
  'callRequeued', // connecting | active | transferring → queued | callbackPending; reason: connectTimeout | agentLost |
  // transferred | callbackUnanswered
  'transferStarted', // active → transferring; reason: direct | warm
  'transferEnded', // transferring → active: nobody took it, or it was taken back; reason
  'callHandedOver', // active | transferring → active: agentId had it, nextAgentId has it
  'callSuspended', // active → suspended, the agent goes to wrap-up
  'callWrapUp', // connecting | active → wrapUp; endReason
  'wrapUpExtended',
  'callEnded', // → completed | abandoned | expired | failed; endReason, disposition
  'callHeld', // the state stays: nobody hears the applicant from now on
  'callResumed', // the state stays; reason: telephone, or none: the agent's word. Any other end of the talk ends a hold too
  'telephoneChanged', // the state stays; reason: what was wished or how it went (TelephoneWish)
  'applicantLost', // the call stays connecting or active
  'applicantBack',
  'agentLost', // with a call: the applicant is to be told; without: only the agent changed
  'agentBack',
  'pageReplaced', // pageId carries the call now, previousPageId no longer
  'roomSet',
  'roomCleared',
  'deskClaimed', // deskId is live now, previousDeskId no longer
  'agentChanged', // status, next status, classes, disconnected, wrap-up of a suspended call saved, seat released
  'groupOpened', // a joint review looks for its agents
  'groupGathering', // an agent is held for a seat
  'seatDropped', // a joint review does without one seat; it is closed where that was the last
  'groupConvened', // every seat accepted
  'groupReleased', // not complete in time: everybody is free, it tries again later
  'groupClosed',
] as const;
export type DispatchEventType = (typeof dispatchEventTypes)[number];

/**
 * One transition, as its script added it to `ev`. `eventId` is the stream id: unique, growing, the idempotency key of the
 * durable row. When a call and an agent change together there is one event, with both versions.
 */
export type DispatchEvent = {
  eventId: string;
  type: DispatchEventType;
  /** Epoch ms. */
  at: number;
  callId: CallId | null;
  applicantId: ApplicantId | null;
  queueClass: QueueClass | null;
  /** The call's state before and after; equal where only a mark changed; null on an agent's own event. */
  from: CallState | 'draft' | null;
  to: CallState | null;
  version: number | null;
  agentId: AgentId | null;
  agentVersion: number | null;
  agentStatus: AgentStatus | null;
  agentActivity: AgentActivity | null;
  fence: Fence | null;
  /** offerEnded: OfferEndReason or systemFault; callRequeued: connectTimeout, agentLost; else free text or null. */
  reason: string | null;
  /** Set when an open offer ended with this event, whatever its type: for the sentence at that agent's desk. */
  offerEnd: OfferEndReason | null;
  /** A decline's own reason. */
  declineReason: string | null;
  endReason: EndReason | null;
  disposition: Disposition | null;
  enqueuedAt: number | null;
  /** callPrioritized: what it has now, who decided it, and why. */
  priority: number | null;
  decidedBy: AgentId | null;
  note: string | null;
  roomId: RoomId | null;
  deskId: DeskId | null;
  previousDeskId: DeskId | null;
  pageId: PageId | null;
  previousPageId: PageId | null;
  /** callEnqueued: the server whose page took the ticket. */
  nodeId: NodeId | null;
  /** Of a call whose applicant is on hold: since when. */
  heldAt: number | null;
  /** How long they were on hold before that. */
  heldMs: number | null;
  /** The call that this leg belongs to. */
  parentId: CallId | null;
  /** callEnqueued: its kind, null for a talk. */
  kind: CallKind | null;
  /** callHandedOver */
  nextAgentId: AgentId | null;
  /** offerMade: what was looked at when these two were brought together, as written; `readOfferWhy` reads it. */
  why: unknown;
  /** offerAccepted: the first estimate the applicant was shown. */
  shownBand: WaitBand | null;
  /** Of a joint review. */
  groupId: string | null;
  groupFrom: string | null;
  groupTo: string | null;
  groupVersion: number | null;
};

/** Another agent for a running call: anybody who serves a class, or one agent. */
export type AskAgentInput = {
  callId: CallId;
  agentId: AgentId;
  /** direct: back in line at once. warm: handed over as soon as somebody has taken it. consult: advice, in the same room. */
  way: 'direct' | 'warm' | 'consult';
  /** Made by the caller: a repeat gets the same leg. */
  legId: CallId;
  target: { queueClass: QueueClass; agentId: AgentId | null; rings?: readonly Ring[] };
};

/** 0 = everyone, as in `EnqueueInput`; `note` says why, for whoever asks later. */
export type PriorityInput = { callId: CallId; priority: number; decidedBy: AgentId; note: string };

export type OfferKey = { agentId: AgentId; deskId: DeskId; callId: CallId; fence: Fence };
export type RoomPlace = { roomId: RoomId; sfuNodeId: string };
export type EndInput = { callId: CallId; by: 'agent' | 'applicant'; agentId?: AgentId };

/** Commands on calls and offers. Errors are AppError with the codes named; UNKNOWN call = NOT_FOUND everywhere. */
export type CallCommands = {
  /** Idempotent by callId. CALL_ALREADY_OPEN (details.callId): the applicant has another live call. CALL_ENDED. */
  enqueue(input: EnqueueInput): Promise<CallReply>;
  /** queued, away, passed, offered → abandoned; a callback or a message → cancelled. Again: the same. CALL_STATE, CALL_ENDED. */
  leave(callId: CallId): Promise<CallReply>;
  /** One atomic step; again with the same fence: the same answer. DESK_ELSEWHERE, OFFER_STALE|TAKEN|CANCELLED|EXPIRED. */
  accept(key: OfferKey): Promise<CallReply & { acceptedAt: number }>;
  /** The agent stays ready; the call goes on. Of a seat, `substituteId` is asked next. Same errors as accept. */
  decline(key: OfferKey & { reason: string; substituteId?: AgentId | null }): Promise<CallReply>;
  /** One side has its media; both → active. CALL_STATE unless connecting or active. */
  reportStarted(callId: CallId, side: 'agent' | 'applicant'): Promise<CallReply>;
  /** connecting, active → wrapUp; suspended → completed. Again during wrap-up: the same endedAt. CALL_STATE, CALL_ENDED. */
  end(input: EndInput): Promise<CallReply & { endedAt: number }>;
  /** The applicant goes away on purpose. Again: the same answer. CALL_STATE once it runs, CALL_ENDED. */
  pause(callId: CallId): Promise<CallReply>;
  /** away, passed, callbackPending → queued at the old place. In line already: the same answer. CALL_STATE, CALL_ENDED. */
  comeBack(callId: CallId, page: { pageId: PageId; nodeId: NodeId }): Promise<CallReply>;
  /** queued, away, passed → callbackPending: the place is kept. Again: the same answer. CALL_STATE, CALL_ENDED. */
  requestCallback(callId: CallId): Promise<CallReply>;
  /** Until it runs; the first time stays true. The priority it has: the same answer. CALL_STATE, CALL_ENDED. */
  setPriority(input: PriorityInput): Promise<CallReply>;
  /** Again with the same leg: the same answer. CALL_STATE unless this agent's running call without a leg. NOBODY_THERE. */
  askAgent(input: AskAgentInput): Promise<CallReply & { legId: CallId | null }>;
  /** Takes the transfer or consult back. Without any: nothing changes. CALL_STATE. */
  endLeg(callId: CallId, agentId: AgentId): Promise<CallReply>;
  /** The agent that is consulted has the call from now on. CALL_STATE unless the consult runs. */
  handOver(callId: CallId, agentId: AgentId): Promise<CallReply>;
  /** Towards the telephone or back from it. Again: the same answer. CALL_STATE unless it runs and the step may follow. */
  setTelephone(input: TelephoneInput): Promise<CallReply>;
  /** The applicant waits unheard, or is back. Again: the same answer. CALL_STATE unless this agent's talk, on the pages. */
  setHold(input: HoldInput): Promise<CallReply>;
  /**
   * Frees the agent. Also after the call was suspended or requeued meanwhile. CALL_STATE if not this agent's wrap-up;
   * DISPOSITION_REQUIRED: only an optional wrap-up may be skipped with null.
   */
  saveWrapUp(callId: CallId, agentId: AgentId, disposition: Disposition | null): Promise<CallReply>;
  /** Once. WRAP_UP_NOT_EXTENDABLE, CALL_STATE. */
  extendWrapUp(callId: CallId, agentId: AgentId): Promise<{ wrapUpUntil: number }>;
  /** Sets room and media node if the call has none, and gives what is set: two servers at once get one room. CALL_ENDED. */
  setRoom(callId: CallId, place: RoomPlace): Promise<RoomPlace>;
  /** A media node was lost: its calls have no room until setRoom. Gives the calls concerned. */
  clearRoomsOf(sfuNodeId: string): Promise<CallId[]>;
  findCall(callId: CallId): Promise<CallRecord | null>;
  /** NOT_FOUND */
  getCall(callId: CallId): Promise<CallRecord>;
  /** The applicant's one live call: draft excluded, from queued until the talk ended. */
  findActiveCallOfApplicant(applicantId: ApplicantId): Promise<CallRecord | null>;
};

export type TickResult = {
  /** Deadlines handled; more may be due if it equals `tuning.tickBatchCount`. */
  handledCount: number;
  isGrace: boolean;
  /** More than 30 % of the open offers ran out at once: nobody was blamed. */
  isSystemFault: boolean;
};
export type EventCommands = {
  tick(): Promise<TickResult>;
  /** Events after `lastId`, oldest first. Waits up to `blockMs` on a connection of its own; throws once `signal` ends the wait. */
  readEvents(lastId: string, blockMs: number, count?: number, signal?: AbortSignal): Promise<DispatchEvent[]>;
  /** The newest event's id, `0-0` for none: where a tail begins. */
  lastEventId(): Promise<string>;
};

export type DispatchStore = CallCommands &
  JointCommands &
  PresenceCommands &
  QueueCommands &
  EventCommands & {
    /** Scripts of versions that ran before leave Redis; a server that still runs one sends it again. Gives how many. */
    dropOtherVersions(): Promise<number>;
    close(): Promise<void>;
  };
export type { CallReply, PresenceCommands, QueueCommands };
