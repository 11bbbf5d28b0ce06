import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchCamera } from './watch-camera.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(readyState = 'live') {
  const track = Object.assign(new EventTarget(), { readyState });
  const onLost = vi.fn();
  const end = watchCamera(track as unknown as MediaStreamTrack, onLost);
  return { say: (name: string) => track.dispatchEvent(new Event(name)), onLost, end };
}

it('a camera that the system took is lost at once, and once', () => {
  const { say, onLost } = start();
  say('ended');
  say('ended');
  expect(onLost).toHaveBeenCalledTimes(1);
});

it('one that is silent for long is lost, one that is silent for a moment is not', () => {
  const { say, onLost } = start();
  say('mute');
  vi.advanceTimersByTime(2_900);
  say('unmute');
  vi.advanceTimersByTime(10_000);
  expect(onLost).not.toHaveBeenCalled();
  say('mute');
  vi.advanceTimersByTime(3_000);
  expect(onLost).toHaveBeenCalledTimes(1);
});

it('one that ended before anybody listened is lost, and nobody is told after the end of the watch', () => {
  const early = start('ended');
  vi.advanceTimersByTime(0);
  expect(early.onLost).toHaveBeenCalledTimes(1);
  const over = start('ended');
  over.end();
  over.say('ended');
  vi.advanceTimersByTime(10_000);
  expect(over.onLost).not.toHaveBeenCalled();
});
