import type { AgentCard } from '@cloudseat/shared/nouns/leg.ts';
import { expect, it } from 'vitest';
import { roomView } from '../../media/room.test-support.ts';
import { listPeopleHere } from './people-here.ts';

const departmentName = { 'zh-Hans': '社保局', 'zh-Hant': '社保局', en: 'Insurance' };
const card = (displayName: string): AgentCard => ({ displayName, agentNumber: 'A1', departmentName });
const alone = { agent: card('agent'), helper: null, transferTo: null };
const withColleague = (options = {}) => {
  const room = roomView([], options);
  const [, agent] = room.participants;
  if (!agent) throw new Error('an agent is there');
  const colleague = { ...agent, participantId: 'c' as typeof agent.participantId, displayName: 'colleague' };
  return { ...room, participants: [agent, ...room.participants.slice(0, 1), colleague] };
};
const shortOf = (call: Parameters<typeof listPeopleHere>[0], room: Parameters<typeof listPeopleHere>[1]) =>
  listPeopleHere(call, room).map(({ name, why, hearing }) => [name, why, hearing]);

it('oneself comes first, then whose call it is', () => {
  expect(shortOf(alone, roomView([]))).toEqual([
    ['', 'you', 'together'],
    ['agent', 'agent', 'together'],
  ]);
  expect(shortOf(alone, roomView([], { isPresent: false }))[1]).toEqual(['agent', 'agent', 'away']);
});

it.each([
  ['helper', { ...alone, helper: card('colleague') }],
  ['heir', { ...alone, transferTo: departmentName }],
  ['colleague', alone],
])('a second agent is there as %s', (why, call) => {
  expect(shortOf(call, withColleague()).at(-1)).toEqual(['colleague', why, 'together']);
});

it('on hold nobody of them hears one', () => {
  const people = shortOf({ ...alone, helper: card('colleague') }, withColleague({ isOnHold: true }));
  expect(people.map(([, , hearing]) => hearing)).toEqual(['apart', 'apart', 'apart']);
});

it('a guest is there as what they are to the applicant, whatever their name', () => {
  const room = withColleague();
  const participants = room.participants.map((person) =>
    person.displayName === 'colleague'
      ? { ...person, role: 'guest' as const, displayName: 'agent', relation: 'family' as const }
      : person,
  );
  expect(listPeopleHere(alone, { ...room, participants }).at(-1)).toMatchObject({
    ...{ name: 'agent', why: 'guest', relation: 'family', departmentName: null },
  });
});

it('a supervisor who speaks to all is there as one, whatever they are called', () => {
  const room = withColleague();
  const [, , colleague] = room.participants;
  if (!colleague) throw new Error('a colleague is there');
  const supervisor = { ...colleague, role: 'supervisor' as const, displayName: 'agent' };
  const people = shortOf(alone, { ...room, participants: [...room.participants.slice(0, 2), supervisor] });
  expect(people.at(-1)).toEqual(['agent', 'supervisor', 'together']);
});
