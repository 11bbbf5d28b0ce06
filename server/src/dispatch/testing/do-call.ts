import type { AgentId, ApplicantId, CallId, Fence, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { isTerminal } from '../../call/call-state.ts';
import type { QueueClass } from '../../queue/queue-class.ts';
import type { Command } from './commands.ts';
import { ringsFor, testClasses } from './do-presence.ts';
import * as oracle from './model-calls.ts';
import { setHold } from './model-hold.ts';
import * as joint from './model-joint.ts';
import { askAgent, endLeg } from './model-legs.ts';
import { setTelephone } from './model-telephone.ts';
import type { Pair } from './pair.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

export async function doEnqueue(pair: Pair, command: Of<'enqueue'>): Promise<void> {
  if (!command.isRepeat) pair.callCount += 1;
  const callId = (command.isRepeat ? pair.callId(command.applicant) : `c${pair.callCount}`) as CallId;
  const applicantId = `u${command.applicant}` as ApplicantId;
  const queueClass = testClasses[command.queueClass] as QueueClass;
  const { way, age, priority } = command;
  const input = {
    ...{ callId, applicantId, queueClass, priority, pageId: 'p0', nodeId: 'n1', ratedMinutes: 5 },
    ...(age === 0 ? {} : { enqueuedAt: pair.model.now - age * 1_000 }),
    rings: ringsFor(queueClass),
    isHere: way !== 'absent',
    kind: way === 'message' ? ('message' as const) : ('talk' as const),
    sameAgentId: way === 'sameAgent' ? pair.agentId(command.applicant) : null,
  };
  await pair.same(command, pair.subject.store.enqueue(input), oracle.enqueue(pair.model, input));
}

type Rung = { id: string; fence: number; agentId: string };
/** What rings, calls and seats alike; else what has rung once. */
function listRung({ model }: Pair, isRinging: boolean): Rung[] {
  const calls = [...model.calls.values()];
  const rung = calls.flatMap(({ id, offers }) => offers.map((offer) => ({ id, ...offer })));
  const seats = [...model.groups.values()].flatMap(({ id, seats: all }) =>
    all.filter(({ state }) => state === 'ringing').map(({ fence, agentId }) => ({ id, fence, agentId })),
  );
  if (isRinging && rung.length + seats.length > 0) return [...rung, ...seats];
  return calls
    .filter(({ offerCount, parentId }) => offerCount > (parentId === null ? 0 : 1))
    .map(({ id, fence, agentId, endings }) => {
      const [old] = endings;
      return agentId !== null || old === undefined
        ? { id, fence, agentId: agentId ?? 'a0' }
        : { id, fence: old[0], agentId: old[1].agentId };
    });
}

export async function doAnswer(pair: Pair, { verb, offer, twist, substitute }: Of<'answer'>): Promise<void> {
  const among = listRung(pair, twist !== 'oldFence');
  const rung = among[offer % Math.max(1, among.length)];
  if (!rung || rung.fence === 0) return;
  const agentId = (twist === 'otherAgent' ? pair.agentId(offer) : rung.agentId) as AgentId;
  const liveDeskId = pair.model.agents.get(agentId)?.deskId ?? 'none';
  const deskId = twist === 'wrongDesk' ? 'another' : liveDeskId;
  const answer = { agentId, deskId, callId: rung.id as CallId, fence: rung.fence as Fence };
  const { store } = pair.subject;
  for (let time = 0; time < (twist === 'twice' ? 2 : 1); time += 1) {
    const isAccept = verb !== 'decline';
    const declining = { ...answer, reason: 'other', substituteId: pair.agentId(substitute) };
    const actual = isAccept ? store.accept(answer) : store.decline(declining);
    const expected = isAccept ? oracle.accept(pair.model, answer) : oracle.decline(pair.model, declining);
    await pair.same({ verb, twist, ...answer }, actual, expected);
  }
  if (verb === 'talk' && pair.model.calls.get(rung.id)?.state === 'connecting')
    await startSides(pair, answer.callId, 'both');
}

async function startSides(pair: Pair, callId: CallId, sides: Of<'start'>['sides']): Promise<void> {
  for (const side of ['agent', 'applicant'] as const) {
    if (sides !== 'both' && sides !== side) continue;
    const actual = pair.subject.store.reportStarted(callId, side);
    await pair.same({ callId, side }, actual, oracle.reportStarted(pair.model, callId, side));
  }
}

export const doStart = (pair: Pair, command: Of<'start'>): Promise<void> =>
  startSides(pair, pair.callIdIn(command.call, ['connecting']), command.sides);

export async function doEnd(pair: Pair, command: Of<'end'>): Promise<void> {
  const callId = pair.callIdIn(command.call, ['active', 'connecting', 'suspended']);
  const own = pair.model.calls.get(callId)?.agentId;
  const agentId = command.by === 'applicant' ? null : command.by === 'stranger' ? 'a9' : (own ?? 'a9');
  const by = command.by === 'applicant' ? 'applicant' : 'agent';
  const input = { callId, by, ...(agentId === null ? {} : { agentId: agentId as AgentId }) } as const;
  await pair.same(command, pair.subject.store.end(input), oracle.end(pair.model, callId, agentId));
}

export async function doWaiting(
  pair: Pair,
  command: Of<'leave' | 'pause' | 'comeBack' | 'requestCallback' | 'setRoom'>,
): Promise<void> {
  const { model } = pair;
  const { store } = pair.subject;
  const waiting = ['queued', 'away', 'passed', 'offered', 'callbackPending'] as const;
  switch (command.kind) {
    case 'pause': {
      const callId = pair.callIdIn(command.call, ['queued', 'offered']);
      return pair.same(command, store.pause(callId), oracle.pause(model, callId));
    }
    case 'comeBack': {
      const callId = pair.callIdIn(command.call, ['away', 'passed', 'callbackPending']);
      const page = { pageId: 'p1', nodeId: 'n2' };
      const expected = oracle.comeBack(model, callId, page.pageId, page.nodeId);
      return pair.same(command, store.comeBack(callId, page), expected);
    }
    case 'requestCallback': {
      const callId = pair.callIdIn(command.call, ['queued', 'away', 'passed']);
      return pair.same(command, store.requestCallback(callId), oracle.requestCallback(model, callId));
    }
    default: {
      const callId =
        command.call % 2 === 0 ? pair.callId(command.call) : pair.callIdIn(command.call, waiting);
      return pair.same(command, store.leave(callId), oracle.leave(model, callId));
    }
  }
}

export async function doPrioritize(pair: Pair, { call, priority }: Of<'setPriority'>): Promise<void> {
  const waiting = ['queued', 'away', 'passed', 'offered', 'callbackPending', 'suspended'] as const;
  const callId = call === 7 ? pair.callId(call) : pair.callIdIn(call, waiting);
  const input = { callId, priority, decidedBy: 'a0' as AgentId, note: 'because' };
  const actual = pair.subject.store.setPriority(input);
  await pair.same({ call, priority }, actual, oracle.setPriority(pair.model, callId, priority));
}

export async function doTelephone(pair: Pair, { call, wish, by }: Of<'telephone'>): Promise<void> {
  const callId = pair.callIdIn(call, ['active', 'transferring']);
  const isApplicants = wish === 'agree' || wish === 'decline';
  const own = (pair.model.calls.get(callId)?.agentId ?? 'a9') as AgentId;
  const agentId = isApplicants ? null : by === 'stranger' ? ('a9' as AgentId) : own;
  const actual = pair.subject.store.setTelephone({ callId, agentId, wish });
  await pair.same({ callId, wish, by }, actual, setTelephone(pair.model, callId, agentId, wish));
}

export async function doHold(pair: Pair, { call, wish, by, keptBy }: Of<'hold'>): Promise<void> {
  const callId = pair.callIdIn(call, ['active', 'transferring']);
  const own = (pair.model.calls.get(callId)?.agentId ?? 'a9') as AgentId;
  const input = {
    ...{ callId, agentId: by === 'stranger' ? ('a9' as AgentId) : own, wish },
    ...(keptBy !== null && { keptBy: keptBy as RoomId }),
  };
  await pair.same(
    { callId, wish, by, keptBy },
    pair.subject.store.setHold(input),
    setHold(pair.model, input),
  );
}

export async function doAsk(pair: Pair, command: Of<'ask'>): Promise<void> {
  const { way, isRepeat, target } = command;
  const callId = pair.callIdIn(command.call, ['active']);
  const call = pair.model.calls.get(callId);
  if (!isRepeat) pair.callCount += 1;
  const legId = ((isRepeat && call?.legId) || `c${pair.callCount}`) as CallId;
  if (isRepeat && !call?.legId) return;
  const queueClass = testClasses[command.queueClass] as QueueClass;
  const agentId = (call?.agentId ?? 'a9') as AgentId;
  const targetId = target < pair.agentIds.length ? pair.agentId(target) : null;
  const rings = ringsFor(queueClass);
  const input = { callId, agentId, way, legId, target: { queueClass, agentId: targetId, rings } };
  const expected = askAgent(pair.model, { callId, agentId, way, legId, queueClass, targetId, rings });
  await pair.same(command, pair.subject.store.askAgent(input), expected);
}

export async function doEndLeg(pair: Pair, command: Of<'endLeg'>): Promise<void> {
  const calls = [...pair.model.calls.values()].filter(({ legId }) => legId !== null);
  const callId = (calls[command.call % Math.max(1, calls.length)]?.id ?? pair.callId(command.call)) as CallId;
  const own = pair.model.calls.get(callId)?.agentId ?? 'a9';
  const agentId = (command.isStranger ? 'a9' : own) as AgentId;
  const { store } = pair.subject;
  const actual = command.handsOver ? store.handOver(callId, agentId) : store.endLeg(callId, agentId);
  await pair.same(command, actual, endLeg(pair.model, callId, agentId, command.handsOver));
}

export async function doGroup(
  pair: Pair,
  command: Of<'openGroup'> | Of<'closeGroup'> | Of<'dropSeat'>,
): Promise<void> {
  const { store } = pair.subject;
  const known = [...pair.model.groups.keys()];
  if (command.kind !== 'openGroup') {
    const groupId = known[known.length - 1 - (command.group % Math.max(1, known.length))] ?? 'g0';
    if (command.kind === 'dropSeat')
      return pair.same(
        command,
        store.dropSeat(groupId, command.seat),
        joint.dropSeat(pair.model, groupId, command.seat),
      );
    return pair.same(command, store.closeGroup(groupId), joint.closeGroup(pair.model, groupId));
  }
  const groupId = (command.isRepeat && known.at(-1)) || `g${known.length + 1}`;
  const seats = command.seats.map((at) => ({
    queueClass: testClasses[at] as QueueClass,
    wants: command.wants === null ? null : pair.agentId(command.wants),
  }));
  const without = command.without.map((at) => pair.agentId(at));
  const age = command.age === 0 ? {} : { openedAt: pair.model.now - command.age * 1_000 };
  const input = { groupId, callId: null, priority: 0, seats, without, ...age };
  await pair.same(command, store.openGroup(input), joint.openGroup(pair.model, input));
}

/** Rooms are no part of the matching: said here in three lines. */
export async function doRooms(
  pair: Pair,
  command: Of<'clearRooms'> | { kind: 'setRoom'; call: number },
): Promise<void> {
  const { store } = pair.subject;
  const live = [...pair.model.calls.values()].filter(({ state }) => !isTerminal(state));
  if (command.kind === 'clearRooms') {
    for (const call of live) call.roomId = null;
    return pair.same(command, store.clearRoomsOf('s1'), 'ok');
  }
  const callId = pair.callId(command.call);
  const roomId = `r${pair.model.now}` as RoomId;
  const call = live.find(({ id }) => id === callId);
  if (call) call.roomId ??= roomId;
  const expected = call ? 'ok' : pair.model.calls.has(callId) ? 'CALL_ENDED' : 'NOT_FOUND';
  await pair.same(command, store.setRoom(callId, { roomId, sfuNodeId: 's1' }), expected);
}
