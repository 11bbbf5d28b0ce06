import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTrackPlayer, type TrackElement, type TrackPlayer } from './track-player.ts';
import { syncToleranceMs } from './track-sync.ts';

const clock = { at: 0 };

/** A media element whose time is the test's: it starts late, and its own clock may be off. */
class FakeElement implements TrackElement {
  playbackRate = 1;
  paused = true;
  ended = false;
  seeking = false;
  readyState = 4;
  error: MediaError | null = null;
  seeks = 0;
  readonly #startDelayMs: number;
  readonly #drift: number;
  #time = 0;
  #startsAt = 0;
  #durationMs = 600_000;

  constructor({ startDelayMs = 0, drift = 1, durationMs = 600_000 } = {}) {
    this.#startDelayMs = startDelayMs;
    this.#drift = drift;
    this.#durationMs = durationMs;
  }
  get currentTime(): number {
    return this.#time;
  }
  set currentTime(value: number) {
    this.#time = Math.min(value, this.#durationMs / 1_000);
    this.ended = false;
    this.seeks += 1;
  }
  async play(): Promise<void> {
    this.paused = false;
    this.#startsAt = clock.at + this.#startDelayMs;
  }
  pause(): void {
    this.paused = true;
  }
  pass(ms: number): void {
    if (this.paused || this.readyState < 3 || clock.at < this.#startsAt) return;
    this.#time += (ms / 1_000) * this.playbackRate * this.#drift;
    if (this.#time * 1_000 < this.#durationMs) return;
    this.#time = this.#durationMs / 1_000;
    this.ended = true;
    this.paused = true;
    this.readyState = 2;
  }
}

let player: TrackPlayer;
let elements: FakeElement[];

function open(made: FakeElement[], durationMs = 60_000): void {
  player = createTrackPlayer({ durationMs, now: () => clock.at });
  elements = made;
  for (const [index, element] of made.entries()) player.attach(`t${index}`, element);
}
/** Time passes in the steps of the player's own clock. */
function pass(ms: number): void {
  for (let left = ms; left > 0; left -= 50) {
    clock.at += 50;
    for (const element of elements) element.pass(50);
    if (clock.at % 100 === 0) player.tick();
  }
}
const state = () => player.state.getState();
const spreadMs = () => {
  const times = elements.map(({ currentTime }) => currentTime * 1_000);
  return Math.max(...times) - Math.min(...times);
};

beforeEach(() => {
  vi.useFakeTimers();
  clock.at = 0;
});
afterEach(() => {
  player.close();
  vi.useRealTimers();
});

describe('tracks that are played together', () => {
  it('begin together and stay in step though they start late and their clocks are off', () => {
    open([new FakeElement(), new FakeElement({ startDelayMs: 150 }), new FakeElement({ drift: 1.02 })]);
    player.play();
    pass(2_000);
    for (let second = 0; second < 20; second += 1) {
      pass(1_000);
      expect(spreadMs()).toBeLessThanOrEqual(syncToleranceMs);
    }
    expect(state().positionMs).toBeGreaterThan(21_000);
  });

  it('wait for one that has nothing to show, all of them, and go on together', () => {
    open([new FakeElement(), new FakeElement()]);
    player.play();
    pass(3_000);
    const [first, second] = elements as [FakeElement, FakeElement];
    second.readyState = 1;
    pass(1_500);
    expect(state().isWaiting).toBe(true);
    expect(first.paused).toBe(true);
    const { positionMs } = state();
    pass(2_000);
    expect(state().positionMs).toBe(positionMs);
    second.readyState = 4;
    pass(1_000);
    expect(state().isWaiting).toBe(false);
    expect(first.paused).toBe(false);
    pass(2_000);
    expect(spreadMs()).toBeLessThanOrEqual(syncToleranceMs);
  });

  it('do not wait for ever: one that never comes is left out and told of, and is let in again when it does', () => {
    open([new FakeElement(), new FakeElement()]);
    const [, second] = elements as [FakeElement, FakeElement];
    second.readyState = 0;
    player.play();
    pass(7_000);
    expect(state().positionMs).toBe(0);
    pass(4_000);
    expect(state().leftOut).toEqual(['t1']);
    expect(state().positionMs).toBeGreaterThan(1_000);
    second.readyState = 4;
    pass(3_000);
    expect(state().leftOut).toEqual([]);
    expect(spreadMs()).toBeLessThanOrEqual(syncToleranceMs);
  });

  it('go on without one that failed', () => {
    open([new FakeElement(), new FakeElement()]);
    (elements[1] as FakeElement).error = { code: 4 } as MediaError;
    player.play();
    pass(1_000);
    expect(state()).toMatchObject({ leftOut: ['t1'], isWaiting: false });
    expect(state().positionMs).toBeGreaterThan(800);
  });

  it('are all at the place that was looked for, at rest or while they run', () => {
    open([new FakeElement(), new FakeElement()]);
    player.seek(30_000);
    expect(elements.map(({ currentTime }) => currentTime)).toEqual([30, 30]);
    expect(state().isPlaying).toBe(false);
    player.play();
    pass(1_000);
    player.seek(10_000);
    pass(2_000);
    expect(state().positionMs).toBeGreaterThan(11_500);
    expect(state().positionMs).toBeLessThan(12_500);
    expect(spreadMs()).toBeLessThanOrEqual(syncToleranceMs);
  });

  it('run at the wished rate', () => {
    open([new FakeElement(), new FakeElement({ startDelayMs: 100 })]);
    player.setRate(2);
    player.play();
    pass(5_000);
    expect(state().positionMs).toBeGreaterThan(9_500);
    expect(state().positionMs).toBeLessThan(10_500);
    expect(spreadMs()).toBeLessThanOrEqual(syncToleranceMs);
    player.setRate(0.5);
    const { positionMs } = state();
    pass(4_000);
    expect(state().positionMs - positionMs).toBeCloseTo(2_000, -2);
  });

  it('leap over what nobody recorded', () => {
    open([new FakeElement(), new FakeElement()]);
    player.setSkips([{ fromMs: 2_000, toMs: 20_000 }]);
    player.play();
    pass(4_000);
    expect(state().positionMs).toBeGreaterThan(21_000);
    expect(spreadMs()).toBeLessThanOrEqual(syncToleranceMs);
  });

  it('end with the recording, though one is a little shorter, and begin anew after it', () => {
    open([new FakeElement(), new FakeElement({ durationMs: 4_800 })], 5_000);
    player.play();
    pass(6_500);
    expect(state()).toMatchObject({ isPlaying: false, hasEnded: true, positionMs: 5_000, leftOut: [] });
    expect(elements.every(({ paused }) => paused)).toBe(true);
    for (const element of elements) element.readyState = 4;
    player.play();
    pass(1_000);
    expect(state()).toMatchObject({ isPlaying: true, hasEnded: false });
    expect(state().positionMs).toBeLessThan(1_500);
  });

  it('take in one that comes later, at the place where the others are', () => {
    open([new FakeElement()]);
    player.play();
    pass(5_000);
    const late = new FakeElement();
    elements.push(late);
    const leave = player.attach('late', late);
    pass(2_000);
    expect(state().isWaiting).toBe(false);
    expect(spreadMs()).toBeLessThanOrEqual(syncToleranceMs);
    leave();
    expect(late.paused).toBe(true);
    elements.pop();
    pass(1_000);
    expect(state().positionMs).toBeGreaterThan(7_500);
  });

  it('rest when they are paused, and when the player is closed', () => {
    open([new FakeElement()]);
    player.play();
    pass(1_000);
    player.pause();
    const { positionMs } = state();
    pass(1_000);
    expect(state()).toMatchObject({ positionMs, isPlaying: false });
    player.play();
    player.close();
    expect((elements[0] as FakeElement).paused).toBe(true);
    player.play();
    expect(state().isPlaying).toBe(false);
  });
});
