import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepPlaying } from './keep-playing.ts';
import { createLifetime } from './lifetime.ts';
import { stubPage } from './page.test-support.ts';
import { returnVideo, takeVideo, unlockVideos } from './unlocked-videos.ts';

/** As on an iPhone: plays what has sound only inside a tap, or where it was played inside one before. */
class FakeVideo extends EventTarget {
  static isInTap = false;
  srcObject: unknown = null;
  paused = true;
  playCount = 0;
  #isUnlocked = false;
  className = '';
  playsInline = false;
  removeAttribute = () => undefined;
  remove = () => undefined;
  play = async () => {
    this.playCount += 1;
    this.#isUnlocked ||= FakeVideo.isInTap;
    if (!this.#isUnlocked) throw Object.assign(new Error('no tap'), { name: 'NotAllowedError' });
    this.paused = false;
  };
  pause() {
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }
}
const inTap = (run: () => void) => {
  FakeVideo.isInTap = true;
  run();
  FakeVideo.isInTap = false;
};
const stream = {} as MediaStream;

function start(video = new FakeVideo()) {
  const handlers = { onBlocked: vi.fn(), onPlaying: vi.fn() };
  const lifetime = createLifetime();
  const { show } = keepPlaying(video as unknown as HTMLVideoElement, handlers, lifetime);
  return { video, handlers, lifetime, show };
}

let page: ReturnType<typeof stubPage>;
beforeEach(() => {
  vi.useFakeTimers();
  page = stubPage();
  Object.assign(page.page, { createElement: () => new FakeVideo() });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the voice of the other side', () => {
  it('waits for a tap where there was none, and takes any', async () => {
    const { video, handlers, show } = start();
    show(stream);
    await vi.advanceTimersByTimeAsync(0);
    expect([handlers.onBlocked.mock.calls.length, video.paused]).toEqual([1, true]);
    inTap(page.tap);
    await vi.advanceTimersByTimeAsync(0);
    expect([handlers.onPlaying.mock.calls.length, video.paused]).toEqual([1, false]);
  });
  it('is heard at once in an element that an earlier tap unlocked, also a second time', async () => {
    inTap(unlockVideos);
    const video = takeVideo() as unknown as FakeVideo;
    const first = start(video);
    first.show(stream);
    await vi.advanceTimersByTimeAsync(0);
    expect(first.handlers.onBlocked).not.toHaveBeenCalled();
    expect(first.handlers.onPlaying).toHaveBeenCalledTimes(1);
    first.lifetime.end();
    returnVideo(video as unknown as HTMLVideoElement);
    expect(takeVideo()).toBe(video);
  });
  it('goes on after the system paused it: at once, or when the page is back', async () => {
    inTap(unlockVideos);
    const { video, show, lifetime } = start(takeVideo() as unknown as FakeVideo);
    show(stream);
    await vi.advanceTimersByTimeAsync(0);
    video.pause();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(video.paused).toBe(false);
    page.hide();
    video.pause();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(video.paused).toBe(true);
    page.show();
    await vi.advanceTimersByTimeAsync(0);
    expect(video.paused).toBe(false);
    lifetime.end();
    video.pause();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(video.paused).toBe(true);
  });
  it('does not play what it plays already, and nothing where there is nothing', async () => {
    inTap(unlockVideos);
    const { video, show } = start(takeVideo() as unknown as FakeVideo);
    const before = video.playCount;
    show(null);
    show(stream);
    show(stream);
    await vi.advanceTimersByTimeAsync(0);
    page.show();
    expect(video.playCount - before).toBe(1);
  });
});
