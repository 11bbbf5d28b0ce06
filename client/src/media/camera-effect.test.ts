import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLifetime } from '../lib/lifetime.ts';
import { createCameraEffect, type TrackFilter } from './camera-effect.ts';
import { createSpeedJudge, slowFramesPerSecond, slowSeconds } from './speed-judge.ts';

const track = (name: string) => ({ name, clone: () => track(name), stop: vi.fn() }) as never;
const filter = { start: vi.fn<TrackFilter['start']>(), stop: vi.fn() };
const load = vi.fn(async (): Promise<TrackFilter> => filter);
const statuses: string[] = [];
const onGiveUp = vi.fn();
let framesASecond: number;
let cameraFramesASecond: number;
let lifetime = createLifetime();

/** Gives the second's frames at once: a camera's, or what is made of them. */
class FakeProcessor {
  readonly #name: string;
  constructor({ track: { name } }: { track: { name: string } }) {
    this.#name = name;
  }
  readable = {
    getReader: () => {
      let left = 0;
      const refill = setInterval(() => {
        left = this.#name === 'blurred' ? framesASecond : cameraFramesASecond;
        wake();
      }, 1_000);
      let wake = () => {};
      return {
        async read() {
          while (left === 0) await new Promise<void>((resolve) => (wake = resolve));
          left -= 1;
          return { done: false, value: { close() {} } };
        },
        async cancel() {
          clearInterval(refill);
        },
      };
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('MediaStreamTrackProcessor', FakeProcessor);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  filter.start.mockReset().mockImplementation(async () => track('blurred'));
  filter.stop.mockReset();
  load.mockClear();
  onGiveUp.mockClear();
  statuses.length = 0;
  framesASecond = 20;
  cameraFramesASecond = 20;
  lifetime = createLifetime();
});
afterEach(() => {
  lifetime.end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
const open = () =>
  createCameraEffect({ load, onStatus: (status) => void statuses.push(status), onGiveUp }, lifetime);

it('fetches nothing and passes the camera on until it is wanted', async () => {
  const raw = track('raw');
  expect(await open().process(raw)).toBe(raw);
  expect(load).not.toHaveBeenCalled();
});

it('gives another track while it is wanted, for each camera after the other, and is loaded once', async () => {
  const effect = open();
  effect.want(true);
  expect(await effect.process(track('one'))).toMatchObject({ name: 'blurred' });
  expect(await effect.process(track('two'))).toMatchObject({ name: 'blurred' });
  expect(load).toHaveBeenCalledTimes(1);
  expect(filter.start.mock.calls.map(([given]) => (given as never as { name: string }).name)).toEqual([
    'one',
    'two',
  ]);
  expect(filter.stop.mock.invocationCallOrder.at(-1)).toBeLessThan(
    filter.start.mock.invocationCallOrder.at(-1) ?? 0,
  );
  effect.want(false);
  const raw = track('three');
  expect(await effect.process(raw)).toBe(raw);
  expect(statuses).toEqual(['starting', 'on', 'starting', 'on', 'off']);
});

it('says that it failed, sends the camera plain, and can be tried anew', async () => {
  const effect = open();
  const raw = track('raw');
  filter.start.mockRejectedValueOnce(new Error('no WebGL'));
  effect.want(true);
  expect(await effect.process(raw)).toBe(raw);
  expect(statuses).toEqual(['starting', 'failed']);
  effect.want(true);
  expect(await effect.process(raw)).not.toBe(raw);
  expect(load).toHaveBeenCalledTimes(2);
});

it('does not wait for ever', async () => {
  const effect = open();
  const raw = track('raw');
  filter.start.mockReturnValueOnce(new Promise(() => undefined));
  effect.want(true);
  const processed = effect.process(raw);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await processed).toBe(raw);
  expect(statuses).toEqual(['starting', 'failed']);
});

it('turns itself off on a machine that is too slow, and not where the camera itself gives little in the dark', async () => {
  const effect = open();
  effect.want(true);
  await effect.process(track('raw'));
  await vi.advanceTimersByTimeAsync(30_000);
  framesASecond = slowFramesPerSecond - 2;
  cameraFramesASecond = framesASecond;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(onGiveUp).not.toHaveBeenCalled();
  cameraFramesASecond = 20;
  await vi.advanceTimersByTimeAsync((slowSeconds + 2) * 1_000);
  expect(onGiveUp).toHaveBeenCalled();
  expect(statuses.at(-1)).toBe('tooSlow');
  const raw = track('next');
  expect(await effect.process(raw)).toBe(raw);
});

it('judges seconds in a row alone, and none that nobody looks at', () => {
  const judge = createSpeedJudge();
  const slow = { given: 20, made: 1, tickShare: 1, isSeen: true };
  const first = Array.from({ length: slowSeconds - 1 }, () => judge(slow));
  expect([
    ...first,
    judge({ ...slow, made: 20 }),
    judge(slow),
    judge({ ...slow, isSeen: false }),
  ]).not.toContain(true);
  const again = Array.from({ length: slowSeconds }, () => judge(slow));
  expect(again.indexOf(true)).toBe(slowSeconds - 1);
  // Held up itself, the page sees no more of the camera than it makes.
  const heldUp = { given: 1, made: 1, isSeen: true };
  const judgeHeldUp = createSpeedJudge();
  const seconds = Array.from({ length: slowSeconds }, () => judgeHeldUp({ ...heldUp, tickShare: 0.2 }));
  expect(seconds.at(-1)).toBe(true);
  const judgeDark = createSpeedJudge();
  const dark = Array.from({ length: slowSeconds }, () => judgeDark({ ...heldUp, tickShare: 0.9 }));
  expect(dark.at(-1)).toBe(false);
});
