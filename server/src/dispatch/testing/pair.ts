import type { AgentActivity } from '@cloudseat/shared/nouns/agent.ts';
import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { heartbeat } from './model-presence.ts';
import { Model, type ModelAgent } from './model-state.ts';
import { tick } from './model-tick.ts';
import { outcomeOf, type Subject, shortTuning } from './subject.store.ts';

const begunAt = 1_800_000_000_000;

/** The dispatcher and its oracle side by side, under one clock. */
export class Pair {
  readonly subject: Subject;
  readonly model = new Model(begunAt, shortTuning);
  readonly agentIds = ['a0', 'a1', 'a2', 'a3'] as AgentId[];
  callCount = 0;

  constructor(subject: Subject) {
    this.subject = subject;
  }

  agentId(at: number): AgentId {
    return this.agentIds[at % this.agentIds.length] as AgentId;
  }

  agent(at: number): ModelAgent {
    return this.model.agent(this.agentId(at));
  }

  /** One of the latest eight calls; before the first, one that nobody knows. */
  callId(at: number): CallId {
    const latest = [...this.model.calls.keys()].slice(-8);
    return (latest[at % Math.max(1, latest.length)] ?? 'c0') as CallId;
  }

  /** A call in one of these states if there is one and `at` is not 7: commands should mostly hit what they are for. */
  callIdIn(at: number, states: readonly CallState[]): CallId {
    const fitting = [...this.model.calls.values()].filter(({ state }) => states.includes(state));
    const call = at === 7 ? undefined : fitting[at % Math.max(1, fitting.length)];
    return (call?.id as CallId | undefined) ?? this.callId(at);
  }

  /** The same for agents. */
  agentIdIn(at: number, activity: AgentActivity): AgentId {
    const fitting = [...this.model.agents.values()].filter((agent) => agent.activity === activity);
    const agent = at === 7 ? undefined : fitting[at % Math.max(1, fitting.length)];
    return (agent?.id as AgentId | undefined) ?? this.agentId(at);
  }

  /** Both must answer alike. `expected` is computed when the command is sent: a connection keeps the order. */
  async same(what: unknown, actual: Promise<unknown>, expected: string): Promise<void> {
    const outcome = await outcomeOf(actual);
    if (outcome !== expected)
      throw new Error(`${JSON.stringify(what)} answered "${outcome}", the model "${expected}"`);
  }

  async move(ms: number): Promise<void> {
    this.model.now += ms;
    await this.subject.setClock(this.model.now);
  }

  async tick(): Promise<void> {
    tick(this.model);
    await this.subject.store.tick();
  }

  /** A server renews its lease and those of every desk. */
  async beat(nodeId = 'n1'): Promise<void> {
    const agents = [...this.model.agents.values()].map(({ id, deskId }) => ({
      agentId: id as AgentId,
      deskId: deskId ?? 'none',
    }));
    const expected = heartbeat(this.model, nodeId);
    const { isKnown } = await this.subject.store.heartbeat({ nodeId, agents });
    if (String(isKnown) !== expected)
      throw new Error(`server ${nodeId} is known: ${isKnown}, the model ${expected}`);
  }

  /** Second by second, sent in one go. */
  async advance(seconds: number, beats: 'all' | 'first' | 'none'): Promise<void> {
    const steps: Promise<void>[] = [];
    for (let second = 0; second < seconds; second += 1) {
      steps.push(this.move(1_000));
      if (beats !== 'none') steps.push(this.beat('n1'));
      if (beats === 'all') steps.push(this.beat('n2'));
      steps.push(this.tick());
    }
    await Promise.all(steps);
  }
}
