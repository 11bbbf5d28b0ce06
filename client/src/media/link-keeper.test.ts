import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLifetime } from '../lib/lifetime.ts';
import { stubPage } from '../lib/page.test-support.ts';
import { SignalError } from '../lib/signal-error.ts';
import type { JoinedRoom } from './joined-room.ts';
import { keepLink } from './link-keeper.ts';

function fakeTransport(id: string) {
  let handler: (state: string) => void = () => undefined;
  return {
    id,
    connectionState: 'connected',
    restartIce: vi.fn(async () => undefined),
    on: (_event: string, given: typeof handler) => {
      handler = given;
    },
    become(state: string) {
      this.connectionState = state;
      handler(state);
    },
  };
}

function start(request = vi.fn(async () => ({ iceParameters: {} }))) {
  const sendTransport = fakeTransport('send');
  const receiveTransport = fakeTransport('receive');
  const joined = {
    roomId: 'room',
    signal: { request },
    sendTransport,
    receiveTransport,
  } as unknown as JoinedRoom;
  const events = { onHealthy: vi.fn(), onBroken: vi.fn() };
  const link = keepLink(joined, createLifetime(), events);
  return { link, events, request, sendTransport, receiveTransport };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the link', () => {
  it('gives a short loss time to heal by itself', async () => {
    const { events, request, sendTransport } = start();
    sendTransport.become('disconnected');
    expect(events.onHealthy).toHaveBeenLastCalledWith(false);
    sendTransport.become('connected');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(events.onHealthy).toHaveBeenLastCalledWith(true);
    expect(request).not.toHaveBeenCalled();
  });
  it('restarts ICE, and goes on when that connects', async () => {
    const { events, sendTransport } = start();
    sendTransport.become('disconnected');
    await vi.advanceTimersByTimeAsync(1_600);
    expect(sendTransport.restartIce).toHaveBeenCalledTimes(1);
    sendTransport.become('connected');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(events.onBroken).not.toHaveBeenCalled();
  });
  it('is broken, once, when the restart does not connect', async () => {
    const { events, sendTransport } = start();
    sendTransport.become('failed');
    await vi.advanceTimersByTimeAsync(10_000);
    sendTransport.become('failed');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(events.onBroken).toHaveBeenCalledTimes(1);
  });
  it('is broken at once when the server no longer knows the transport', async () => {
    const gone = vi.fn(async () => Promise.reject(new SignalError({ code: 'NOT_FOUND', message: '' })));
    const { events, sendTransport } = start(gone as never);
    sendTransport.become('failed');
    await vi.advanceTimersByTimeAsync(10);
    expect(events.onBroken).toHaveBeenCalledTimes(1);
  });
  it('does not wait when the way to the server is back', async () => {
    const { link, sendTransport } = start();
    sendTransport.become('disconnected');
    link.checkNow();
    await vi.advanceTimersByTimeAsync(10);
    expect(sendTransport.restartIce).toHaveBeenCalledTimes(1);
  });
  it('restarts both ways at once on another network, though the browser still believes in the old one', async () => {
    const { view } = stubPage();
    const { events, sendTransport, receiveTransport } = start();
    view.dispatchEvent(new Event('online'));
    view.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(10_000);
    for (const { restartIce } of [sendTransport, receiveTransport])
      expect(restartIce).toHaveBeenCalledTimes(1);
    expect(events.onBroken).not.toHaveBeenCalled();
  });
});
