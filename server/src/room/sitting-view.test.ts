import { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { SittingView } from '@cloudseat/shared/nouns/review-room.ts';
import { expect, it } from 'vitest';
import { seatInSitting } from './lanes.ts';
import { type Person, peerIdOf } from './person.ts';
import { findMember, type SittingState } from './sitting-state.ts';
import { presentSitting } from './sitting-view.ts';
import { after, agent, applicant, arrive, peopleOf, sittingOf } from './test-support/sitting.ts';

const chair = agent('chair');
const first = agent('first');
const [owner, helper, late] = [applicant('owner'), applicant('helper'), applicant('late')];
const { state } = after(
  sittingOf(peopleOf([first], [owner, helper, late])),
  ...[chair, first, owner, helper].map((each) => arrive(each)),
  { kind: 'admit', by: chair, who: peerIdOf(owner) },
  { kind: 'raiseHand', person: owner, isRaised: true },
  { kind: 'raiseHand', person: first, isRaised: true },
  { kind: 'giveFloor', by: chair, participantId: peerIdOf(owner) },
  { kind: 'raiseHand', person: owner, isRaised: true },
);
const closed = after(state, { kind: 'setPhase', phase: 'closedDeliberation' }).state;

const recent = [ParticipantId.parse(peerIdOf(first))];
function view(so: SittingState, person: Person) {
  const viewer = peerIdOf(person);
  const member = findMember(so, viewer);
  if (!member) throw new Error('no part in it');
  const { lane } = seatInSitting({ role: person.role, ...member }, so.phase);
  return SittingView.parse(
    presentSitting(so, { viewer, lane, recent, nameOf: (peerId) => `name of ${peerId}` }),
  );
}
const whoSees = (so: SittingState, person: Person) =>
  view(so, person).attendees.map(({ participantId }) => participantId);
const all = [chair, first, owner, helper, late].map(peerIdOf);

it('departments see everybody, who waits and who is expected included', () => {
  for (const person of [chair, first]) expect(whoSees(state, person)).toEqual(all);
  expect(view(state, first)).toMatchObject({
    hands: [peerIdOf(first), peerIdOf(owner)],
    floorId: peerIdOf(owner),
    recentSpeakers: [peerIdOf(first)],
  });
});

it('the applicant’s side sees who is in, not who waits beside them', () => {
  expect(whoSees(state, owner)).toEqual([chair, first, owner].map(peerIdOf));
});

it.each([
  ['in the lobby', state, helper],
  ['held out of the closed part', closed, owner],
])(
  'whoever is %s sees themself and the chair, no hands, no floor and nobody who spoke',
  (_name, so, person) => {
    const seen = view(so, person);
    expect(whoSees(so, person)).toEqual([chair, person].map(peerIdOf));
    expect(seen).toMatchObject({ hands: [], floorId: null, recentSpeakers: [] });
    expect(seen.attendees.every(({ handRaisedAt }) => handRaisedAt === null)).toBe(true);
    expect(JSON.stringify(seen)).not.toContain(peerIdOf(first));
  },
);
