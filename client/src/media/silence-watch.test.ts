import type { types } from 'mediasoup-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLifetime } from '../lib/lifetime.ts';
import { stubPage } from '../lib/page.test-support.ts';
import { watchSilence } from './silence-watch.ts';

/** Firefox: the microphone's sample rate is not the page's. */
const createMediaStreamSource = vi.fn(() => {
  throw new DOMException('another sample rate', 'NotSupportedError');
});
class FakeAudioContext extends EventTarget {
  state = 'running';
  createMediaStreamSource = createMediaStreamSource;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  const { view } = stubPage();
  Object.assign(view, { AudioContext: FakeAudioContext });
  vi.stubGlobal('MediaStream', class {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('a microphone that the page may not listen to is left alone, and watched on once the figures tell', async () => {
  const lifetime = createLifetime();
  const localMedia = {
    reopen: vi.fn(async () => undefined),
    reportSilence: vi.fn(),
    onTrack: () => () => undefined,
  };
  /** No figure at all, then zeros. */
  let figures: object = {};
  const getStats = vi.fn(
    async () => new Map([['x', { id: 'a', type: 'media-source', kind: 'audio', ...figures }]]),
  );
  const microphone = { track: { readyState: 'live', muted: false }, getStats } as unknown as types.Producer;
  watchSilence({ localMedia, microphone: () => microphone, isLive: () => true }, lifetime);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(getStats).toHaveBeenCalledTimes(20);
  expect(createMediaStreamSource).toHaveBeenCalledTimes(1);
  expect(localMedia.reopen).not.toHaveBeenCalled();
  expect(localMedia.reportSilence).not.toHaveBeenCalledWith(true);
  figures = { audioLevel: 0 };
  await vi.advanceTimersByTimeAsync(20_000);
  expect(localMedia.reopen).toHaveBeenCalledTimes(1);
  expect(localMedia.reportSilence).toHaveBeenLastCalledWith(true);
  lifetime.end();
});
