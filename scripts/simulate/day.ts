// What a day asks of the dispatcher, whoever wrote it: drawn from a seed (draw-day.ts) or recorded (replay-day.ts).
import type { AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { QueueClass, ServedClass } from '../../server/src/queue/queue-class.ts';

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;

/** Everything about a call that no policy changes. Times are epoch ms. */
export type PlannedCall = {
  callId: CallId;
  queueClass: QueueClass;
  priority: number;
  ratedMinutes: number;
  enqueuedAt: number;
  /** Leaves unless accepted by then, ms. */
  patienceMs: number;
  /** From both sides' media to the end, ms. */
  talkMs: number;
  wrapUpMs: number;
};
/** What an agent sets; the reasons that people give make no difference to the dispatcher. */
export type StatusChange = { at: number; status: AgentStatus };
export type PlannedAgent = { agentId: AgentId; classes: ServedClass[]; changes: StatusChange[] };

/** An offer as an agent meets it; `time` counts how often this call has rung at this agent, from 1. */
export type MetOffer = { agentId: AgentId; callId: CallId; time: number };
/** What an agent does about it, ms after the ring begins; who ignores it comes back `backAfterMs` after it was missed. */
export type Reaction =
  | { kind: 'accept'; afterMs: number }
  | { kind: 'decline'; afterMs: number; reason: string }
  | { kind: 'ignore'; backAfterMs: number };

export type Day = {
  calls: readonly PlannedCall[];
  agents: readonly PlannedAgent[];
  /** The same for the same offer, whatever happened before it. */
  react(offer: MetOffer): Reaction;
  /** How long after a missed offer an agent who did mean to answer comes back, ms. */
  backAfterMs(offer: MetOffer): number;
};

/** The same person never waits twice at once: each call has an applicant of its own. */
export const applicantOf = (callId: CallId): ApplicantId => `u-${callId}` as ApplicantId;
