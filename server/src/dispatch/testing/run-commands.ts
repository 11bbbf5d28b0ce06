import type { AgentId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import { isTerminal } from '../../call/call-state.ts';
import type { DispatchEvent } from '../dispatch-types.ts';
import type { Command } from './commands.ts';
import { findDifferences } from './compare.ts';
import {
  doAnswer,
  doAsk,
  doEnd,
  doEndLeg,
  doEnqueue,
  doGroup,
  doHold,
  doPrioritize,
  doRooms,
  doStart,
  doTelephone,
  doWaiting,
} from './do-call.ts';
import { doAgent, doPage, nodeOf } from './do-presence.ts';
import { EventChecker } from './event-checker.ts';
import { findBroken } from './invariants.ts';
import { accept, comeBack, end, saveWrapUp } from './model-calls.ts';
import { closeGroup } from './model-joint.ts';
import { applicantConnected } from './model-presence.ts';
import { Pair } from './pair.ts';
import type { Subject } from './subject.store.ts';

/** Runs commands on the dispatcher and on the oracle alike, and says where they part or a rule is broken. */
export class Run {
  readonly #pair: Pair;
  readonly #checker = new EventChecker();
  readonly #onEvent: (event: DispatchEvent) => void;

  constructor(subject: Subject, onEvent: (event: DispatchEvent) => void) {
    this.#pair = new Pair(subject);
    this.#onEvent = onEvent;
  }

  /** Four agents at their desks, three of them ready. */
  async begin(): Promise<void> {
    await this.#pair.move(0);
    for (const at of this.#pair.agentIds.keys()) {
      await this.#do({ kind: 'signIn', agent: at, skills: at, mode: 0 });
      await this.#do({ kind: 'claimDesk', agent: at, desk: 0, takesOver: true });
      if (at < 3) await this.#do({ kind: 'setStatus', agent: at, status: 'ready', isLive: true });
    }
    await this.#pair.tick();
  }

  /** One command, then every check. Throws an Error that lists what is wrong. */
  async check(command: Command): Promise<void> {
    await this.#do(command);
    const { subject, model } = this.#pair;
    const [snapshot, events] = await Promise.all([subject.snapshot(), subject.takeEvents()]);
    for (const event of events) this.#onEvent(event);
    const wrong = [
      ...events.flatMap((event) => this.#checker.take(event)),
      ...this.#checker.compare(snapshot),
      ...findBroken(snapshot, model),
      ...findDifferences(snapshot, model),
    ];
    if (wrong.length > 0) throw new Error(`after ${JSON.stringify(command)}:\n  ${wrong.join('\n  ')}`);
  }

  /** Everybody is there, serves what they served first, and works: the line must empty (11). */
  async drain(): Promise<void> {
    const pair = this.#pair;
    const live = () => [...pair.model.calls.values()].filter(({ state }) => !isTerminal(state));
    for (const id of pair.model.groups.keys())
      await pair.same('drain', pair.subject.store.closeGroup(id), closeGroup(pair.model, id));
    for (const at of pair.agentIds.keys()) await this.#do({ kind: 'signIn', agent: at, skills: at, mode: 0 });
    for (let round = 0; live().length > 0; round += 1) {
      if (round > 400) throw new Error(`11: the line does not drain: ${live().map(({ id }) => id)}`);
      for (const at of pair.agentIds.keys()) await this.#work(at);
      for (const call of live()) {
        const callId = call.id as CallId;
        if (call.state === 'away' || call.state === 'passed') {
          const page = { pageId: 'p0', nodeId: 'n1' };
          const back = comeBack(pair.model, call.id, 'p0', 'n1');
          await pair.same('drain', pair.subject.store.comeBack(callId, page), back);
        } else if (call.applicantLostAt !== null || call.state === 'suspended') {
          const actual = pair.subject.store.applicantConnected(callId, 'p0', 'n1');
          await pair.same('drain', actual, applicantConnected(pair.model, call.id, 'p0', nodeOf('p0')));
        }
      }
      await pair.advance(1, 'all');
    }
    await this.check({ kind: 'heartbeat' });
  }

  /** Each command comes 1 ms after the last. */
  async #do(command: Command): Promise<void> {
    const pair = this.#pair;
    await pair.move(1);
    switch (command.kind) {
      case 'enqueue':
        return doEnqueue(pair, command);
      case 'leave':
      case 'pause':
      case 'comeBack':
      case 'requestCallback':
        return doWaiting(pair, command);
      case 'setPriority':
        return doPrioritize(pair, command);
      case 'telephone':
        return doTelephone(pair, command);
      case 'hold':
        return doHold(pair, command);
      case 'ask':
        return doAsk(pair, command);
      case 'endLeg':
        return doEndLeg(pair, command);
      case 'openGroup':
      case 'closeGroup':
      case 'dropSeat':
        return doGroup(pair, command);
      case 'setRoom':
        return doRooms(pair, { kind: 'setRoom', call: command.call });
      case 'clearRooms':
        return doRooms(pair, command);
      case 'answer':
        return doAnswer(pair, command);
      case 'start':
        return doStart(pair, command);
      case 'end':
        return doEnd(pair, command);
      case 'heartbeat':
        return pair.beat();
      case 'advance':
        return pair.advance(command.seconds, command.beats);
      case 'outage':
        await pair.move(command.seconds * 1_000);
        return pair.tick();
      case 'applicantHere':
      case 'applicantGone':
        return doPage(pair, command);
      default:
        return doAgent(pair, command);
    }
  }

  /** An agent that comes back, is ready, takes what rings and finishes it. */
  async #work(at: number): Promise<void> {
    const pair = this.#pair;
    const agent = pair.agent(at);
    if (agent.lostAt !== null) await this.#do({ kind: 'claimDesk', agent: at, desk: 0, takesOver: true });
    if (agent.callId === null && (agent.status !== 'ready' || agent.activity === 'missed'))
      await this.#do({ kind: 'setStatus', agent: at, status: 'ready', isLive: true });
    if (agent.activity === 'wrapUp') {
      const callId = agent.callId as CallId;
      const saved = saveWrapUp(pair.model, callId, agent.id, 'answered');
      return pair.same(
        'drain',
        pair.subject.store.saveWrapUp(callId, agent.id as AgentId, 'answered'),
        saved,
      );
    }
    if (agent.callId === null) return;
    const { store } = pair.subject;
    const call = pair.model.call(agent.callId);
    const callId = call.id as CallId;
    if (call.state === 'offered') {
      const fence = agent.fence as Fence;
      const answer = { agentId: agent.id as AgentId, deskId: agent.deskId ?? '', callId, fence };
      await pair.same('drain', store.accept(answer), accept(pair.model, answer));
    }
    if (call.state === 'connecting' || call.state === 'active')
      await pair.same('drain', store.end({ callId, by: 'applicant' }), end(pair.model, callId, null));
  }
}
