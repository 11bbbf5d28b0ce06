import type { AgentId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { QueueClass } from '../queue/queue-class.ts';

/** waiting: did not come together in time and rests. */
export type GroupState = 'gathering' | 'ringing' | 'convened' | 'waiting' | 'closed';
/** held: its agent waits for the others. dropped: done without. */
export type GroupSeat = {
  queueClass: QueueClass;
  state: 'open' | 'held' | 'ringing' | 'accepted' | 'dropped';
  agentId: AgentId | null;
  fence: Fence | null;
};
/** A joint review that needs an agent for each of its seats, all or none. */
export type GroupRecord = {
  groupId: string;
  state: GroupState;
  version: number;
  callId: CallId | null;
  seats: GroupSeat[];
};
/** `wants`: asked first, where idle. */
export type GroupSeatWish = { queueClass: QueueClass; wants?: AgentId | null };
export type OpenGroupInput = {
  /** Shares its space with calls' ids: agents accept and decline its offers as `callId`. */
  groupId: string;
  callId: CallId | null;
  priority: number;
  /** Epoch ms, not later than now: a group counts in matching as a call that waits since then. Left out: now. */
  openedAt?: number;
  /** At most `tuning.groupSeatMaxCount`. */
  seats: readonly GroupSeatWish[];
  /** Never to be asked. */
  without?: readonly AgentId[];
};

export type JointCommands = {
  /** Idempotent by groupId. */
  openGroup(input: OpenGroupInput): Promise<GroupRecord>;
  /** Frees its agents, whatever they do for it. Again: the same answer. NOT_FOUND. */
  closeGroup(groupId: string): Promise<GroupRecord>;
  /** Does without one seat, counted from 0: its agent is free, the others go on. Again: the same answer. NOT_FOUND. */
  dropSeat(groupId: string, at: number): Promise<GroupRecord>;
  findGroup(groupId: string): Promise<GroupRecord | null>;
  /** Until when a ringing seat may be accepted, epoch ms; null: it does not ring. */
  findSeatDeadline(groupId: string, fence: Fence): Promise<number | null>;
};
