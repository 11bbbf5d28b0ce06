import { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { createCaptionWishStore } from './caption-wishes.store.ts';

const applicant = PeerId.parse('applicant-1');
const agent = PeerId.parse('agent-1');
const on = { isOn: true, language: 'zh' } as const;
const off = { isOn: false, language: 'zh' } as const;

describe('who wants captions', () => {
  const redis = useTestRedis();
  const tenant = makeId().replace(/[^A-Za-z0-9]/g, '');
  const open = () => ({ store: createCaptionWishStore(redis(), tenant), roomId: RoomId.parse(makeId()) });

  it('is nobody at first, then each who turned them on for themself; every change is newer than the last', async () => {
    const { store, roomId } = open();
    expect(await store.find(roomId)).toEqual({ version: -1, language: 'zh', peerIds: [] });
    await store.set(roomId, applicant, on);
    const both = await store.set(roomId, agent, { isOn: true, language: 'en' });
    expect(both.wishes).toEqual({ version: 2, language: 'en', peerIds: [applicant, agent] });
    const one = await store.set(roomId, applicant, off);
    expect(one.wishes).toEqual({ version: 3, language: 'zh', peerIds: [agent] });
    expect(await store.find(roomId)).toEqual(one.wishes);
    expect(await store.find(RoomId.parse(makeId()))).toMatchObject({ peerIds: [] });
  });

  it('is news once: to be turned on or off again changes nothing', async () => {
    const { store, roomId } = open();
    const isNew = async (wish: typeof on | typeof off) => (await store.set(roomId, applicant, wish)).isNew;
    expect([await isNew(off), await isNew(on), await isNew(on), await isNew(off), await isNew(off)]).toEqual([
      ...[false, true, false, true, false],
    ]);
  });
});
