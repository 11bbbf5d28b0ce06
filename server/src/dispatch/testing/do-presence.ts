import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { QueueClass, ServedClass } from '../../queue/queue-class.ts';
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
/** One set of skills for each agent at first; together they serve every class. */
const skillSets: readonly number[][] = [[0, 2], [0, 1, 3], [2], [0, 2, 3]];
const classesOf = (skills: number): ServedClass[] =>
  (skillSets[skills % skillSets.length] ?? []).map((at, rank) => ({
    class: testClasses[at] as QueueClass,
    penaltyMs: rank * 3_000,
  }));

type AgentCommand = Extract<Command, { agent: number }>;
type PageCommand = Extract<Command, { page: number }>;

export function doPage(pair: Pair, command: PageCommand): Promise<void> {
  const { store } = pair.subject;
  const isHere = command.kind === 'applicantHere';
  const callId = pair.callIdIn(command.call, isHere ? ['away', 'suspended', 'active'] : ['active']);
  const pageId = `p${command.page}`;
  if (isHere) {
    const expected = oracle.applicantConnected(pair.model, callId, pageId);
    return pair.same(command, store.applicantConnected(callId, pageId), expected);
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
      const actual = store.saveWrapUp(callId, agentId, 'answered');
      return pair.same(command, actual, saveWrapUp(model, callId, agentId, 'answered'));
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
      return pair.same(command, store.signIn(agentId, classes), oracle.signIn(model, agentId, known));
    }
  }
}
