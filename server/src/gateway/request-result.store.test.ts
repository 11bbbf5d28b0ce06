import { Redis } from 'ioredis';
import { afterAll, expect, inject, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { createRequestResultStore } from './request-result.store.ts';

const redis = new Redis(inject('redisUrl'));
const store = createRequestResultStore(redis, `t${makeId()}`, 60_000);
afterAll(() => redis.disconnect());

it('lets one of two equal requests run and gives the other its result', async () => {
  const [left, right] = await Promise.all([store.begin('one', 5_000), store.begin('one', 5_000)]);
  expect([left.isFirst, right.isFirst].sort()).toEqual([false, true]);
  await store.finish('one', '{"done":true}');
  expect(await store.begin('one', 5_000)).toEqual({ isFirst: false, result: '{"done":true}' });
});

it('tells a repeat that the first still runs', async () => {
  await store.begin('two', 5_000);
  expect(await store.begin('two', 5_000)).toEqual({ isFirst: false, result: null });
});

it('tries a failed request anew', async () => {
  await store.begin('three', 5_000);
  await store.forget('three');
  expect(await store.begin('three', 5_000)).toEqual({ isFirst: true });
});
