import type { AgentActivity, AgentStatus, StatusReason, WrapUpMode } from '@cloudseat/shared/nouns/agent.ts';
import type { AgentId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { CallReply } from '../call/call-reply.ts';
import type { ServedClass } from '../queue/queue-class.ts';

/** One page of an agent; made by the page, kept over reloads and reconnects. */
export type DeskId = string;
/** One page of an applicant. */
export type PageId = string;
/** One server process. */
export type NodeId = string;

/** An agent as Redis has it. Times are epoch ms. */
export type AgentRecord = {
  agentId: AgentId;
  /** Grows by one with every change of the agent. */
  version: number;
  status: AgentStatus;
  statusReason: StatusReason | null;
  statusSince: number;
  activity: AgentActivity;
  activitySince: number;
  nextStatus: { status: AgentStatus; reason: StatusReason | null } | null;
  /** The call that rings, runs or is wrapped up here. */
  callId: CallId | null;
  fence: Fence | null;
  /** End of the last wrap-up, last time ready, or last decline, whichever is later. */
  idleSince: number;
  deskId: DeskId | null;
  deskSince: number | null;
  nodeId: NodeId | null;
  /** Its socket is gone since then; null while connected. */
  lostAt: number | null;
  /** Of the agent's own wrap-up, which outlives a call that was suspended. */
  wrapUpUntil: number | null;
  canExtendWrapUp: boolean;
  classes: ServedClass[];
  wrapUpMode: WrapUpMode;
};

export type SetStatusInput = {
  agentId: AgentId;
  deskId: DeskId;
  status: AgentStatus;
  /** One of `statusReasons[status]`; null where that list is empty. */
  reason: StatusReason | null;
};

export type DeskClaim = {
  agentId: AgentId;
  deskId: DeskId;
  nodeId: NodeId;
  /** true: this page becomes the live desk whatever was before. false: only if it was already, or none is connected. */
  takesOver: boolean;
};
export type DeskClaimResult = {
  desk: 'live' | 'elsewhere';
  liveDeskId: DeskId;
  deskSince: number;
  /** The desk that was live until now, if another. The event `deskClaimed` names it too. */
  previousDeskId: DeskId | null;
};

export type PageConnected = { pageId: PageId; previousPageId: PageId | null };

/** What one server process holds; renewed in a batch. */
export type Heartbeat = {
  nodeId: NodeId;
  agents: readonly { agentId: AgentId; deskId: DeskId }[];
};
/**
 * What must be announced again (claimDesk, applicantConnected): desks without a lease, and, if the server's own was gone
 * (it was silent too long, or Redis lost its data), every page it holds.
 */
export type HeartbeatResult = { agentIds: AgentId[]; isKnown: boolean };

export type PresenceCommands = {
  /** Sets or replaces what the agent serves; a new agent is offline. Told again at each sign-in. */
  signIn(agentId: AgentId, classes: readonly ServedClass[], wrapUpMode?: WrapUpMode): Promise<void>;
  /** DESK_ELSEWHERE; STATUS_NOT_ALLOWED: the reason does not belong to the status, or the agent never signed in. */
  setStatus(input: SetStatusInput): Promise<void>;
  /** Also the way back after a lost socket. NOT_FOUND: never signed in. */
  claimDesk(claim: DeskClaim): Promise<DeskClaimResult>;
  /** The live desk's socket closed; ignored for any other desk. Waits and consequences follow by the tick. */
  agentDisconnected(agentId: AgentId, deskId: DeskId): Promise<void>;
  /** A page of the applicant is connected: a call that was only silent, or suspended, is back in line at its place. */
  applicantConnected(callId: CallId, pageId: PageId, nodeId: NodeId): Promise<CallReply & PageConnected>;
  /** Ignored unless this page carries the call. */
  applicantDisconnected(callId: CallId, pageId: PageId): Promise<void>;
  /** Every 5 s by each server: its own lease stands for the applicants' pages it holds. */
  heartbeat(beat: Heartbeat): Promise<HeartbeatResult>;
  findAgent(agentId: AgentId): Promise<AgentRecord | null>;
  /** NOT_FOUND */
  getAgent(agentId: AgentId): Promise<AgentRecord>;
};
export type { WrapUpMode };
