import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import { createDispatchStore } from './dispatch.store.ts';
import type { DispatchStore } from './dispatch-types.ts';
import { dropTenant } from './testing/snapshot.store.ts';

let redis: Redis;
let tenant: string;
let store: DispatchStore;
beforeEach(() => {
  redis = new Redis(inject('redisUrl'));
  tenant = `t${makeId().replaceAll('_', '-')}`;
  // The tests' Redis has no replica.
  store = createDispatchStore({ redis, tenant, replicaCount: 1 });
});
afterEach(async () => {
  await store.close();
  await dropTenant(redis, tenant);
  redis.disconnect();
});

it('acknowledges no ticket while the replicas are missing, and still reads, ticks and renews', async () => {
  const callId = 'c1' as CallId;
  const ticket = {
    ...{ callId, applicantId: 'u1' as ApplicantId, queueClass: 'd:s:1:zh:any' as QueueClass },
    ...{ priority: 0, ratedMinutes: 5, pageId: 'page', nodeId: 'n1' },
  };
  await expect(store.enqueue(ticket)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(store.findCall(callId)).resolves.toMatchObject({ state: 'queued' });
  await expect(store.findPlace(callId)).resolves.toMatchObject({ aheadCount: 0 });
  await expect(store.tick()).resolves.toMatchObject({ isGrace: false });
  await store.heartbeat({ nodeId: 'n1', agents: [] });
  await expect(store.heartbeat({ nodeId: 'n1', agents: [] })).resolves.toMatchObject({ isKnown: true });
  await expect(store.leave(callId)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
