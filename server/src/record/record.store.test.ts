import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { createRecordLeaseStore } from './record-lease.store.ts';
import { createRecordWishStore } from './record-wishes.store.ts';

const redis = useTestRedis();
const roomId = 'room' as RoomId;
const word = (personId: string, at: number) => ({ role: 'applicant', personId, at });

describe('what only one server is to do at a time', () => {
  it('is one server’s for as long as it says so, and the next one’s when it gives it back', async () => {
    const tenant = makeId();
    const [left, right] = ['left', 'right'].map((server) => createRecordLeaseStore(redis(), tenant, server));
    expect(await Promise.all([left?.take('room'), left?.take('room')])).toEqual([true, true]);
    expect(await right?.take('room')).toBe(false);
    expect(await right?.take('another')).toBe(true);
    await right?.free('room');
    expect(await left?.take('room')).toBe(true);
    await left?.free('room');
    expect(await right?.take('room')).toBe(true);
  });

  it('runs out by itself when its server is gone', async () => {
    const tenant = makeId();
    await createRecordLeaseStore(redis(), tenant, 'dead').take('room');
    const [key = ''] = await redis().keys(`*${tenant}*`);
    expect(await redis().pttl(key)).toBeGreaterThan(0);
    await redis().pexpire(key, 1);
    await expect.poll(() => createRecordLeaseStore(redis(), tenant, 'next').take('room')).toBe(true);
  });
});

describe('wishes of a room', () => {
  const make = () => createRecordWishStore(redis(), makeId());
  const none = { paused: null, resumed: null, askedAt: null };

  it('are none at first; a pause is the word of whoever said it first, until somebody lets it go on', async () => {
    const wishes = make();
    expect(await wishes.find(roomId)).toEqual(none);
    await wishes.pause(roomId, word('a', 1));
    await wishes.pause(roomId, word('b', 2));
    expect(await wishes.find(roomId)).toEqual({ ...none, paused: word('a', 1) });
    await wishes.resume(roomId, word('b', 3));
    expect(await wishes.find(roomId)).toEqual({ ...none, resumed: word('b', 3) });
    await wishes.pause(roomId, word('b', 4));
    expect(await wishes.find(roomId)).toEqual({ ...none, paused: word('b', 4) });
  });

  it('say when somebody was asked, live for a day, and end with the talk', async () => {
    const tenant = makeId();
    const wishes = createRecordWishStore(redis(), tenant);
    await wishes.ask(roomId, 5);
    expect(await wishes.find(roomId)).toEqual({ ...none, askedAt: 5 });
    const [key = ''] = await redis().keys(`*${tenant}*`);
    expect(await redis().pttl(key)).toBeGreaterThan(23 * 3_600_000);
    await wishes.drop(roomId);
    expect(await wishes.find(roomId)).toEqual(none);
  });
});
