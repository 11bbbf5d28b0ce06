import type { AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import type { AgentId, ApplicantId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { Redis } from '../../platform/redis.ts';
import type { WrapUpMode } from '../../presence/presence-types.ts';
import type { QueueClass } from '../../queue/queue-class.ts';
import { dispatchTuning } from '../../tuning.ts';
import { readScriptSources } from '../dispatch-scripts.ts';
import type { DispatchStore, EnqueueInput } from '../dispatch-types.ts';
import { Subject } from './subject.store.ts';

export const documents = 'd:doc:1:zh:any' as QueueClass;
export const taxes = 'd:tax:1:zh:any' as QueueClass;

type CallOptions = Partial<
  Pick<
    EnqueueInput,
    'queueClass' | 'priority' | 'rings' | 'enqueuedAt' | 'isHere' | 'kind' | 'sameAgentId' | 'wasAccepted'
  >
>;

/** A small district on the real figures, under a clock that the test moves. */
export class District {
  readonly store: DispatchStore;
  readonly #subject: Subject;
  #now = 1_800_000_000_000;
  /** Who still sends heartbeats. */
  readonly desks = new Set<string>();
  /** Whether the server that holds every page sends heartbeats. */
  isServerAlive = true;

  constructor(redis: Redis) {
    this.#subject = new Subject(redis, readScriptSources(), dispatchTuning);
    this.store = this.#subject.store;
  }

  get now(): number {
    return this.#now;
  }

  async move(ms: number): Promise<void> {
    this.#now += ms;
    await this.#subject.setClock(this.#now);
  }

  /** Seconds pass; heartbeats and ticks go on. Sent in one go: a connection keeps the order. */
  async pass(seconds: number): Promise<void> {
    const agents = [...this.desks].map((id) => ({ agentId: id as AgentId, deskId: `desk-${id}` }));
    const steps: Promise<unknown>[] = [];
    for (let second = 0; second < seconds; second += 1) {
      steps.push(this.move(1_000));
      if (this.isServerAlive) steps.push(this.store.heartbeat({ nodeId: 'n1', agents }));
      steps.push(this.store.tick());
    }
    await Promise.all(steps);
  }

  async agent(
    id: string,
    classes: QueueClass[] = [documents],
    status: AgentStatus = 'ready',
    wrapUpMode: WrapUpMode = 'timed',
  ): Promise<AgentId> {
    const agentId = id as AgentId;
    await this.move(1);
    await this.store.signIn(
      agentId,
      classes.map((queueClass) => ({ class: queueClass, penaltyMs: 0 })),
      wrapUpMode,
    );
    await this.store.claimDesk({ agentId, deskId: `desk-${id}`, nodeId: 'n1', takesOver: false });
    this.desks.add(id);
    if (status !== 'offline') await this.setStatus(agentId, status);
    return agentId;
  }

  setStatus(agentId: AgentId, status: AgentStatus): Promise<void> {
    const reason = status === 'break' ? 'meal' : status === 'notReady' ? 'meeting' : null;
    return this.store.setStatus({ agentId, deskId: `desk-${agentId}`, status, reason });
  }

  async call(id: string, options: CallOptions = {}): Promise<CallId> {
    const { queueClass = documents, priority = 0, ...more } = options;
    const callId = id as CallId;
    await this.move(1);
    const applicantId = `u-${id}` as ApplicantId;
    // As a server that listens has done before.
    await this.store.heartbeat({ nodeId: 'n1', agents: [] });
    await this.store.enqueue({
      callId,
      applicantId,
      queueClass,
      priority,
      ratedMinutes: 6,
      pageId: `page-${id}`,
      nodeId: 'n1',
      ...more,
    });
    return callId;
  }

  /** What the agent needs to answer the offer that rings at its desk. */
  async offerOf(agentId: AgentId) {
    const { callId, fence } = await this.store.getAgent(agentId);
    if (callId === null || fence === null) throw new Error(`nothing rings at ${agentId}`);
    return { agentId, deskId: `desk-${agentId}`, callId, fence: fence as Fence };
  }

  /** From the offer to the talk. */
  async talk(agentId: AgentId): Promise<CallId> {
    const offer = await this.offerOf(agentId);
    await this.store.accept(offer);
    await this.store.reportStarted(offer.callId, 'agent');
    await this.store.reportStarted(offer.callId, 'applicant');
    return offer.callId;
  }

  async stateOf(callId: CallId): Promise<string> {
    return (await this.store.getCall(callId)).state;
  }

  /** Whom the call rings at now. */
  async ringsAt(callId: CallId): Promise<AgentId[]> {
    return (await this.store.getCall(callId)).offers.map(({ agentId }) => agentId);
  }

  close(): Promise<void> {
    return this.#subject.close();
  }
}
