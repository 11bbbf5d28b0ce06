import type { CallState, WaitBand, WaitReason } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { QueueClass } from './queue-class.ts';

export type QueuePlace = {
  callId: CallId;
  state: CallState;
  /** Never grows for one ticket. */
  aheadCount: number;
  waitBand: WaitBand | null;
  waitReason: WaitReason;
};
export type WaitingList = {
  waitingCount: number;
  /** enqueuedAt of the longest wait among the heads of the agent's lines; null when nobody waits. */
  longestSince: number | null;
  /** The first ten in the order they would be offered. `wasAccepted`: an agent had it before. */
  first: { callId: CallId; enqueuedAt: number; state: CallState; wasAccepted: boolean }[];
};

/** A line as it stands, first to last: queued, away, waiting to be called back. Who rings is not in it. */
export type StandingLine = { callIds: readonly CallId[]; signedInCount: number };

export type QueueCommands = {
  /** Agents signed in for a class, busy or not. */
  countSignedIn(queueClass: QueueClass): Promise<number>;
  listSignedIn(queueClass: QueueClass): Promise<AgentId[]>;
  isSignedIn(agentId: AgentId, queueClass: QueueClass): Promise<boolean>;
  /** A whole line in one go: 10,000 calls take Redis about a millisecond. */
  readLine(queueClass: QueueClass): Promise<StandingLine>;
  /** Null for a call that does not wait (neither queued, offered nor away). */
  findPlace(callId: CallId): Promise<QueuePlace | null>;
  /** Those that wait, in one round trip per 200. */
  listPlaces(callIds: readonly CallId[]): Promise<QueuePlace[]>;
  /** What waits in the classes this agent serves. */
  listWaiting(agentId: AgentId): Promise<WaitingList>;
};
