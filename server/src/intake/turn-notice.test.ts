import { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type { DispatchEvent } from '../dispatch/dispatch-types.ts';
import { Lifetime } from '../platform/lifetime.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import { turnNoticeTuning as tuning } from '../tuning-wechat.ts';
import { createTurnNotices } from './turn-notice.ts';

const queueClass = 'market.general.1' as QueueClass;
const lifetime = new Lifetime();
afterEach(() => lifetime.close());

/** Servers that share what was told, over one line of these tickets; all of them wait long enough. */
function setUp(line: string[], { isOn = true, serverCount = 1 } = {}) {
  const clock = createTestClock();
  const taken = new Set<string>();
  const sent: string[] = [];
  const calls = new Map(
    line.map((id) => [id, { kind: 'talk', state: 'queued', enqueuedAt: clock.now() - tuning.minWaitMs }]),
  );
  const makeServer = () =>
    createTurnNotices({
      calls: { findCall: async (callId) => ({ callId }) as never },
      dispatch: {
        findCall: async (callId) => (calls.get(callId) ?? null) as never,
        readLine: async () => ({ callIds: line as CallId[], signedInCount: 1 }),
      },
      notices: {
        take: async (callId, what) => {
          const key = `${callId} ${what}`;
          return !taken.has(key) && taken.add(key).has(key);
        },
      },
      send: async (kind, { callId }, { makeLink }) => {
        sent.push(`${kind} ${callId} ${await makeLink()}`);
        return true;
      },
      ...{ isOn, clock, lifetime, logger: pino({ level: 'silent' }) },
    });
  const servers = Array.from({ length: serverCount }, makeServer);
  const hear = (part: Partial<DispatchEvent>) => {
    const event = { type: 'offerMade', callId: null, queueClass, from: 'queued', to: 'offered', ...part };
    for (const server of servers) server.handleEvent(event as DispatchEvent, 'https://seat.example');
  };
  const look = () => Promise.all(servers.map((server) => server.look()));
  return { line, calls, clock, sent, hear, look };
}
const near = (id: string) => `near ${id} https://seat.example/waiting`;

describe('a turn that is near', () => {
  it('is told to those with two or fewer ahead, once, by one of several servers', async () => {
    const { line, sent, hear, look } = setUp(['a', 'b', 'c', 'd'], { serverCount: 3 });
    hear({});
    await look();
    expect(sent.sort()).toEqual(['a', 'b', 'c'].map(near));
    line.shift();
    hear({});
    await look();
    expect(sent.sort()).toEqual(['a', 'b', 'c', 'd'].map(near));
  });

  it('waits until the ticket is no longer fresh, without another move of the line', async () => {
    const { calls, clock, sent, hear, look } = setUp(['a']);
    calls.set('a', { kind: 'talk', state: 'queued', enqueuedAt: clock.now() });
    hear({});
    await look();
    clock.advance(tuning.minWaitMs - 1);
    await look();
    expect(sent).toEqual([]);
    clock.advance(1);
    await look();
    expect(sent).toEqual([near('a')]);
  });

  it.each([
    ['callbackPending', 'talk'],
    ['queued', 'transfer'],
    ['queued', 'consult'],
  ])('is not told in the state %s of a %s', async (state, kind) => {
    const { calls, sent, hear, look } = setUp(['a', 'b']);
    calls.set('a', { kind, state, enqueuedAt: 0 });
    hear({});
    await look();
    expect(sent).toEqual([near('b')]);
  });

  it('is not looked for while nothing moves, nor without WeChat', async () => {
    const still = setUp(['a']);
    still.hear({ from: 'queued', to: 'queued' });
    await still.look();
    const off = setUp(['a'], { isOn: false });
    off.hear({});
    await off.look();
    expect([...still.sent, ...off.sent]).toEqual([]);
  });
});

it('a turn that came while they were away is told once for each time', async () => {
  const { sent, hear } = setUp([], { serverCount: 2 });
  const passed = {
    type: 'callPassed',
    callId: CallId.parse('a'),
    applicantId: ApplicantId.parse('p'),
  } as const;
  hear({ ...passed, from: 'away', to: 'passed', version: 4 });
  hear({ ...passed, from: 'away', to: 'passed', version: 9 });
  await expect.poll(() => sent.length).toBe(2);
  expect(sent).toEqual(Array(2).fill('passed a https://seat.example/waiting'));
});
