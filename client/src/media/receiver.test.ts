import { describe, expect, it, vi } from 'vitest';
import { createLifetime } from '../lib/lifetime.ts';
import { SignalError } from '../lib/signal-error.ts';
import type { JoinedRoom } from './joined-room.ts';
import { createReceiver } from './receiver.ts';
import { roomView, source } from './room.test-support.ts';

function start(refuse: (producerId: string) => SignalError | null = () => null) {
  const lifetime = createLifetime();
  const asked: string[] = [];
  const streams = { add: vi.fn(), remove: vi.fn(), get: () => null };
  const consumers = new Map<string, { close: ReturnType<typeof vi.fn> }>();
  const joined = {
    roomId: 'room',
    device: { recvRtpCapabilities: {} },
    signal: {
      request: async (
        name: string,
        input: { producerId: string; consumerId: string; isVisible?: boolean },
      ) => {
        asked.push(
          `${name} ${input.producerId ?? input.consumerId}${input.isVisible === false ? ' hidden' : ''}`,
        );
        const error = name === 'consumer:create' ? refuse(input.producerId) : null;
        if (error) throw error;
        return {
          consumerId: `c-${input.producerId}`,
          producerId: input.producerId,
          kind: 'video',
          rtpParameters: {},
        };
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
  const receiver = createReceiver(joined, { streams, viewOf: () => undefined }, lifetime);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { receiver, asked, streams, consumers, lifetime, settle };
}

describe('what is received', () => {
  it('follows the room: made paused, built, resumed, each source once', async () => {
    const { receiver, asked, streams, settle } = start();
    receiver.sync(roomView([source('p1')]));
    receiver.sync(roomView([source('p1')]));
    await settle();
    expect(asked).toEqual(['consumer:create p1', 'consumer:resume c-p1']);
    expect(streams.add).toHaveBeenCalledTimes(1);
    expect(receiver.isReceiving('p1')).toBe(true);
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
    const refused = new SignalError({ code: 'MEDIA_REFUSED', message: '' });
    const { receiver, settle } = start((producerId) => (producerId === 'bad' ? refused : null));
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
