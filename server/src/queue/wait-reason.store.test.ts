import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { District, documents, taxes } from '../dispatch/testing/district.store.ts';
import { dispatchTuning } from '../tuning.ts';

let redis: Redis;
let district: District;
beforeEach(async () => {
  redis = new Redis(inject('redisUrl'));
  district = new District(redis);
  await district.move(0);
  await district.store.tick();
});
afterEach(async () => {
  await district.close();
  redis.disconnect();
});

const callId = 'c1' as CallId;
const ticket = {
  callId,
  applicantId: 'u-c1' as ApplicantId,
  queueClass: documents,
  priority: 0,
  ratedMinutes: 6,
  pageId: 'page-c1',
  nodeId: 'n1',
};
const reason = async () => (await district.store.findPlace(callId))?.waitReason;

it('tells that the search has widened once somebody else may be asked, and not before', async () => {
  await district.agent('own', [documents], 'notReady');
  const rings = [
    { name: 'level' as const, queueClass: documents, ms: dispatchTuning.levelRingMs },
    { name: 'general' as const, queueClass: taxes, ms: dispatchTuning.generalRingMs },
  ];
  await district.store.enqueue({ ...ticket, rings });
  await district.pass(40);
  expect(await reason()).toBe('agentsBusy');
  await district.agent('other', [taxes], 'notReady');
  expect(await reason()).toBe('lookingWider');
});

it('tells that it waits for the agent of last time while it does', async () => {
  const agentId = await district.agent('last', [documents], 'notReady');
  await district.store.enqueue({ ...ticket, sameAgentId: agentId });
  expect(await reason()).toBe('sameAgent');
  await district.pass(dispatchTuning.sameAgentMs / 1_000 + 1);
  expect(await reason()).toBe('agentsBusy');
});

it('keeps place and count through a pause, a missed turn and the wish to be called back', async () => {
  await district.call('c0');
  await district.move(1);
  await district.store.enqueue(ticket);
  expect(await district.store.findPlace(callId)).toMatchObject({ aheadCount: 1 });
  await district.store.pause(callId);
  await district.call('urgent', { priority: 2 });
  expect(await district.store.findPlace(callId)).toMatchObject({ state: 'away', aheadCount: 1 });
  await district.store.leave('c0' as CallId);
  await district.store.leave('urgent' as CallId);
  await district.agent('a1');
  expect(await district.store.findPlace(callId)).toMatchObject({ state: 'passed', aheadCount: 0 });
  await district.store.requestCallback(callId);
  expect((await district.store.getCall(callId)).isCallback).toBe(true);
});
