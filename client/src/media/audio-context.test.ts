import { afterEach, expect, it, vi } from 'vitest';
import { stubPage } from '../lib/page.test-support.ts';
import { keepRunning } from './audio-context.ts';

afterEach(() => void vi.unstubAllGlobals());

function fakeAudio(state: string) {
  const audio = Object.assign(new EventTarget(), {
    state,
    resume: vi.fn(async () => undefined),
    become(next: string) {
      audio.state = next;
      audio.dispatchEvent(new Event('statechange'));
    },
  });
  return audio;
}
const keep = (audio: ReturnType<typeof fakeAudio>) => keepRunning(audio as unknown as AudioContext);

it('sound that a telephone call interrupted goes on when the page is back, and with the next tap at the latest', () => {
  const { hide, show, tap } = stubPage();
  const audio = fakeAudio('running');
  keep(audio);
  hide();
  audio.become('interrupted');
  expect(audio.resume).not.toHaveBeenCalled();
  show();
  expect(audio.resume).toHaveBeenCalledTimes(1);
  tap();
  expect(audio.resume).toHaveBeenCalledTimes(2);
  audio.become('running');
  tap();
  expect(audio.resume).toHaveBeenCalledTimes(2);
});

it('sound that never was waits for a tap', () => {
  const { hide, show, tap } = stubPage();
  const audio = fakeAudio('suspended');
  keep(audio);
  hide();
  show();
  expect(audio.resume).not.toHaveBeenCalled();
  tap();
  expect(audio.resume).toHaveBeenCalledTimes(1);
});
