import type { AgentId, ApplicantId, CallId, Fence, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { isTerminal } from '../../call/call-state.ts';
import type { QueueClass, ServedClass } from '../../queue/queue-class.ts';
import type { Command } from './commands.ts';
import { findDifferences } from './compare.ts';
import { EventChecker, findBroken } from './invariants.ts';
import * as oracle from './model-commands.ts';
import { Model, type ModelAgent, type ModelCall } from './model-state.ts';
import { tick } from './model-tick.ts';
import { outcomeOf, type Subject, shortTuning } from './subject.store.ts';

export const testClasses = [
  'd:doc:1:zh:any',
  'd:doc:2:zh:any',
  'd:tax:1:zh:any',
  'e:land:1:zh:any',
] as QueueClass[];
const skillSets: number[][] = [[0, 2], [0, 1, 3], [2], [0, 2, 3]];
const classesOf = (skills: number): ServedClass[] =>
  (skillSets[skills] ?? []).map((at, rank) => ({
    class: testClasses[at] as QueueClass,
    penaltyMs: rank * 3_000,
  }));

/** Runs commands on the dispatcher and on the oracle alike, and says where they part or a rule is broken. */
export class Run {
  readonly model = new Model(1_800_000_000_000, shortTuning);
  readonly #subject: Subject;
  readonly #events = new EventChecker();
  #callCount = 0;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** Four agents at their desks, three of them ready. */
  async begin(): Promise<void> {
    await this.#subject.setClock(this.model.now);
    for (const at of [0, 1, 2, 3]) {
      await this.do({ kind: 'signIn', agent: at, skills: at });
      await this.do({ kind: 'claimDesk', agent: at, desk: 0, takesOver: true });
      if (at !== 3) await this.do({ kind: 'setStatus', agent: at, status: 'ready', isLive: true });
    }
    await this.#tick();
  }

  /** One command, 1 ms after the last, then every check. Throws an Error that lists what is wrong. */
  async check(command: Command): Promise<void> {
    await this.do(command);
    const [snapshot, events] = await Promise.all([this.#subject.snapshot(), this.#subject.takeEvents()]);
    const wrong = [
      ...events.flatMap((event) => this.#events.take(event)),
      ...this.#events.compare(snapshot),
      ...findBroken(snapshot, this.model.now),
      ...findDifferences(snapshot, this.model),
    ];
    if (wrong.length > 0) throw new Error(`after ${JSON.stringify(command)}:\n  ${wrong.join('\n  ')}`);
  }

  /** Everybody is there and works: the line must empty (11). */
  async drain(): Promise<void> {
    const live = () => [...this.model.calls.values()].filter(({ state }) => !isTerminal(state));
    for (const at of this.#agentIds.keys()) await this.do({ kind: 'signIn', agent: at, skills: at });
    for (let round = 0; live().length > 0; round += 1) {
      if (round > 400) throw new Error(`11: the line does not drain: ${live().map(({ id }) => id)}`);
      for (const at of this.#agentIds.keys()) await this.#work(at);
      for (const call of live()) await this.#here(call);
      await this.do({ kind: 'advance', seconds: 1, beats: true });
    }
    await this.check({ kind: 'heartbeat' });
  }

  async do(command: Command): Promise<void> {
    void this.#move(1);
    const { store } = this.#subject;
    switch (command.kind) {
      case 'enqueue':
        return this.#enqueue(command);
      case 'leave': {
        const callId = this.#callId(command.call);
        return this.#same(command, store.leave(callId), oracle.leave(this.model, callId));
      }
      case 'setRoom': {
        const callId = this.#callId(command.call);
        const place = { roomId: `r${this.model.now}` as RoomId, sfuNodeId: 's1' };
        return this.#same(command, store.setRoom(callId, place), this.#setRoom(callId, place.roomId));
      }
      case 'clearRooms':
        for (const call of this.model.calls.values()) if (!isTerminal(call.state)) call.roomId = null;
        return this.#same(command, store.clearRoomsOf('s1'), 'ok');
      case 'answer':
        return this.#answer(command);
      case 'start': {
        const callId = this.#callId(command.call);
        for (const side of ['agent', 'applicant'] as const) {
          if (command.sides !== 'both' && command.sides !== side) continue;
          const expected = oracle.reportStarted(this.model, callId, side);
          await this.#same(command, store.reportStarted(callId, side), expected);
        }
        return;
      }
      case 'end':
        return this.#end(command);
      case 'heartbeat':
        return this.#beat();
      case 'advance':
        return this.#advance(command.seconds, command.beats);
      case 'outage':
        await this.#move(command.seconds * 1_000);
        return this.#tick();
      default:
        return this.#doPresence(command);
    }
  }

  async #doPresence(command: Command): Promise<void> {
    const { store } = this.#subject;
    const { model } = this;
    if ('call' in command) {
      const callId = this.#callId(command.call);
      const pageId = `p${'page' in command ? command.page : 0}`;
      return command.kind === 'applicantHere'
        ? this.#same(
            command,
            store.applicantConnected(callId, pageId),
            oracle.applicantConnected(model, callId, pageId),
          )
        : this.#same(
            command,
            store.applicantDisconnected(callId, pageId),
            oracle.applicantDisconnected(model, callId, pageId),
          );
    }
    if (!('agent' in command)) return;
    const agentId = this.#agentIds[command.agent % this.#agentIds.length] as AgentId;
    const agent = model.agents.get(agentId);
    const live = agent?.deskId ?? 'none';
    const callId = (agent?.callId ?? this.#callId(command.agent)) as CallId;
    switch (command.kind) {
      case 'save':
        return this.#same(
          command,
          store.saveWrapUp(callId, agentId, 'answered'),
          oracle.saveWrapUp(model, callId, agentId, 'answered'),
        );
      case 'extend':
        return this.#same(
          command,
          store.extendWrapUp(callId, agentId),
          oracle.extendWrapUp(model, callId, agentId),
        );
      case 'setStatus': {
        const { status } = command;
        const reason = status === 'notReady' ? 'meeting' : status === 'break' ? 'rest' : null;
        const deskId = command.isLive ? live : 'another';
        return this.#same(
          command,
          store.setStatus({ agentId, deskId, status, reason }),
          oracle.setStatus(model, agentId, deskId, status),
        );
      }
      case 'claimDesk': {
        const { takesOver } = command;
        const claim = { agentId, deskId: `d${command.desk}`, nodeId: 'n1', takesOver };
        return this.#same(
          command,
          store.claimDesk(claim),
          oracle.claimDesk(model, agentId, claim.deskId, takesOver),
        );
      }
      case 'agentGone': {
        const deskId = command.isLive ? live : 'another';
        return this.#same(
          command,
          store.agentDisconnected(agentId, deskId),
          oracle.agentDisconnected(model, agentId, deskId),
        );
      }
      case 'signIn': {
        const classes = classesOf(command.skills % skillSets.length);
        const known = classes.map(({ class: queueClass, penaltyMs }) => ({ queueClass, penaltyMs }));
        return this.#same(command, store.signIn(agentId, classes), oracle.signIn(model, agentId, known));
      }
    }
  }

  async #enqueue(command: Extract<Command, { kind: 'enqueue' }>): Promise<void> {
    if (!command.isRepeat) this.#callCount += 1;
    const callId = (command.isRepeat ? this.#callId(command.applicant) : `c${this.#callCount}`) as CallId;
    const applicantId = `u${command.applicant}` as ApplicantId;
    const queueClass = testClasses[command.queueClass] as QueueClass;
    const { priority } = command;
    const input = { callId, applicantId, queueClass, priority, pageId: 'p0' };
    const actual = this.#subject.store.enqueue({ ...input, ratedMinutes: 5, facts: {} });
    await this.#same(command, actual, oracle.enqueue(this.model, input));
  }

  async #answer({ verb, offer, twist }: Extract<Command, { kind: 'answer' }>): Promise<void> {
    const calls = [...this.model.calls.values()].filter((call) => call.fence > 0);
    const ringing = calls.filter(({ state }) => state === 'offered');
    const among = ringing.length > 0 && twist !== 'oldFence' ? ringing : calls;
    const call = among[offer % Math.max(1, among.length)];
    if (!call) return;
    const old = [...call.endings].at(offer % Math.max(1, call.endings.size));
    const isOld = twist === 'oldFence' && old !== undefined;
    const other = this.#agentIds[offer % this.#agentIds.length];
    const owner = isOld ? old[1].agentId : (call.agentId ?? other);
    const agentId = (twist === 'otherAgent' ? other : owner) as AgentId;
    const liveDeskId = this.model.agents.get(agentId)?.deskId ?? 'none';
    const deskId = twist === 'wrongDesk' ? 'another' : liveDeskId;
    const answer = {
      agentId,
      deskId,
      callId: call.id as CallId,
      fence: (isOld ? old[0] : call.fence) as Fence,
    };
    for (let time = 0; time < (twist === 'twice' ? 2 : 1); time += 1) {
      const { store } = this.#subject;
      const actual = verb === 'accept' ? store.accept(answer) : store.decline({ ...answer, reason: 'other' });
      await this.#same({ verb, twist, ...answer }, actual, oracle[verb](this.model, answer));
    }
  }

  async #end(command: Extract<Command, { kind: 'end' }>): Promise<void> {
    const callId = this.#callId(command.call);
    const own = this.model.calls.get(callId)?.agentId;
    const agentId = command.by === 'applicant' ? null : command.by === 'stranger' ? 'a9' : (own ?? 'a9');
    const by = command.by === 'applicant' ? 'applicant' : 'agent';
    const input = { callId, by, ...(agentId === null ? {} : { agentId: agentId as AgentId }) } as const;
    await this.#same(command, this.#subject.store.end(input), oracle.end(this.model, callId, agentId));
  }

  #setRoom(callId: CallId, roomId: RoomId): string {
    const call = this.model.calls.get(callId);
    if (!call) return 'NOT_FOUND';
    if (isTerminal(call.state)) return 'CALL_ENDED';
    call.roomId ??= roomId;
    return 'ok';
  }

  /** Second by second, in one go: a connection keeps the order. */
  async #advance(seconds: number, beats: boolean): Promise<void> {
    const steps: Promise<void>[] = [];
    for (let second = 0; second < seconds; second += 1) {
      steps.push(this.#move(1_000));
      if (beats) steps.push(this.#beat());
      steps.push(this.#tick());
    }
    await Promise.all(steps);
  }

  async #beat(): Promise<void> {
    const agents = [...this.model.agents.values()].map(({ id, deskId }) => ({
      agentId: id as AgentId,
      deskId: deskId ?? 'none',
    }));
    const callIds = [...this.model.calls].flatMap(([id, { state }]) =>
      isTerminal(state) ? [] : [id as CallId],
    );
    oracle.heartbeat(this.model);
    await this.#subject.store.heartbeat({ nodeId: 'n1', agents, callIds });
  }

  async #tick(): Promise<void> {
    tick(this.model);
    await this.#subject.store.tick();
  }

  async #move(ms: number): Promise<void> {
    this.model.now += ms;
    await this.#subject.setClock(this.model.now);
  }

  async #same(command: unknown, actual: Promise<unknown>, expected: string): Promise<void> {
    const outcome = await outcomeOf(actual);
    if (outcome !== expected)
      throw new Error(`${JSON.stringify(command)} answered ${outcome}, the model ${expected}`);
  }

  async #here(call: ModelCall): Promise<void> {
    const away = ['away', 'suspended'].includes(call.state) || call.applicantLostAt !== null;
    const number = [...this.model.calls.keys()].slice(-8).indexOf(call.id);
    if (away && number >= 0) await this.do({ kind: 'applicantHere', call: number, page: 0 });
    else if (away)
      await this.#same(
        call.id,
        this.#subject.store.applicantConnected(call.id as CallId, 'p0'),
        oracle.applicantConnected(this.model, call.id, 'p0'),
      );
  }

  async #work(at: number): Promise<void> {
    const agent = this.model.agents.get(this.#agentIds[at] ?? '') as ModelAgent;
    if (agent.lostAt !== null) await this.do({ kind: 'claimDesk', agent: at, desk: 0, takesOver: true });
    if (agent.callId === null && (agent.status !== 'ready' || agent.activity === 'missed'))
      await this.do({ kind: 'setStatus', agent: at, status: 'ready', isLive: true });
    if (agent.activity === 'wrapUp') return this.do({ kind: 'save', agent: at });
    if (agent.callId === null) return;
    const { store } = this.#subject;
    const call = this.model.call(agent.callId);
    const callId = call.id as CallId;
    if (call.state === 'offered') {
      const answer = {
        agentId: agent.id as AgentId,
        deskId: agent.deskId ?? '',
        callId,
        fence: call.fence as Fence,
      };
      await this.#same('drain', store.accept(answer), oracle.accept(this.model, answer));
    }
    if (call.state === 'connecting' || call.state === 'active')
      await this.#same('drain', store.end({ callId, by: 'applicant' }), oracle.end(this.model, callId, null));
  }

  readonly #agentIds = ['a0', 'a1', 'a2', 'a3'];

  /** One of the latest eight calls; before the first, one that nobody knows. */
  #callId(at: number): CallId {
    const latest = [...this.model.calls.keys()].slice(-8);
    return (latest[at % Math.max(1, latest.length)] ?? 'c0') as CallId;
  }
}
