import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { createLogger } from '../platform/logger.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import { type DispatchTuning, dispatchTuning } from '../tuning.ts';
import { createDispatchStore } from './dispatch.store.ts';
import type { DispatchEvent, DispatchStore } from './dispatch-types.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { EventChecker } from './testing/event-checker.ts';
import { findBroken } from './testing/invariants.ts';
import type { ServerProcessOptions } from './testing/server-process.store.ts';
import { dropTenant, takeSnapshot } from './testing/snapshot.store.ts';

const queueClass = 'd:doc:1:zh:any' as QueueClass;
/** Short where a test waits for it: an offer unanswered for 0.5 s is taken back. */
const tuning: DispatchTuning = {
  ...dispatchTuning,
  offerTimeoutMs: 400,
  offerLeaseExtraMs: 100,
  tickIntervalMs: 50,
  exclusionMs: 300,
  // A slow machine is not an outage.
  tickGapMs: 60_000,
};

let redis: Redis;
let tenant: string;
let store: DispatchStore;
const children: ChildProcess[] = [];
const dispatchers: Dispatcher[] = [];

beforeEach(() => {
  redis = new Redis(inject('redisUrl'));
  tenant = `t${makeId().replaceAll('_', '-')}`;
  store = createDispatchStore({ redis, tenant, tuning });
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await store.close();
  for (const dispatcher of dispatchers.splice(0)) await dispatcher.close();
  await dropTenant(redis, tenant);
  redis.disconnect();
});

type Message = { kind: string; callId?: string; agentId?: string; error?: string };

async function startServer(options: Partial<ServerProcessOptions> & { nodeId: string; agentIds: string[] }) {
  for (const agentId of options.agentIds)
    await store.signIn(agentId as AgentId, [{ class: queueClass, penaltyMs: 0 }]);
  const json = JSON.stringify({ tuning, answers: true, declineEvery: 0, ...options });
  const child = fork(join(import.meta.dirname, 'testing/server-process.store.ts'), [
    inject('redisUrl'),
    tenant,
    json,
  ]);
  children.push(child);
  const messages: Message[] = [];
  const waiting: { test: (message: Message) => boolean; resolve: (message: Message) => void }[] = [];
  child.on('message', (message: Message) => {
    messages.push(message);
    for (const { test, resolve } of waiting) if (test(message)) resolve(message);
  });
  const seen = (test: (message: Message) => boolean) => {
    const known = messages.find(test);
    return known
      ? Promise.resolve(known)
      : new Promise<Message>((resolve) => waiting.push({ test, resolve }));
  };
  await seen(({ kind }) => kind === 'ready');
  return { child, messages, seen };
}

/** Every event from the tenant's beginning, and a way to wait for one. */
function followEvents() {
  const events: DispatchEvent[] = [];
  const follow = async (isLast: () => boolean) => {
    while (!isLast()) events.push(...(await store.readEvents(events.at(-1)?.eventId ?? '0-0', 1_000)));
  };
  return { events, follow };
}

const enqueue = (number: number) =>
  store.enqueue({
    callId: `c${number}` as CallId,
    applicantId: `u${number}` as ApplicantId,
    queueClass,
    priority: 0,
    ratedMinutes: 5,
    pageId: 'page',
    nodeId: 'n0',
  });

async function expectSound(events: DispatchEvent[]): Promise<void> {
  const checker = new EventChecker();
  expect(events.flatMap((event) => checker.take(event))).toEqual([]);
  const snapshot = await takeSnapshot(redis, tenant);
  expect(checker.compare(snapshot)).toEqual([]);
  expect(findBroken(snapshot)).toEqual([]);
}

describe('dispatchers on one Redis', () => {
  it('stop at once, whatever they were waiting for', async () => {
    const stop = new AbortController();
    const waiting = store.readEvents(await store.lastEventId(), 3_600_000, 1, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow();
    await expect(store.readEvents('0-0', 3_600_000, 1, stop.signal)).rejects.toThrow('aborted');
    // Who comes after that has a reader of their own.
    await enqueue(1);
    expect(await store.readEvents('0-0', 3_600_000, 1)).not.toEqual([]);
  });

  it('tell a server within moments of what another server did, in order', async () => {
    const logger = createLogger({ level: 'silent', name: 'test' });
    const dispatcher = await createDispatcher({ store, logger, tuning });
    dispatchers.push(dispatcher);
    const told = new Promise<DispatchEvent[]>((resolve) => {
      const events: DispatchEvent[] = [];
      dispatcher.onEvent((event) => {
        events.push(event);
        if (event.type === 'offerMade') resolve(events);
      });
    });
    await startServer({ nodeId: 'n1', agentIds: ['a1'], answers: false });
    await enqueue(1);
    const events = await told;
    expect(events.map(({ type }) => type)).toEqual([
      'agentChanged',
      'deskClaimed',
      'agentChanged',
      'callEnqueued',
      'offerMade',
    ]);
  });

  it('share the work of two processes: each call is served once, none is lost', async () => {
    const callCount = 150;
    const servers = [
      await startServer({ nodeId: 'n1', agentIds: ['a1', 'a2', 'a3'], declineEvery: 10 }),
      await startServer({ nodeId: 'n2', agentIds: ['b1', 'b2', 'b3'], declineEvery: 7 }),
    ];
    for (let number = 1; number <= callCount; number += 1) await enqueue(number);
    const { events, follow } = followEvents();
    const ended = () => events.filter(({ type }) => type === 'callEnded');
    await follow(() => ended().length >= callCount);

    expect(ended().map(({ to }) => to)).toEqual(Array.from({ length: callCount }, () => 'completed'));
    const accepted = events.filter(({ type }) => type === 'offerAccepted');
    expect(new Set(accepted.map(({ callId }) => callId)).size).toBe(callCount);
    expect(accepted).toHaveLength(callCount);
    const workers = new Set(accepted.map(({ agentId }) => agentId?.charAt(0)));
    expect([...workers].sort()).toEqual(['a', 'b']);
    expect(servers.flatMap(({ messages }) => messages.filter(({ kind }) => kind === 'error'))).toEqual([]);
    await expectSound(events);
  }, 30_000);

  it('offers the call anew when a server is killed between offer and accept, and only the new accept wins', async () => {
    const first = await startServer({ nodeId: 'n1', agentIds: ['a1'], answers: false });
    await enqueue(1);
    const offer = await first.seen(({ kind }) => kind === 'offer');
    expect(offer.agentId).toBe('a1');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await startServer({ nodeId: 'n2', agentIds: ['b1'] });
    const { events, follow } = followEvents();
    await follow(() => events.some(({ type }) => type === 'callEnded'));

    const offers = events.filter(({ type }) => type === 'offerMade');
    expect(offers.map(({ agentId }) => agentId)).toEqual(['a1', 'b1']);
    const [made, remade] = offers;
    expect((remade?.at ?? 0) - (made?.at ?? 0)).toBeGreaterThanOrEqual(500);
    expect(events.filter(({ type }) => type === 'offerAccepted').map(({ agentId }) => agentId)).toEqual([
      'b1',
    ]);
    const call = await store.getCall('c1' as CallId);
    expect(call).toMatchObject({
      state: 'completed',
      agentId: 'b1',
      disposition: 'answered',
      enqueuedAt: events.find(({ type }) => type === 'callEnqueued')?.enqueuedAt,
    });

    // What the dead server's page sends when it is back.
    const key = { agentId: 'a1' as AgentId, deskId: 'desk-a1', callId: 'c1' as CallId };
    await expect(
      store.accept({ ...key, fence: made?.fence as NonNullable<DispatchEvent['fence']> }),
    ).rejects.toMatchObject({ code: 'OFFER_TAKEN', details: { takenBy: 'b1' } });
    expect((await store.getAgent('a1' as AgentId)).activity).toBe('missed');
    expect(second.messages.filter(({ kind }) => kind === 'error')).toEqual([]);
    await expectSound(events);
  }, 20_000);
});
