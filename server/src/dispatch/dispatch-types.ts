import type { AgentActivity, AgentStatus, OfferEndReason } from '@cloudseat/shared/nouns/agent.ts';
import type { CallKind, CallState, Disposition, EndReason, WaitBand } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, ApplicantId, CallId, Fence, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallReply } from '../call/call-reply.ts';
import type { OfferWhy } from '../call/offer-why.ts';
import type { DeskId, PageId, PresenceCommands } from '../presence/presence-types.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import type { CallFacts, QueueCommands } from '../queue/queue-types.ts';

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
  facts: CallFacts;
  /** The agent it rings at, runs with or was wrapped up by. */
  agentId: AgentId | null;
  /** Of the current or last offer. */
  fence: Fence | null;
  /** Offers made so far. */
  offerCount: number;
  ringingSince: number | null;
  /** While offered: when the agent's countdown ends (the lease behind it is 2 s longer). */
  offerExpiresAt: number | null;
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

export type EnqueueInput = {
  callId: CallId;
  applicantId: ApplicantId;
  queueClass: QueueClass;
  /** 0 = everyone; each step counts as `tuning.priorityBoostMs` of waiting. */
  priority: number;
  /** The matter's usual length, used for the estimate until enough calls were served. */
  ratedMinutes: number;
  pageId: PageId;
  facts: CallFacts;
  /** Epoch ms, not later than now, which is the default: a booked call enters with its slot's time. */
  enqueuedAt?: number;
  /** Default true. False: no page of the applicant is connected, the call is away from the start. */
  isHere?: boolean;
  /** Default talk. A message needs nobody to be there; on accept it is active at once, without media. */
  kind?: CallKind;
};

export const dispatchEventTypes = [
  'callEnqueued', // draft → queued
  'callAway', // queued | offered → away (offered: the offer is cancelled)
  'callReturned', // away | suspended → queued
  'offerMade', // queued → offered
  'offerEnded', // offered → queued; reason: why this offer no longer rings
  'offerAccepted', // offered → connecting
  'callStarted', // connecting → active
  'callRequeued', // connecting | active → queued; reason: connectTimeout | agentLost
  'callSuspended', // active → suspended, the agent goes to wrap-up
  'callWrapUp', // connecting | active → wrapUp; endReason
  'wrapUpExtended',
  'callEnded', // → completed | abandoned | expired | failed; endReason, disposition
  'applicantLost', // the call stays connecting or active
  'applicantBack',
  'agentLost', // with a call: the applicant is to be told; without: only the agent changed
  'agentBack',
  'pageReplaced', // pageId carries the call now, previousPageId no longer
  'roomSet',
  'roomCleared',
  'deskClaimed', // deskId is live now, previousDeskId no longer
  'agentChanged', // status, next status, classes, disconnected, wrap-up of a suspended call saved
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
  roomId: RoomId | null;
  deskId: DeskId | null;
  previousDeskId: DeskId | null;
  pageId: PageId | null;
  previousPageId: PageId | null;
  /** offerMade: what was looked at when these two were brought together. */
  why?: OfferWhy | null;
  /** offerAccepted: the first wait band the applicant was shown. */
  shownBand?: WaitBand | null;
};

export type OfferKey = { agentId: AgentId; deskId: DeskId; callId: CallId; fence: Fence };
export type RoomPlace = { roomId: RoomId; sfuNodeId: string };
export type EndInput = { callId: CallId; by: 'agent' | 'applicant'; agentId?: AgentId };

/** Commands on calls and offers. Errors are AppError with the codes named; UNKNOWN call = NOT_FOUND everywhere. */
export type CallCommands = {
  /** Idempotent by callId. CALL_ALREADY_OPEN (details.callId): the applicant has another live call. CALL_ENDED. */
  enqueue(input: EnqueueInput): Promise<CallReply>;
  /** queued, away, offered → abandoned. Again: the same answer. CALL_STATE, CALL_ENDED. */
  leave(callId: CallId): Promise<CallReply>;
  /** One atomic step; again with the same fence: the same answer. DESK_ELSEWHERE, OFFER_STALE|TAKEN|CANCELLED|EXPIRED. */
  accept(key: OfferKey): Promise<CallReply & { acceptedAt: number }>;
  /** The agent stays ready; the call goes on. Same errors as accept. */
  decline(key: OfferKey & { reason: string }): Promise<CallReply>;
  /** One side has its media; both → active. CALL_STATE unless connecting or active. */
  reportStarted(callId: CallId, side: 'agent' | 'applicant'): Promise<CallReply>;
  /** connecting, active → wrapUp; suspended → completed. Again during wrap-up: the same endedAt. CALL_STATE, CALL_ENDED. */
  end(input: EndInput): Promise<CallReply & { endedAt: number }>;
  /** Frees the agent. Also after the call was suspended or requeued meanwhile. CALL_STATE if not this agent's wrap-up. */
  saveWrapUp(callId: CallId, agentId: AgentId, disposition: Disposition): Promise<CallReply>;
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
  /** Events after `lastId`, oldest first. Waits up to `blockMs` on a connection of its own. */
  readEvents(lastId: string, blockMs: number, count?: number): Promise<DispatchEvent[]>;
  /** The newest event's id, `0-0` for none: where a tail begins. */
  lastEventId(): Promise<string>;
};

export type DispatchStore = CallCommands &
  PresenceCommands &
  QueueCommands &
  EventCommands & { close(): Promise<void> };
export type { CallFacts, CallReply, PresenceCommands, QueueCommands };
