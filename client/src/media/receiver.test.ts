import { describe, expect, it, vi } from 'vitest';
import { createLifetime } from '../lib/lifetime.ts';
import { SignalError } from '../lib/signal-error.ts';
import type { JoinedRoom } from './joined-room.ts';
import { createReceiver } from './receiver.ts';
import { roomView, source } from './room.test-support.ts';
import type { ViewKey, ViewSize } from './view-size.ts';

function start(
  refuse: (producerId: string) => string | null = () => null,
  failures: (SignalError | null)[] = [],
  viewOf: (key: ViewKey) => ViewSize | undefined = () => undefined,
) {
  const lifetime = createLifetime();
  const asked: string[] = [];
  const views: object[] = [];
  const streams = { add: vi.fn(), remove: vi.fn(), get: () => null };
  const consumers = new Map<string, { close: ReturnType<typeof vi.fn> }>();
  const joined = {
    roomId: 'room',
    device: { recvRtpCapabilities: {} },
    signal: {
      request: async (
        name: string,
        input: { producerIds?: string[]; consumerIds?: string[]; views?: object[] },
      ) => {
        views.push(...(input.views ?? []));
        const ids = input.producerIds ?? input.consumerIds ?? [];
        asked.push(`${name} ${ids.join(' ')}`);
        const error = failures.shift();
        if (error) throw error;
        const outcomes = ids.map((producerId) => {
          const code = refuse(producerId);
          if (code !== null) return { isMade: false, producerId, code };
          return {
            isMade: true,
            consumerId: `c-${producerId}`,
            producerId,
            kind: 'video',
            rtpParameters: {},
          };
        });
        return { outcomes };
      },
    },
    receiveTransport: {
      consume: async ({ id, producerId }: { id: string; producerId: string }) => {
        const consumer = { id, track: { id }, close: vi.fn() };
        consumers.set(producerId, consumer);
        return consumer;
      },
    },
  } as unknown as JoinedRoom;
  const receiver = createReceiver(joined, { streams, viewOf }, lifetime);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { receiver, asked, views, streams, consumers, lifetime, settle };
}

describe('what is received', () => {
  it('follows the room: made paused, built, resumed, each source once', async () => {
    const { receiver, asked, streams, settle } = start();
    receiver.sync(roomView([source('p1')]));
    receiver.sync(roomView([source('p1')]));
    await settle();
    expect(asked).toEqual(['consumer:createMany p1', 'consumer:resumeMany c-p1']);
    expect(streams.add).toHaveBeenCalledTimes(1);
    expect(receiver.isReceiving('p1')).toBe(true);
  });
  it('takes a full room in two round trips', async () => {
    const { receiver, asked, settle } = start();
    const ids = Array.from({ length: 48 }, (_, index) => `p${index}`);
    receiver.sync(roomView(ids.map((id) => source(id))));
    await settle();
    expect(asked).toEqual([
      `consumer:createMany ${ids.join(' ')}`,
      `consumer:resumeMany ${ids.map((id) => `c-${id}`).join(' ')}`,
    ]);
    expect(receiver.consumers()).toHaveLength(48);
  });
  it('says with the same request what of it is on screen', async () => {
    const { receiver, asked, views, settle } = start(undefined, [], (key) =>
      key.endsWith('/screen') ? 'large' : key.endsWith('/camera') ? 'hidden' : undefined,
    );
    receiver.sync(roomView([source('p1'), source('p2', 'screen'), source('p3', 'microphone')]));
    await settle();
    expect(asked).toEqual(['consumer:createMany p1 p2 p3', 'consumer:resumeMany c-p1 c-p2 c-p3']);
    expect(views).toEqual([
      { consumerId: 'c-p1', isVisible: false, spatialLayer: 0 },
      { consumerId: 'c-p2', isVisible: true, spatialLayer: 2 },
    ]);
  });
  const lost = new SignalError({ code: 'MEDIA_NODE_LOST', message: '' });
  it.each([
    ['to make', [lost], ['consumer:createMany', 'consumer:createMany', 'consumer:resumeMany']],
    [
      'to resume',
      [null, lost],
      ['createMany', 'resumeMany', 'createMany', 'resumeMany'].map((verb) => `consumer:${verb}`),
    ],
  ])('tries again what failed %s, and builds nothing twice', async (_name, failures, requests) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const { receiver, asked, streams, settle } = start(undefined, failures);
    receiver.sync(roomView([source('p1'), source('p2')]));
    await settle();
    vi.runAllTimers();
    await settle();
    expect(asked.map((line) => line.split(' ')[0])).toEqual(requests);
    expect(streams.add).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
  it('closes what is gone, also when it went before it came', async () => {
    const { receiver, streams, consumers, settle } = start();
    receiver.sync(roomView([source('p1')]));
    await settle();
    receiver.sync(roomView([source('p2')]));
    receiver.sync(roomView([]));
    await settle();
    expect(consumers.get('p1')?.close).toHaveBeenCalled();
    expect(streams.remove).toHaveBeenCalledTimes(1);
    expect(receiver.consumers()).toEqual([]);
  });
  it('does not let one bad source keep the others away', async () => {
    const { receiver, settle } = start((producerId) => (producerId === 'bad' ? 'MEDIA_REFUSED' : null));
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    receiver.sync(roomView([source('bad'), source('good', 'microphone')]));
    await settle();
    expect(receiver.isReceiving('bad')).toBe(false);
    expect(receiver.isReceiving('good')).toBe(true);
    warn.mockRestore();
  });
  it('ends with its connection', async () => {
    const { receiver, consumers, lifetime, settle } = start();
    receiver.sync(roomView([source('p1')]));
    await settle();
    lifetime.end();
    expect(consumers.get('p1')?.close).toHaveBeenCalled();
    receiver.sync(roomView([source('p2')]));
    expect(receiver.isReceiving('p2')).toBe(false);
  });
});
