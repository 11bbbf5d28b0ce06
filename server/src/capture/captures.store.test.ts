import type { CaptureList } from '@cloudseat/shared/nouns/capture.ts';
import { CallId, CaptureId, MaterialId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { captureTuning } from '../tuning-capture.ts';
import { createCaptureStore } from './capture.store.ts';
import { createCaptures } from './captures.ts';

const getRedis = useTestRedis();
const callId = CallId.parse('call');
const logger = pino({ level: 'silent' });
const clock = createTestClock();
const ask = (name: string) => ({
  kind: 'ask' as const,
  capture: {
    captureId: CaptureId.parse(name),
    lineId: MaterialLineId.parse(name),
    name: { 'zh-Hans': name, 'zh-Hant': name, en: name },
    part: 'whole' as const,
    askedByName: '王敏',
  },
});
const material = (captureId: string, uploadedBy: Material['uploadedBy'] = 'applicant') =>
  [
    { callId, materialId: MaterialId.parse(`of-${captureId}`), uploadedBy } as Material,
    CaptureId.parse(captureId),
  ] as const;

/** Servers of one district, and what each told. */
function startServers(count: number) {
  const tenant = `t${makeId().replace(/[^A-Za-z0-9]/g, '')}`;
  const told: CaptureList[] = [];
  const announce = async (list: CaptureList) => void told.push(list);
  const rows = new Map<CallId, CaptureList>();
  const kept = {
    find: async (id: CallId) => rows.get(id) ?? null,
    keep: async (list: CaptureList) => void rows.set(list.callId, list),
    drop: async (id: CallId) => void rows.delete(id),
  };
  const store = createCaptureStore(getRedis(), tenant, kept);
  const servers = Array.from({ length: count }, () =>
    createCaptures({ store, kept, clock, logger, announce }),
  );
  return { servers, told, rows, loseRedis: () => store.clear(callId) };
}

it('servers that change one call’s asks at the same moment lose none of them, and count each change', async () => {
  const { servers, told } = startServers(4);
  const [first] = servers as [(typeof servers)[0]];
  await Promise.all(servers.map((server, index) => server.change(callId, ask(`p${index}`))));
  await Promise.all([
    servers[1]?.change(callId, { kind: 'cancel', captureId: CaptureId.parse('p0') }),
    servers[2]?.change(callId, { kind: 'decline', captureId: CaptureId.parse('p1'), reason: 'cannot' }),
    servers[3]?.handleSent(...material('p2')),
  ]);
  const { captures, version } = await first.list(callId);
  const states = Object.fromEntries(captures.map(({ captureId, state }) => [captureId, state]));
  expect(states).toEqual({ p0: 'cancelled', p1: 'declined', p2: 'sent', p3: 'asked' });
  expect(new Set(told.map((list) => list.version)).size).toBe(7);
  expect(Math.max(...told.map((list) => list.version))).toBe(version);
});

it('whoever looks when the time of an ask is over tells the others, once', async () => {
  const { servers, told } = startServers(2);
  await servers[0]?.change(callId, ask('late'));
  clock.advance(captureTuning.expireMs);
  for (const server of [...servers, ...servers])
    expect((await server.list(callId)).captures).toMatchObject([{ state: 'expired' }]);
  expect(told).toHaveLength(2);
});

it('only the applicant’s photograph answers an ask, one that nobody asked for is a file like any other, and nothing outlives the talk', async () => {
  const { servers, told } = startServers(1);
  const [server] = servers as [(typeof servers)[0]];
  await server.change(callId, ask('a'));
  await server.handleSent(...material('a', 'agent'));
  await server.handleSent(...material('unknown'));
  expect((await server.list(callId)).captures).toMatchObject([{ state: 'asked' }]);
  expect(told).toHaveLength(1);
  server.handleEvent({ callId, to: 'suspended' });
  expect((await server.list(callId)).captures).toHaveLength(1);
  server.handleEvent({ callId, to: 'wrapUp' });
  await expect.poll(async () => (await server.list(callId)).captures).toEqual([]);
  await server.handleSent(...material('a'));
  expect(told).toHaveLength(1);
});

it('what was asked for is still asked for after Redis lost it, and goes on from there in newer lists', async () => {
  const { servers, told, loseRedis } = startServers(2);
  const [first, second] = servers as [(typeof servers)[0], (typeof servers)[0]];
  const captureId = CaptureId.parse('a');
  await first.change(callId, ask('a'));
  await first.change(callId, { kind: 'report', captureId, step: 'sending', percent: 30 });
  await loseRedis();
  const before = Math.max(...told.map(({ version }) => version));
  // What is on its way tells of itself again.
  expect((await second.list(callId)).captures).toMatchObject([{ state: 'asked', percent: null }]);
  const list = await second.change(callId, { kind: 'report', captureId, step: 'sending', percent: 40 });
  expect(list.captures).toMatchObject([{ state: 'opened', percent: 40 }]);
  expect(list.version).toBeGreaterThanOrEqual(before);
  await first.handleSent(...material('a'));
  await loseRedis();
  expect((await first.list(callId)).captures).toMatchObject([{ state: 'sent', materialId: 'of-a' }]);
});

it('a talk that is over leaves nothing kept', async () => {
  const { servers, rows } = startServers(1);
  await servers[0]?.change(callId, ask('a'));
  expect(rows.size).toBe(1);
  servers[0]?.handleEvent({ callId, to: 'wrapUp' });
  await expect.poll(() => rows.size).toBe(0);
});
