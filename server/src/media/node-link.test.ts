import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { NodeLink } from './node-link.ts';
import { createFakeNode, createTestClock, settle } from './test-support/fake-node.ts';

const fault = { ok: false, error: { code: 'INTERNAL', message: 'no' } } as const;

let clock: ReturnType<typeof createTestClock>;
let node: ReturnType<typeof createFakeNode>;
let told: string[];
beforeEach(() => {
  clock = createTestClock();
  node = createFakeNode();
  told = [];
});

const createLink = () =>
  new NodeLink({
    url: 'ws://node',
    secret: 'secret',
    serverId: 'server-a',
    logger: pino({ level: 'silent' }),
    onUp: () => told.push('up'),
    onDown: ({ isRefused }) => told.push(isRefused ? 'refused' : 'down'),
    onCondition: () => told.push('condition'),
    onEvent: ({ event }) => told.push(event),
    dial: node.dial,
    after: clock.after,
  });

describe('the link', () => {
  it('says hello first and is healthy when that was answered', async () => {
    const link = createLink();
    expect(link.isHealthy).toBe(false);
    await expect(link.request('node:ping', {})).rejects.toMatchObject({ code: 'MEDIA_NODE_LOST' });
    await settle();
    expect(node.requests.map(({ method }) => method)).toEqual(['node:hello']);
    expect(told).toEqual(['up']);
    expect(link.isHealthy).toBe(true);
  });

  it('dials again with growing pauses, and from the shortest after it stood', async () => {
    node.isListening = false;
    const link = createLink();
    await settle();
    const dialsAfter = async (ms: number) => {
      await clock.advance(ms);
      return node.dialCount;
    };
    expect(await dialsAfter(99)).toBe(1);
    expect(await dialsAfter(1)).toBe(2);
    expect(await dialsAfter(999)).toBe(2);
    expect(await dialsAfter(1)).toBe(3);
    expect(await dialsAfter(2_000)).toBe(4);
    expect(await dialsAfter(5_000)).toBe(5);
    expect(await dialsAfter(10_000)).toBe(6);
    expect(await dialsAfter(9_999)).toBe(6);
    node.isListening = true;
    expect(await dialsAfter(1)).toBe(7);
    expect(link.isHealthy).toBe(true);
    await clock.advance(3_000);
    node.cut();
    expect(link.isHealthy).toBe(false);
    expect(await dialsAfter(100)).toBe(8);
    expect(told.filter((word) => word !== 'condition')).toEqual([
      ...Array(6).fill('refused'),
      'up',
      'down',
      'up',
    ]);
  });

  it('rejects what waits for an answer when it falls', async () => {
    const link = createLink();
    await settle();
    const waiting = link.request('room:close', { roomId: 'r', reason: 'ended', origin: 'server-a' });
    node.cut();
    await expect(waiting).rejects.toMatchObject({ code: 'MEDIA_NODE_LOST' });
  });

  it('gives up a request at its deadline and is unhealthy until a ping is answered', async () => {
    const link = createLink();
    await settle();
    const outcome = expect(
      link.request('room:close', { roomId: 'r', reason: 'ended', origin: 'server-a' }),
    ).rejects.toMatchObject({ code: 'MEDIA_NODE_LOST' });
    await clock.advance(5_000);
    await outcome;
    expect(link.isHealthy).toBe(false);
    await clock.advance(1_000);
    expect(link.isHealthy).toBe(true);
    expect(node.dialCount).toBe(1);
  });

  it('hangs up and dials again when a ping has no answer', async () => {
    const link = createLink();
    await settle();
    node.answer('node:ping', () => 'silence');
    await clock.advance(5_999);
    expect(told).not.toContain('down');
    await clock.advance(1);
    expect(told).toContain('down');
    await clock.advance(1_000);
    expect(node.dialCount).toBe(2);
    expect(link.isHealthy).toBe(true);
  });

  it('dials again when hello is refused or its answer is not one', async () => {
    node.answer('node:hello', () => fault);
    const link = createLink();
    await settle();
    node.answer('node:hello', () => ({ ok: true, data: { nodeId: 7 } }));
    await clock.advance(1_000);
    expect(link.isHealthy).toBe(false);
    expect(told).toEqual(['down', 'down']);
  });

  it.each([
    ['NOT_FOUND', { noun: 'room' }, 'ROOM_NOT_OPEN'],
    ['NOT_FOUND', { noun: 'producer' }, 'NOT_FOUND'],
    ['REFUSED', undefined, 'MEDIA_REFUSED'],
    ['DRAINING', undefined, 'MEDIA_NODE_LOST'],
    ['BAD_REQUEST', undefined, 'INTERNAL'],
  ] as const)('turns %s %j into %s', async (code, details, expected) => {
    const link = createLink();
    await settle();
    node.answer('room:close', () => ({
      ok: false,
      error: { code, message: 'no', ...(details === undefined ? {} : { details }) },
    }));
    const closing = link.request('room:close', { roomId: 'r', reason: 'ended', origin: 'server-a' });
    await expect(closing).rejects.toMatchObject({ name: 'AppError', code: expected });
  });

  it('passes events on, and hangs up on what is no frame', async () => {
    createLink();
    await settle();
    node.send(JSON.stringify({ event: 'node:updated', data: {} }));
    expect(told).toContain('node:updated');
    node.send('{"id":');
    await settle();
    expect(told.at(-1)).toBe('down');
  });

  it('ends with close: nothing is dialled, no timer is left, nobody is told', async () => {
    const link = createLink();
    await settle();
    const waiting = link.request('room:close', { roomId: 'r', reason: 'ended', origin: 'server-a' });
    link.close();
    link.close();
    await expect(waiting).rejects.toMatchObject({ code: 'MEDIA_NODE_LOST' });
    await clock.advance(60_000);
    expect(clock.timerCount).toBe(0);
    expect(node.dialCount).toBe(1);
    expect(told).toEqual(['up']);
  });
});
