import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLifetime } from '../lib/lifetime.ts';
import { stubPage } from '../lib/page.test-support.ts';
import { careForDevices } from './device-care.ts';
import type { DeviceKind } from './types.ts';

const fakeTrack = () =>
  Object.assign(new EventTarget(), { readyState: 'live', muted: false }) as EventTarget & {
    readyState: string;
    muted: boolean;
  };

let page: ReturnType<typeof stubPage>;
beforeEach(() => {
  vi.useFakeTimers();
  page = stubPage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function start() {
  let microphone: ReturnType<typeof fakeTrack> | null = fakeTrack();
  let wanted = true;
  let isTaken = false;
  const reopen = vi.fn(async (_kind: DeviceKind) => {
    microphone = isTaken ? null : fakeTrack();
    if (microphone !== null) care.follow('microphone', microphone as unknown as MediaStreamTrack);
  });
  const care = careForDevices(
    {
      trackOf: (kind) => (kind === 'microphone' ? (microphone as unknown as MediaStreamTrack | null) : null),
      isWanted: (kind) => kind === 'microphone' && wanted,
      reopen,
      refresh: async () => undefined,
    },
    createLifetime(),
  );
  care.follow('microphone', microphone as unknown as MediaStreamTrack);
  return {
    reopen,
    track: () => microphone,
    turnOff() {
      wanted = false;
    },
    /** A phone call has it, or has it no more. */
    take(isNow: boolean) {
      isTaken = isNow;
    },
    end() {
      if (microphone === null) return;
      microphone.readyState = 'ended';
      microphone.dispatchEvent(new Event('ended'));
    },
    silence(isNow: boolean) {
      if (microphone === null) return;
      microphone.muted = isNow;
      microphone.dispatchEvent(new Event(isNow ? 'mute' : 'unmute'));
    },
  };
}

describe('a device that the system takes', () => {
  it('is opened again at once when it ended, and no more than once', async () => {
    const { end, reopen } = start();
    end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reopen).toHaveBeenCalledTimes(1);
  });
  it('is given time to come back when it is silenced, and opened again when it does not', async () => {
    const { silence, reopen, track } = start();
    silence(true);
    await vi.advanceTimersByTimeAsync(1_000);
    silence(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reopen).not.toHaveBeenCalled();
    silence(true);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(reopen).toHaveBeenCalledTimes(1);
    expect(track()?.muted).toBe(false);
  });
  it('is tried again, ever more seldom, until a phone call gives it back', async () => {
    const { end, reopen, take, track } = start();
    take(true);
    end();
    await vi.advanceTimersByTimeAsync(60_000);
    const tries = reopen.mock.calls.length;
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(8);
    take(false);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(track()?.readyState).toBe('live');
    const after = reopen.mock.calls.length;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(reopen).toHaveBeenCalledTimes(after);
  });
  it('is not opened in a hidden page, but when that is back', async () => {
    const { end, reopen } = start();
    page.hide();
    end();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reopen).not.toHaveBeenCalled();
    page.show();
    await vi.advanceTimersByTimeAsync(0);
    expect(reopen).toHaveBeenCalledTimes(1);
  });
  it('is tried in one row of tries, however often the page comes back meanwhile', async () => {
    const { end, reopen, take } = start();
    take(true);
    end();
    await vi.advanceTimersByTimeAsync(1_000);
    for (let count = 0; count < 5; count += 1) page.show();
    await vi.advanceTimersByTimeAsync(0);
    const before = reopen.mock.calls.length;
    await vi.advanceTimersByTimeAsync(13_500);
    expect(reopen.mock.calls.length - before).toBe(2);
  });
  it('is found gone when a page is back that slept, which hears of nothing', async () => {
    const { reopen, track } = start();
    page.hide();
    // Frozen pages hear of nothing.
    const asleep = track();
    if (asleep !== null) asleep.readyState = 'ended';
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reopen).not.toHaveBeenCalled();
    page.show();
    page.page.dispatchEvent(new Event('resume'));
    await vi.advanceTimersByTimeAsync(0);
    expect(reopen).toHaveBeenCalledTimes(1);
  });
  it('is opened when it is plugged in again', async () => {
    const { end, reopen, take } = start();
    take(true);
    end();
    await vi.advanceTimersByTimeAsync(200_000);
    const before = reopen.mock.calls.length;
    take(false);
    page.mediaDevices.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(600);
    expect(reopen).toHaveBeenCalledTimes(before + 1);
  });
  it('is not listened to any more once another took its place', async () => {
    const { end, track } = start();
    const before = track();
    const forget = vi.spyOn(before as EventTarget, 'removeEventListener');
    end();
    await vi.advanceTimersByTimeAsync(0);
    expect(track()).not.toBe(before);
    expect(forget.mock.calls.map(([event]) => event).sort()).toEqual(['ended', 'mute']);
  });
  it('is left alone once its owner turned it off', async () => {
    const { end, reopen, turnOff } = start();
    turnOff();
    end();
    page.show();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reopen).not.toHaveBeenCalled();
  });
});
