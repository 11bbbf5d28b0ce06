// The real dispatcher on a Redis, under a clock that the day moves. The only file here that calls its store.
import type { AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import { statusReasons } from '@cloudseat/shared/nouns/agent-choices.ts';
import type { AgentId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import { readScriptSources } from '../../server/src/dispatch/dispatch-scripts.ts';
import type { DispatchEvent } from '../../server/src/dispatch/dispatch-types.ts';
import { Subject } from '../../server/src/dispatch/testing/subject.store.ts';
import { AppError } from '../../server/src/platform/errors.ts';
import type { Redis } from '../../server/src/platform/redis.ts';
import type { ServedClass } from '../../server/src/queue/queue-class.ts';
import { ringsOf } from '../../server/src/queue/rings.ts';
import { applicantOf, type PlannedCall } from './day.ts';
import type { Policy } from './policy.ts';

type OfferAnswer = { agentId: AgentId; callId: CallId; fence: Fence };
/** One thing that a person does. */
export type Deed =
  | { kind: 'enqueue'; call: PlannedCall }
  | { kind: 'leave'; callId: CallId }
  | ({ kind: 'accept' } & OfferAnswer)
  | ({ kind: 'decline'; reason: string } & OfferAnswer)
  | { kind: 'start'; callId: CallId; side: 'agent' | 'applicant' }
  | { kind: 'end'; callId: CallId; agentId: AgentId }
  | { kind: 'save'; callId: CallId; agentId: AgentId }
  | { kind: 'extend'; callId: CallId; agentId: AgentId }
  | { kind: 'status'; agentId: AgentId; status: AgentStatus };
/** At a moment of the simulated day, epoch ms. */
export type TimedDeed = { at: number; deed: Deed };

const nodeId = 'n1';
const deskOf = (agentId: AgentId) => `desk-${agentId}`;
/** Between heartbeats of the server and its desks, ms: three fit into a lease. */
const heartbeatMs = 15_000;
/** Two people did something within the same half second, and one came too late: as in life. */
const lateCodes: readonly string[] = [
  'CALL_STATE',
  'CALL_ENDED',
  'OFFER_STALE',
  'OFFER_TAKEN',
  'OFFER_CANCELLED',
  'OFFER_EXPIRED',
  'WRAP_UP_NOT_EXTENDABLE',
];

export class Floor {
  readonly #subject: Subject;
  readonly #agentIds: AgentId[] = [];
  readonly #policy: Policy;
  #beatAt = 0;
  /** Deeds that came too late. */
  lateCount = 0;

  constructor(redis: Redis, policy: Policy) {
    this.#policy = policy;
    this.#subject = new Subject(redis, readScriptSources(), policy.tuning);
  }

  /** Everybody at a desk and offline. */
  async open(agents: readonly { agentId: AgentId; classes: ServedClass[] }[], at: number): Promise<void> {
    const { store } = this.#subject;
    const sent: Promise<unknown>[] = [this.#subject.setClock(at)];
    for (const { agentId, classes } of agents) {
      this.#agentIds.push(agentId);
      sent.push(store.signIn(agentId, classes));
      sent.push(store.claimDesk({ agentId, deskId: deskOf(agentId), nodeId, takesOver: true }));
    }
    await Promise.all(sent);
  }

  /**
   * Does the deeds at their moments, then lets the clock be `until` and ticks; gives what happened. All in one go: the
   * store keeps the order, and one answer is waited for instead of one a command.
   */
  async step(deeds: readonly TimedDeed[], until: number): Promise<DispatchEvent[]> {
    const { store } = this.#subject;
    const sent: Promise<unknown>[] = [];
    for (const { at, deed } of deeds) {
      sent.push(this.#subject.setClock(at), this.#forgiveLate(this.#send(deed)));
    }
    sent.push(this.#subject.setClock(until));
    if (until >= this.#beatAt) {
      this.#beatAt = until + heartbeatMs;
      const agents = this.#agentIds.map((agentId) => ({ agentId, deskId: deskOf(agentId) }));
      sent.push(store.heartbeat({ nodeId, agents }));
    }
    sent.push(store.tick());
    await Promise.all(sent);
    return this.#subject.takeEvents();
  }

  close(): Promise<void> {
    return this.#subject.close();
  }

  #send(deed: Deed): Promise<unknown> {
    const { store } = this.#subject;
    switch (deed.kind) {
      case 'enqueue': {
        const { callId, queueClass, priority, ratedMinutes } = deed.call;
        const applicantId = applicantOf(callId);
        const ticket = { callId, applicantId, queueClass, priority, ratedMinutes };
        const { routing, tuning } = this.#policy;
        const rings = routing.widens ? ringsOf(queueClass, tuning) : [];
        // The page shows its place and the estimate at once.
        const taken = store.enqueue({ ...ticket, pageId: `page-${callId}`, nodeId, rings });
        return Promise.all([taken, store.findPlace(callId)]);
      }
      case 'leave':
        return store.leave(deed.callId);
      case 'accept':
        return store.accept(answerOf(deed));
      case 'decline':
        return store.decline({ ...answerOf(deed), reason: deed.reason });
      case 'start':
        return store.reportStarted(deed.callId, deed.side);
      case 'end':
        return store.end({ callId: deed.callId, by: 'agent', agentId: deed.agentId });
      case 'save':
        return store.saveWrapUp(deed.callId, deed.agentId, 'answered');
      case 'extend':
        return store.extendWrapUp(deed.callId, deed.agentId);
      case 'status': {
        const { agentId, status } = deed;
        const reason = statusReasons[status].at(-1) ?? null;
        return store.setStatus({ agentId, deskId: deskOf(agentId), status, reason });
      }
    }
  }

  async #forgiveLate(sent: Promise<unknown>): Promise<void> {
    try {
      await sent;
    } catch (error) {
      if (!(error instanceof AppError) || !lateCodes.includes(error.code)) throw error;
      this.lateCount += 1;
    }
  }
}

const answerOf = ({ agentId, callId, fence }: OfferAnswer) => ({
  ...{ agentId, callId, fence },
  deskId: deskOf(agentId),
});
