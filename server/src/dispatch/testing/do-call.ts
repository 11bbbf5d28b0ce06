import type { AgentId, ApplicantId, CallId, Fence, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { isTerminal } from '../../call/call-state.ts';
import type { QueueClass } from '../../queue/queue-class.ts';
import type { Command } from './commands.ts';
import { testClasses } from './do-presence.ts';
import * as oracle from './model-calls.ts';
import type { Pair } from './pair.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

export async function doEnqueue(pair: Pair, command: Of<'enqueue'>): Promise<void> {
  if (!command.isRepeat) pair.callCount += 1;
  const callId = (command.isRepeat ? pair.callId(command.applicant) : `c${pair.callCount}`) as CallId;
  const applicantId = `u${command.applicant}` as ApplicantId;
  const queueClass = testClasses[command.queueClass] as QueueClass;
  const input = { callId, applicantId, queueClass, priority: command.priority, pageId: 'p0' };
  const actual = pair.subject.store.enqueue({ ...input, ratedMinutes: 5, facts: {} });
  await pair.same(command, actual, oracle.enqueue(pair.model, input));
}

export async function doAnswer(pair: Pair, { verb, offer, twist }: Of<'answer'>): Promise<void> {
  const calls = [...pair.model.calls.values()].filter((call) => call.fence > 0);
  const ringing = calls.filter(({ state }) => state === 'offered');
  const among = ringing.length > 0 && twist !== 'oldFence' ? ringing : calls;
  const call = among[offer % Math.max(1, among.length)];
  if (!call) return;
  const old = [...call.endings].at(offer % Math.max(1, call.endings.size));
  const isOld = twist === 'oldFence' && old !== undefined;
  const owner = isOld ? old[1].agentId : (call.agentId ?? pair.agentId(offer));
  const agentId = (twist === 'otherAgent' ? pair.agentId(offer) : owner) as AgentId;
  const liveDeskId = pair.model.agents.get(agentId)?.deskId ?? 'none';
  const deskId = twist === 'wrongDesk' ? 'another' : liveDeskId;
  const fence = (isOld ? old[0] : call.fence) as Fence;
  const answer = { agentId, deskId, callId: call.id as CallId, fence };
  const { store } = pair.subject;
  for (let time = 0; time < (twist === 'twice' ? 2 : 1); time += 1) {
    const isAccept = verb !== 'decline';
    const actual = isAccept ? store.accept(answer) : store.decline({ ...answer, reason: 'other' });
    const expected = isAccept ? oracle.accept(pair.model, answer) : oracle.decline(pair.model, answer);
    await pair.same({ verb, twist, ...answer }, actual, expected);
  }
  if (verb === 'talk' && call.state === 'connecting') await startSides(pair, answer.callId, 'both');
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

export async function doLeave(pair: Pair, command: Of<'leave' | 'setRoom'>): Promise<void> {
  const callId = pair.callId(command.call);
  await pair.same(command, pair.subject.store.leave(callId), oracle.leave(pair.model, callId));
}

/** Rooms are no part of the matching: said here in three lines. */
export async function doRooms(
  pair: Pair,
  command: Of<'leave' | 'setRoom'> | Of<'clearRooms'>,
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
