import { describe, expect, it } from 'vitest';
import { type Person, peerIdOf } from './person.ts';
import type { SittingCommand } from './sitting-rules.ts';
import { findMember, handsOf, lobbyOf, nodeIdsOf, type SittingState } from './sitting-state.ts';
import { after, agent, applicant, arrive, peopleOf, sittingOf } from './test-support/sitting.ts';

const chair = agent('chair');
const [first, second] = [agent('first'), agent('second')];
const [owner, helper] = [applicant('owner'), applicant('helper')];
const people = peopleOf([first, second], [owner, helper]);
const fresh = sittingOf(people);
const standingOf = (state: SittingState, person: Person) => findMember(state, peerIdOf(person))?.standing;
const admit = (who: string): SittingCommand => ({ kind: 'admit', by: chair, who });
const hand = (person: Person, isRaised = true): SittingCommand => ({ kind: 'raiseHand', person, isRaised });
const close: SittingCommand = { kind: 'setPhase', phase: 'closedDeliberation' };
const reopen: SittingCommand = { kind: 'setPhase', phase: 'openSession' };
const everybodyIn = after(
  fresh,
  ...[chair, first, second, owner, helper].map((each) => arrive(each)),
  admit('everybody'),
).state;
const kinds = (outcome: ReturnType<typeof after>) => outcome.events.map(({ kind }) => kind);
const failsWith = (code: string) => expect.objectContaining({ code });

it('does not go back to what an older version of its review says', () => {
  const closed = after(fresh, { ...close, reviewVersion: 8 }).state;
  const late = after(
    closed,
    { ...reopen, reviewVersion: 7 },
    { kind: 'setPeople', people: peopleOf([], []), reviewVersion: 7 },
  );
  expect(late).toEqual({ state: closed, events: [] });
  // What changes nothing counts as well: what came before it is not to come after it.
  const open = after(fresh, { ...reopen, reviewVersion: 9 }).state;
  expect(after(open, { ...close, reviewVersion: 8 }).state.phase).toBe('openSession');
  expect(after(open, { ...close, reviewVersion: 9 }).state.phase).toBe('closedDeliberation');
});

describe('coming in', () => {
  it('departments sit down, the applicant’s side waits in the lobby in order of arrival', () => {
    const { state, events } = after(fresh, arrive(helper), arrive(first), arrive(owner));
    expect(standingOf(state, first)).toBe('admitted');
    expect(lobbyOf(state).map(({ person }) => person)).toEqual([helper, owner]);
    expect(events).toMatchObject([
      { kind: 'waits', person: helper },
      { kind: 'arrived', person: first },
      { kind: 'waits' },
    ]);
  });

  it('clocks of servers that go wrong do not change the order', () => {
    const late = after(fresh, arrive(owner)).state;
    const state = after(
      { ...late, members: late.members.map((each) => ({ ...each, arrivedAt: each.arrivedAt && 9_999 })) },
      arrive(helper),
    ).state;
    expect(lobbyOf(state).map(({ person }) => person)).toEqual([owner, helper]);
  });

  it('whoever reloads, drops or changes servers keeps their place in the lobby', () => {
    const { state } = after(
      fresh,
      arrive(owner),
      arrive(helper),
      { kind: 'leave', peerId: peerIdOf(owner), pageId: null },
      arrive(owner, 'another page'),
    );
    expect(lobbyOf(state).map(({ person }) => person)).toEqual([owner, helper]);
    expect(findMember(state, peerIdOf(owner))).toMatchObject({ isHere: true, pageId: 'another page' });
  });

  it('whoever was let in and drops comes back without asking, door locked or not', () => {
    const outcome = after(
      everybodyIn,
      { kind: 'leave', peerId: peerIdOf(owner), pageId: null },
      { kind: 'lock', by: chair, isLocked: true },
      arrive(owner, 'another page'),
    );
    expect(standingOf(outcome.state, owner)).toBe('admitted');
    expect(kinds(outcome)).toEqual(['left', 'locked', 'returned']);
  });

  it('the loss of a page that was replaced takes nobody out', () => {
    const moved = after(everybodyIn, arrive(first, 'new')).state;
    const { state } = after(moved, { kind: 'leave', peerId: peerIdOf(first), pageId: `page-${first.id}` });
    expect(state).toBe(moved);
  });

  it('media that come back count as the person', () => {
    const gone = after(everybodyIn, { kind: 'leave', peerId: peerIdOf(first), pageId: null }).state;
    const outcome = after(gone, { kind: 'comeBack', peerId: peerIdOf(first) });
    expect(findMember(outcome.state, peerIdOf(first))?.isHere).toBe(true);
    expect(kinds(outcome)).toEqual(['returned']);
    expect(after(fresh, { kind: 'comeBack', peerId: peerIdOf(first) }).state).toBe(fresh);
  });

  it.each([
    ['somebody who has no part in it', fresh, agent('stranger'), 'NOT_FOUND'],
    [
      'whoever was sent out',
      after(everybodyIn, { kind: 'remove', by: chair, participantId: peerIdOf(owner) }).state,
      owner,
      'FORBIDDEN',
    ],
    ['anybody when it is over', after(everybodyIn, { kind: 'end' }).state, first, 'ROOM_NOT_OPEN'],
  ])('refuses %s', (_name, state, person, code) => {
    expect(() => after(state, arrive(person))).toThrow(failsWith(code));
  });

  it('waits at a locked door for the chair to open it, whoever is new, and the chair does not', () => {
    const locked = { ...fresh, isLocked: true };
    expect(standingOf(after(locked, arrive(chair)).state, chair)).toBe('admitted');
    const waiting = after(locked, arrive(first), { kind: 'setPeople', people });
    expect(lobbyOf(waiting.state).map(({ person }) => person)).toEqual([first]);
    const gone = { kind: 'leave', peerId: peerIdOf(first), pageId: null } as const;
    expect(kinds(after(waiting.state, gone, arrive(first, 'another page')))).toEqual(['left', 'waits']);
    expect(kinds(after(waiting.state, gone, { kind: 'comeBack', peerId: peerIdOf(first) }))).toEqual([
      'left',
      'waits',
    ]);
    expect(standingOf(after(waiting.state, admit(peerIdOf(first))).state, first)).toBe('admitted');
  });

  it('need not wait any longer who comes to chair, or to sit for a department', () => {
    const waiting = after({ ...fresh, isLocked: true }, arrive(first), arrive(helper)).state;
    const risen = { ...peopleOf([second], [owner]), chair: { ...people.chair, person: first } };
    const { state } = after(waiting, { kind: 'setPeople', people: risen });
    expect(standingOf(state, first)).toBe('admitted');
    const seated = after(waiting, { kind: 'setPeople', people: peopleOf([first, helper], [owner]) }).state;
    expect([standingOf(seated, first), standingOf(seated, helper)]).toEqual(['lobby', 'admitted']);
  });
});

describe('the chair', () => {
  const commands: [string, (by: Person) => SittingCommand][] = [
    ['admits', (by) => ({ kind: 'admit', by, who: 'everybody' })],
    ['gives the floor', (by) => ({ kind: 'giveFloor', by, participantId: null })],
    ['silences', (by) => ({ kind: 'silence', by, who: 'everybody', source: 'camera', isSilenced: true })],
    ['sends out', (by) => ({ kind: 'remove', by, participantId: peerIdOf(helper) })],
    ['locks', (by) => ({ kind: 'lock', by, isLocked: true })],
  ];
  it.each(commands)('%s, and nobody else', (_name, command) => {
    expect(() => after(everybodyIn, command(chair))).not.toThrow();
    for (const other of [first, owner, agent('stranger'), applicant('chair')])
      expect(() => after(everybodyIn, command(other))).toThrow(failsWith('FORBIDDEN'));
  });

  it('lets one in, then all others in the order in which they wait', () => {
    const waiting = after(fresh, arrive(helper), arrive(owner), arrive(chair)).state;
    const one = after(waiting, admit(peerIdOf(owner)));
    expect([standingOf(one.state, owner), standingOf(one.state, helper)]).toEqual(['admitted', 'lobby']);
    const all = after(waiting, admit('everybody'));
    expect(all.events).toMatchObject([{ kind: 'admitted', person: helper, by: chair }, { person: owner }]);
    // Nobody is let in who has not come.
    expect(standingOf(after(fresh, arrive(chair), admit('everybody')).state, owner)).toBe('expected');
  });

  it('cannot be sent out, nor switched off', () => {
    const participantId = peerIdOf(chair);
    const silence = { kind: 'silence', by: chair, source: 'microphone', isSilenced: true } as const;
    expect(() => after(everybodyIn, { kind: 'remove', by: chair, participantId })).toThrow(
      failsWith('BAD_REQUEST'),
    );
    expect(() => after(everybodyIn, { ...silence, who: participantId })).toThrow(failsWith('BAD_REQUEST'));
    const { state, events } = after(everybodyIn, { ...silence, who: 'everybody' });
    expect(findMember(state, participantId)?.silenced.microphone).toBe(false);
    expect(events).toHaveLength(4);
    expect(events.every(({ source }) => source === 'microphone')).toBe(true);
  });
});

describe('the speaking queue', () => {
  it('has hands in the order in which they went up, whatever the clocks say', () => {
    const raised = after(everybodyIn, hand(second), hand(owner)).state;
    const ahead = {
      ...raised,
      members: raised.members.map((each) => ({
        ...each,
        handRaisedAt: each.handRaisedAt && each.handRaisedAt + 5_000,
      })),
    };
    const { state } = after(ahead, hand(first));
    expect(handsOf(state).map(({ person }) => person)).toEqual([second, owner, first]);
    expect(handsOf(after(state, hand(owner, false)).state).map(({ person }) => person)).toEqual([
      second,
      first,
    ]);
    expect(after(state, hand(first)).state).toBe(state);
  });

  it('with the floor the hand goes down and the microphone may be switched on again', () => {
    const quiet = after(
      everybodyIn,
      { kind: 'silence', by: chair, who: 'everybody', source: 'microphone', isSilenced: true },
      hand(owner),
    ).state;
    const { state } = after(quiet, { kind: 'giveFloor', by: chair, participantId: peerIdOf(owner) });
    expect(state.floorId).toBe(peerIdOf(owner));
    expect(findMember(state, peerIdOf(owner))).toMatchObject({
      handRaisedAt: null,
      silenced: { microphone: false },
    });
    expect(findMember(state, peerIdOf(first))?.silenced.microphone).toBe(true);
    const back = after(state, { kind: 'giveFloor', by: chair, participantId: null });
    expect([back.state.floorId, kinds(back)]).toEqual([null, ['floorTaken']]);
  });

  it('is closed to whoever waits outside', () => {
    const waiting = after(fresh, arrive(owner)).state;
    expect(() => after(waiting, hand(owner))).toThrow(failsWith('ROOM_NOT_OPEN'));
    expect(() => after(everybodyIn, close, hand(owner))).toThrow(failsWith('ROOM_NOT_OPEN'));
    expect(() =>
      after(everybodyIn, close, { kind: 'giveFloor', by: chair, participantId: peerIdOf(owner) }),
    ).toThrow(failsWith('ROOM_NOT_OPEN'));
    expect(() => after(everybodyIn, hand(agent('stranger')))).toThrow(failsWith('NOT_FOUND'));
  });

  it('a closed part begins without hands and floor of the applicant’s side', () => {
    const { state } = after(
      everybodyIn,
      hand(owner),
      hand(first),
      { kind: 'giveFloor', by: chair, participantId: peerIdOf(helper) },
      close,
    );
    expect(handsOf(state).map(({ person }) => person)).toEqual([first]);
    expect(state.floorId).toBeNull();
  });
});

describe('what the review says', () => {
  it('opens and closes, and tells it once', () => {
    expect(kinds(after(everybodyIn, close, close, reopen))).toEqual(['phaseChanged', 'phaseChanged']);
  });

  it('whoever replaces somebody is expected, who stays keeps their place, who is not named is out', () => {
    const third = agent('third');
    const raised = after(everybodyIn, hand(first), hand(second)).state;
    const outcome = after(raised, { kind: 'setPeople', people: peopleOf([first, third], [owner, helper]) });
    expect(standingOf(outcome.state, third)).toBe('expected');
    expect(findMember(outcome.state, peerIdOf(second))).toBeUndefined();
    expect(handsOf(outcome.state).map(({ person }) => person)).toEqual([first]);
    expect(outcome.events).toMatchObject([{ kind: 'replaced', person: second }]);
    expect(
      after(outcome.state, { kind: 'setPeople', people: peopleOf([first, third], [owner, helper]) }).state,
    ).toBe(outcome.state);
  });

  it('somebody sent out stays out, however often they are named', () => {
    const { state } = after(
      everybodyIn,
      { kind: 'remove', by: chair, participantId: peerIdOf(owner) },
      { kind: 'setPeople', people },
    );
    expect(standingOf(state, owner)).toBe('removed');
  });

  it('another chair may what the one before may not any more', () => {
    const { state } = after(everybodyIn, {
      kind: 'setPeople',
      people: peopleOf([chair, second], [owner], first),
    });
    expect(() => after(state, { kind: 'lock', by: chair, isLocked: true })).toThrow(failsWith('FORBIDDEN'));
    expect(after(state, { kind: 'lock', by: first, isLocked: true }).state.isLocked).toBe(true);
  });

  it('has room for forty', () => {
    const many = Array.from({ length: 39 }, (_, index) => agent(`r${index}`));
    expect(sittingOf(peopleOf(many, [])).members).toHaveLength(40);
    expect(() => sittingOf(peopleOf(many, [owner]))).toThrow(failsWith('BAD_REQUEST'));
  });

  it('ends once, and nothing is changed after it', () => {
    const over = after(everybodyIn, { kind: 'end' }).state;
    expect(over.endedAt).not.toBeNull();
    expect(after(over, { kind: 'end' }).state).toBe(over);
    expect(() => after(over, close)).toThrow(failsWith('ROOM_NOT_OPEN'));
  });

  it('is placed once, and anew only by who knows what was lost', () => {
    const placed = after(fresh, { kind: 'place', sfuNodeId: 'one', insteadOf: null }).state;
    expect(after(placed, { kind: 'place', sfuNodeId: 'two', insteadOf: null }).state.sfuNodeId).toBe('one');
    const moved = after(placed, { kind: 'place', sfuNodeId: 'two', insteadOf: 'one' }).state;
    expect(moved.sfuNodeId).toBe('two');
    expect(after(moved, { kind: 'place', sfuNodeId: 'three', insteadOf: 'one' }).state.sfuNodeId).toBe('two');
  });

  it('spreads over further nodes once each, and goes on without one that is lost: the next is its home', () => {
    const spread = (state: SittingState, sfuNodeId: string) =>
      after(state, { kind: 'spread', sfuNodeId }).state;
    const displace = (state: SittingState, sfuNodeId: string) =>
      after(state, { kind: 'displace', sfuNodeId }).state;
    const placed = after(fresh, { kind: 'place', sfuNodeId: 'one', insteadOf: null }).state;
    const wide = spread(spread(placed, 'two'), 'three');
    expect(nodeIdsOf(wide)).toEqual(['one', 'two', 'three']);
    expect([spread(wide, 'one'), spread(wide, 'two'), displace(wide, 'four')]).toEqual([wide, wide, wide]);
    expect(nodeIdsOf(displace(wide, 'two'))).toEqual(['one', 'three']);
    expect(nodeIdsOf(displace(wide, 'one'))).toEqual(['two', 'three']);
    const moved = after(wide, { kind: 'place', sfuNodeId: 'two', insteadOf: 'one' }).state;
    expect(nodeIdsOf(moved)).toEqual(['two', 'three']);
    expect(nodeIdsOf(displace(placed, 'one'))).toEqual([]);
  });
});
