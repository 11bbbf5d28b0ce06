import { expect, it } from 'vitest';
import type { RemoteParticipant } from '../../media/types.ts';
import { findAgents } from './find-agents.ts';

const person = (displayName: string, role: RemoteParticipant['role'] = 'agent') =>
  ({ displayName, role, participantId: displayName }) as RemoteParticipant;
const [wang, li] = [person('王敏'), person('李雷')];

it.each([
  ['nobody yet', [], '王敏', undefined, undefined],
  ['a name that is not told before the accept', [person('')], '', '', undefined],
  ['one agent', [wang], '王敏', '王敏', undefined],
  ['two, the call being the first one’s', [wang, li], '王敏', '王敏', '李雷'],
  ['two, after a hand-over', [wang, li], '李雷', '李雷', '王敏'],
  ['the new one alone', [li], '王敏', '李雷', undefined],
])('finds the agent and the colleague: %s', (_name, remotes, agentName, agent, helper) => {
  const found = findAgents([person('我', 'applicant'), ...remotes], agentName);
  expect([found.agent?.displayName, found.helper?.displayName]).toEqual([agent, helper]);
});

it('takes neither a guest nor a supervisor for an agent', () => {
  const son = person('小明', 'guest');
  const chief = person('王敏', 'supervisor');
  const found = { agent: wang, helper: undefined, guest: son, supervisor: chief };
  expect(findAgents([chief, son, wang], '王敏')).toEqual(found);
});
