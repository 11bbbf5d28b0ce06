import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { QueueClass, ServedClass } from '../../queue/queue-class.ts';
import type { Ring } from '../../queue/rings.ts';
import type { Command } from './commands.ts';
import { extendWrapUp, saveWrapUp } from './model-calls.ts';
import * as oracle from './model-presence.ts';
import type { Pair } from './pair.ts';

export const testClasses = [
  'd:doc:1:zh:any',
  'd:doc:2:zh:any',
  'd:tax:1:zh:any',
  'e:land:1:zh:any',
] as QueueClass[];
/** Pages p0 live on the first server, others on the second. */
export const nodeOf = (pageId: string): string => (pageId === 'p0' ? 'n1' : 'n2');

const ringMs = 8_000;
/** How each class widens in the tests. */
export const testRings: Readonly<Record<string, readonly Ring[]>> = {
  'd:doc:1:zh:any': [
    { name: 'level', queueClass: testClasses[0] as QueueClass, ms: ringMs },
    { name: 'general', queueClass: testClasses[2] as QueueClass, ms: ringMs },
    { name: 'parallel', queueClass: null, ms: 0 },
  ],
  'd:doc:2:zh:any': [
    { name: 'level', queueClass: testClasses[1] as QueueClass, ms: ringMs },
    { name: 'lowerLevel', queueClass: testClasses[0] as QueueClass, ms: ringMs },
    { name: 'general', queueClass: testClasses[2] as QueueClass, ms: ringMs },
    { name: 'parallel', queueClass: null, ms: 0 },
  ],
  'd:tax:1:zh:any': [
    { name: 'level', queueClass: testClasses[2] as QueueClass, ms: ringMs },
    { name: 'parallel', queueClass: null, ms: 0 },
  ],
};
export const ringsFor = (queueClass: string): readonly Ring[] => testRings[queueClass] ?? [];

/** One set of skills for each agent at first; together they serve every class. */
const skillSets: readonly number[][] = [[0, 2], [0, 1, 3], [2], [0, 2, 3]];
const classesOf = (skills: number): ServedClass[] =>
  (skillSets[skills % skillSets.length] ?? []).map((at, rank) => ({
    class: testClasses[at] as QueueClass,
    penaltyMs: rank * 3_000,
  }));

const wrapUpModes = ['timed', 'none', 'optional', 'mandatory'] as const;

type AgentCommand = Extract<Command, { agent: number }>;
type PageCommand = Extract<Command, { page: number }>;

export function doPage(pair: Pair, command: PageCommand): Promise<void> {
  const { store } = pair.subject;
  const isHere = command.kind === 'applicantHere';
  const here = ['away', 'passed', 'suspended', 'active'] as const;
  const callId = pair.callIdIn(command.call, isHere ? here : ['active']);
  const pageId = `p${command.page}`;
  const nodeId = nodeOf(pageId);
  if (isHere) {
    const expected = oracle.applicantConnected(pair.model, callId, pageId, nodeId);
    return pair.same(command, store.applicantConnected(callId, pageId, nodeId), expected);
  }
  const expected = oracle.applicantDisconnected(pair.model, callId, pageId);
  return pair.same(command, store.applicantDisconnected(callId, pageId), expected);
}

export function doAgent(pair: Pair, command: AgentCommand): Promise<void> {
  const { model, subject } = pair;
  const { store } = subject;
  const isWrapUp = command.kind === 'save' || command.kind === 'extend';
  const agentId = isWrapUp ? pair.agentIdIn(command.agent, 'wrapUp') : pair.agentId(command.agent);
  const agent = model.agents.get(agentId);
  const live = agent?.deskId ?? 'none';
  const callId = (agent?.callId ?? pair.callId(command.agent)) as CallId;
  switch (command.kind) {
    case 'save': {
      const disposition = command.isEmpty ? null : 'answered';
      const actual = store.saveWrapUp(callId, agentId, disposition);
      return pair.same(command, actual, saveWrapUp(model, callId, agentId, disposition ?? ''));
    }
    case 'extend':
      return pair.same(command, store.extendWrapUp(callId, agentId), extendWrapUp(model, callId, agentId));
    case 'setStatus': {
      const { status } = command;
      const reason = status === 'notReady' ? 'meeting' : status === 'break' ? 'rest' : null;
      const deskId = command.isLive ? live : 'another';
      const actual = store.setStatus({ agentId, deskId, status, reason });
      return pair.same(command, actual, oracle.setStatus(model, agentId, deskId, status));
    }
    case 'claimDesk': {
      const { takesOver } = command;
      const deskId = `d${command.desk}`;
      const actual = store.claimDesk({ agentId, deskId, nodeId: 'n1', takesOver });
      return pair.same(command, actual, oracle.claimDesk(model, agentId, deskId, takesOver));
    }
    case 'agentGone': {
      const deskId = command.isLive ? live : 'another';
      const actual = store.agentDisconnected(agentId, deskId);
      return pair.same(command, actual, oracle.agentDisconnected(model, agentId, deskId));
    }
    case 'signIn': {
      const classes = classesOf(command.skills);
      const known = classes.map(({ class: queueClass, penaltyMs }) => ({ queueClass, penaltyMs }));
      const mode = wrapUpModes[command.mode % wrapUpModes.length] ?? 'timed';
      const actual = store.signIn(agentId, classes, mode);
      return pair.same(command, actual, oracle.signIn(model, agentId, known, mode));
    }
  }
}
