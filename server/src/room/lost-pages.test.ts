import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sittingTuning } from '../tuning-sittings.ts';
import { createLostPages } from './lost-pages.ts';
import type { MediaRoom } from './media-room.ts';
import { type Person, peerIdOf } from './person.ts';
import { agent, roomId } from './test-support/sitting.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const supervisor = { role: 'supervisor', id: 's1' } as Person;
function open(person: Person, callId: string | null, iceState = 'disconnected') {
  const peerId = peerIdOf(person);
  const room = {
    ...{ callId, roomId },
    locals: new Map([[peerId, { peerId, person, pageId: 'page' }]]),
    remote: { transports: [{ peerId, iceState }] },
  } as unknown as MediaRoom;
  const connected = new Set<string>();
  const change = vi.fn(async () => ({}) as never);
  const leave = vi.fn(async () => undefined);
  const lostPages = createLostPages({
    ...{ listRooms: () => [room], isConnected: (pageId) => connected.has(pageId) },
    ...{ sittings: { change }, monitors: { leave }, logger: pino({ level: 'silent' }) },
  });
  const lose = () => {
    lostPages.handleLost('page');
    vi.advanceTimersByTime(sittingTuning.lostPageGraceMs);
  };
  return { lostPages, lose, connected, change, leave };
}

it('whoever has neither socket nor media after a while is no longer in the review, and keeps the seat', () => {
  const { lose, change } = open(agent('first'), null);
  lose();
  expect(change).toHaveBeenCalledExactlyOnceWith(roomId, {
    ...{ kind: 'leave', peerId: peerIdOf(agent('first')), pageId: 'page' },
  });
});

it('whose media go on, or who is back by then, is still there', () => {
  const withMedia = open(agent('first'), null, 'connected');
  withMedia.lose();
  expect(withMedia.change).not.toHaveBeenCalled();
  const back = open(agent('first'), null);
  back.connected.add('page');
  back.lose();
  expect(back.change).not.toHaveBeenCalled();
});

it('a supervisor whose page is gone listens no longer, whatever their media do', () => {
  const { lose, leave } = open(supervisor, 'call', 'connected');
  lose();
  expect(leave).toHaveBeenCalledExactlyOnceWith('call', 's1', 'page');
});

it('the two sides of a talk are none of its business', () => {
  const { lose, change, leave } = open(agent('first'), 'call');
  lose();
  expect([change.mock.calls, leave.mock.calls]).toEqual([[], []]);
});
