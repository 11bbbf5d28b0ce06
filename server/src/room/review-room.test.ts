import { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { SpreadRoom } from '../media/spread-room.ts';
import { peerIdOf } from './person.ts';
import { ReviewRoom, roomIdOfShown, shownKeyOf } from './review-room.ts';
import { after, agent, applicant, arrive, peopleOf, roomId, sittingOf } from './test-support/sitting.ts';

const chair = agent('chair');
const [first, second] = [agent('first'), agent('second')];
const owner = applicant('owner');
const { state } = after(
  sittingOf(peopleOf([first, second], [owner])),
  ...[chair, first, second, owner].map((each) => arrive(each)),
  { kind: 'admit', by: chair, who: 'everybody' },
);
const closed = after(state, { kind: 'setPhase', phase: 'closedDeliberation' }).state;
const reopened = after(closed, { kind: 'setPhase', phase: 'openSession' }).state;
// As much of a room on the nodes as a sitting without media asks of it.
const remote = { roomId, peers: new Map(), on: () => undefined } as unknown as SpreadRoom;
const open = () => new ReviewRoom(state, remote, pino({ level: 'silent' }), () => undefined);
const paper = (name: string, version: number) => ({
  version,
  document: {
    ...{ materialId: MaterialId.parse(name), fileName: `${name}.pdf`, page: 1, version },
    agentId: chair.id as never,
  },
});

it('follows what is newer and nothing older', () => {
  const room = open();
  expect(room.setState(closed)).toBe(state);
  expect(room.setState(state)).toBeNull();
  expect(room.setState(closed)).toBeNull();
  expect(room.state).toBe(closed);
});

describe('who spoke last', () => {
  it('is there once each, the newest first, nine at most, and nobody who is outside', () => {
    const room = open();
    for (const person of [first, second, first]) room.noteSpeaker(peerIdOf(person));
    expect(room.recentSpeakers).toEqual([first, second].map(peerIdOf));
    expect(room.noteSpeaker(peerIdOf(first))).toBe(false);
    expect(room.noteSpeaker(peerIdOf(agent('stranger')))).toBe(false);
    room.setState(closed);
    expect(room.recentSpeakers).toEqual([]);
    expect(room.noteSpeaker(peerIdOf(owner))).toBe(false);
    room.noteSpeaker(peerIdOf(second));
    room.setState(reopened);
    expect(room.recentSpeakers).toEqual([]);
  });
});

describe('what is looked at together', () => {
  it('in the closed part is none of those outside, nor there when they are back', () => {
    const room = open();
    const idIn = (person: typeof owner | typeof chair) =>
      room.documentFor(peerIdOf(person))?.materialId ?? null;
    room.setShown(shownKeyOf(roomId, 'openSession'), paper('plan', 5));
    expect([idIn(owner), idIn(first)]).toEqual(['plan', 'plan']);
    room.setState(closed);
    room.setShown(shownKeyOf(roomId, 'closedDeliberation'), paper('secret', 9));
    expect([idIn(owner), idIn(first)]).toEqual([null, 'secret']);
    room.setState(reopened);
    expect([idIn(owner), idIn(first)]).toEqual(['plan', 'plan']);
    expect(room.setShown(shownKeyOf(roomId, 'openSession'), paper('older', 4))).toBe(false);
    for (const phase of ['openSession', 'closedDeliberation'] as const)
      expect(roomIdOfShown(shownKeyOf(roomId, phase))).toBe(roomId);
  });
});

describe('captions', () => {
  const present = { ...remote, isClosed: false, captionSource: 'demo', setCaptions: async () => true };
  const openWith = () => {
    const peers = new Map([chair, first, owner].map((each) => [peerIdOf(each), {}]));
    const room = new ReviewRoom(
      state,
      { ...present, peers } as never,
      pino({ level: 'silent' }),
      () => undefined,
    );
    room.captions.setWishes({ version: 1, language: 'zh', peerIds: [first, owner].map(peerIdOf) });
    return room;
  };
  const reads = (room: ReviewRoom, who: typeof owner | typeof first, audience: string) =>
    room.captions.mayTell(peerIdOf(who), peerIdOf(chair), audience);

  it('of the closed part are for those inside, and what is said in one part is told in no other', () => {
    const room = openWith();
    const inOpen = `part-${state.phaseVersion}`;
    expect([reads(room, owner, inOpen), reads(room, first, inOpen)]).toEqual([true, true]);
    room.setState(closed);
    const inClosed = `part-${closed.phaseVersion}`;
    expect([reads(room, owner, inClosed), reads(room, first, inClosed)]).toEqual([false, true]);
    expect([reads(room, owner, inOpen), reads(room, first, inOpen)]).toEqual([false, false]);
    room.setState(reopened);
    const again = `part-${reopened.phaseVersion}`;
    for (const late of [inOpen, inClosed]) expect(reads(room, owner, late)).toBe(false);
    expect(reads(room, owner, again)).toBe(true);
  });

  it('are not even known of outside', () => {
    const room = openWith();
    expect(room.presentCaptions(peerIdOf(owner))).toMatchObject({ isWanted: true, isRunning: true });
    room.setState(closed);
    expect(room.presentCaptions(peerIdOf(owner))).toBeNull();
    expect(room.presentCaptions(peerIdOf(chair))).toMatchObject({ isWanted: false, isRunning: true });
  });
});
