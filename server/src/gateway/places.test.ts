import { shownAhead } from '@cloudseat/shared/nouns/ahead.ts';
import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { Lifetime } from '../platform/lifetime.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import type { QueuePlace } from '../queue/queue-types.ts';
import { createPlaces } from './places.ts';
import type { ShownPlace } from './places-told.ts';

const queueClass = 'planning:permits:1:zh:any' as QueueClass;
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A line of calls `c0 …` whose pages are all here; `told` is what each page was told, in order. */
function make(count: number) {
  const line = Array.from({ length: count }, (_, at) => `c${at}`);
  const aside = new Map<string, number>();
  const world = {
    signedInCount: 1,
    isAway: false,
    band: 'upTo1' as 'upTo1' | 'from1To3',
    busy: new Set<string>(),
    gone: new Set<string>(),
  };
  const told = new Map<string, ShownPlace[]>();
  const messages: number[] = [];
  const listPlaces = vi.fn(async (callIds: readonly CallId[]): Promise<QueuePlace[]> => {
    if (world.isAway) throw new Error('Redis is away');
    return callIds.flatMap((callId) => {
      const at = line.indexOf(callId);
      const aheadCount = at >= 0 ? at : aside.get(callId);
      if (aheadCount === undefined) return [];
      const isRinging = aside.has(callId);
      return [
        {
          callId,
          state: isRinging ? ('offered' as const) : ('queued' as const),
          aheadCount,
          waitBand: world.signedInCount > 0 ? world.band : null,
          waitReason: isRinging ? ('ringing' as const) : ('peopleAhead' as const),
        },
      ];
    });
  });
  const readLine = vi.fn(async () => ({
    callIds: [...line] as CallId[],
    signedInCount: world.signedInCount,
  }));
  const places = createPlaces({
    queue: { listPlaces, readLine },
    isHere: (applicantId) => !world.gone.has(applicantId),
    tell(applicantIds, place) {
      const busy = applicantIds.filter((id) => world.busy.has(id));
      const heard = applicantIds.filter((id) => !world.busy.has(id));
      if (heard.length > 0) messages.push(heard.length);
      for (const id of heard) told.set(id, [...(told.get(id) ?? []), place]);
      return busy;
    },
    clock: systemClock,
    lifetime: new Lifetime(),
    logger: pino({ level: 'silent' }),
  });
  const note = (callId: string, stands = true) =>
    places.note({ applicantId: `p-${callId}` as ApplicantId, callId: callId as CallId, queueClass }, stands);
  for (const callId of line) note(callId);
  const settle = (ms = 5_000) => vi.advanceTimersByTimeAsync(ms);
  const leave = (callId: string) => {
    line.splice(line.indexOf(callId), 1);
    places.forget(callId as CallId);
    places.lineMoved(queueClass);
  };
  const numbers = (callId: string) => (told.get(`p-${callId}`) ?? []).map(({ aheadCount }) => aheadCount);
  const start = async () => {
    places.lineMoved(queueClass);
    await settle();
    told.clear();
    messages.length = 0;
    listPlaces.mockClear();
    readLine.mockClear();
  };
  return {
    places,
    line,
    aside,
    world,
    told,
    messages,
    listPlaces,
    readLine,
    note,
    settle,
    start,
    leave,
    numbers,
  };
}

it('tells every page its place once, at the first move, and the same place in one message', async () => {
  const { places, told, messages, numbers, settle } = make(120);
  places.lineMoved(queueClass);
  await settle(0);
  expect(told.size).toBe(120);
  expect(numbers('c0')).toEqual([0]);
  expect(numbers('c13')).toEqual([15]);
  expect(numbers('c119')).toEqual([100]);
  // 0 to 10, 15 to 45, 50, 100.
  expect(messages.length).toBe(11 + 7 + 1 + 1);
});

it('asks only about those whose shown place changed, and reads the line once', async () => {
  const world = make(400);
  await world.start();
  world.leave('c0');
  await world.settle(0);
  expect(world.readLine).toHaveBeenCalledTimes(1);
  const asked = world.listPlaces.mock.calls.flatMap(([callIds]) => [...callIds]);
  expect(asked.slice(0, 12)).toEqual([...Array.from({ length: 11 }, (_, at) => `c${at + 1}`), 'c18']);
  expect([...world.told.keys()].length).toBe(asked.length);
  expect(world.numbers('c125')).toEqual([100]);
  expect(world.numbers('c124')).toEqual([]);
});

it('tells a page no more than one place in two seconds, and then the newest', async () => {
  const world = make(12);
  await world.start();
  for (const callId of ['c0', 'c1', 'c2']) {
    world.leave(callId);
    await world.settle(200);
  }
  expect(world.numbers('c9')).toEqual([8]);
  await world.settle(1_399);
  expect(world.numbers('c9')).toEqual([8]);
  await world.settle(1);
  expect(world.numbers('c9')).toEqual([8, 6]);
});

it('never shows a place that grew', async () => {
  const world = make(30);
  await world.start();
  world.line.unshift('first');
  world.places.lineMoved(queueClass);
  await world.settle();
  expect(world.told.size).toBe(0);
});

it('finds whoever left or came in the middle, many at once', async () => {
  const world = make(300);
  await world.start();
  for (const callId of world.line.filter((_, at) => at % 3 > 0)) world.leave(callId);
  world.line.splice(20, 0, 'x1', 'x2');
  await world.settle();
  for (const [at, callId] of world.line.entries())
    if (at > 0 && callId.startsWith('c')) expect(world.numbers(callId).at(-1)).toBe(shownAhead(at));
});

it('looks at everybody when other agents are signed in', async () => {
  const world = make(90);
  await world.start();
  world.world.signedInCount = 0;
  world.places.allMoved();
  await world.settle();
  expect(world.told.size).toBe(90);
  expect(world.told.get('p-c80')).toEqual([{ aheadCount: 100, waitBand: null, waitReason: 'peopleAhead' }]);
});

it('keeps telling a call that rings, is away or came back, and asks no more when nothing moves', async () => {
  const world = make(8);
  await world.start();
  world.line.splice(5, 1);
  world.aside.set('c5', 5);
  world.note('c5', false);
  world.places.lineMoved(queueClass);
  await world.settle();
  expect(world.told.get('p-c5')).toEqual([{ aheadCount: 5, waitBand: 'upTo1', waitReason: 'ringing' }]);
  world.listPlaces.mockClear();
  await world.settle(60_000);
  expect(world.listPlaces).not.toHaveBeenCalled();

  world.aside.set('c5', 4);
  world.leave('c0');
  await world.settle();
  expect(world.numbers('c5')).toEqual([5, 4]);
  world.aside.delete('c5');
  world.line.splice(4, 0, 'c5');
  world.note('c5');
  world.places.doubt('c5' as CallId);
  world.places.lineMoved(queueClass);
  await world.settle();
  expect(world.told.get('p-c5')?.at(-1)).toEqual({
    aheadCount: 4,
    waitBand: 'upTo1',
    waitReason: 'peopleAhead',
  });
});

it('says again later what a busy connection could not hear', async () => {
  const world = make(5);
  await world.start();
  world.world.busy.add('p-c3');
  world.leave('c0');
  await world.settle();
  expect(world.numbers('c2')).toEqual([1]);
  expect(world.numbers('c3')).toEqual([]);
  world.world.busy.clear();
  await world.settle();
  expect(world.numbers('c3')).toEqual([2]);
});

it('forgets whose page is gone', async () => {
  const world = make(5);
  await world.start();
  world.world.gone.add('p-c3');
  world.leave('c0');
  await world.settle();
  world.listPlaces.mockClear();
  world.leave('c1');
  await world.settle();
  expect(world.listPlaces.mock.calls.flatMap(([callIds]) => [...callIds])).toEqual(['c2', 'c4']);
});

it('tries again when Redis was away', async () => {
  const world = make(5);
  await world.start();
  world.world.isAway = true;
  world.leave('c0');
  await world.settle(100);
  expect(world.told.size).toBe(0);
  world.world.isAway = false;
  await world.settle();
  expect(world.numbers('c4')).toEqual([3]);
});

it('tells of another estimate, though nobody has moved', async () => {
  const { places, world, told, settle, start } = make(3);
  await start();
  places.reviewAll();
  await settle();
  expect(told.size).toBe(0);
  world.band = 'from1To3';
  places.reviewAll();
  await settle();
  expect([...told.values()].flat().map(({ waitBand }) => waitBand)).toEqual([
    'from1To3',
    'from1To3',
    'from1To3',
  ]);
});
