import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { Redis } from 'ioredis';
import { afterAll, expect, inject, it } from 'vitest';
import { createDispatchStore } from '../dispatch/dispatch.store.ts';
import { makeId } from '../platform/ids.ts';
import type { QueueClass } from './queue-class.ts';

const redis = new Redis(inject('redisUrl'));
afterAll(() => redis.disconnect());
const queueClass = 'planning:permits:1:zh:any' as QueueClass;

it('reads who stands in a line, first to last, and who could serve it', async () => {
  const tenant = `t${makeId()}`;
  const dispatch = createDispatchStore({ redis, tenant });
  const { readLine } = dispatch;
  expect(await readLine(queueClass)).toEqual({ callIds: [], signedInCount: 0 });
  const enqueue = (id: string, priority: number) =>
    dispatch.enqueue({
      ...{ callId: id as CallId, applicantId: `p-${id}` as ApplicantId, queueClass, priority },
      ...{ ratedMinutes: 5, pageId: `page-${id}`, nodeId: 'n1' },
    });
  await enqueue('c2', 0);
  await enqueue('c1', 5);
  await enqueue('c3', 0);
  await dispatch.leave('c3' as CallId);
  await redis.sadd(`{cs:${tenant}}:s:${queueClass}`, 'a1', 'a2');
  expect(await readLine(queueClass)).toEqual({ callIds: ['c1', 'c2'], signedInCount: 2 });
  await dispatch.close();
});

it('gives calls of the same moment different places, in the order in which they stand', async () => {
  const tenant = `t${makeId()}`;
  const dispatch = createDispatchStore({ redis, tenant });
  const callIds = ['c1', 'c2', 'c3'] as CallId[];
  for (const callId of callIds.toReversed())
    await dispatch.enqueue({
      ...{ callId, applicantId: `p-${callId}` as ApplicantId, queueClass, priority: 0, ratedMinutes: 5 },
      ...{ pageId: `page-${callId}`, nodeId: 'n1', enqueuedAt: 800_000_000_000 },
    });
  const places = await dispatch.listPlaces(callIds);
  expect((await dispatch.readLine(queueClass)).callIds).toEqual(callIds);
  expect(places.map(({ aheadCount }) => aheadCount)).toEqual([0, 1, 2]);
  await dispatch.close();
});
