import { createLifetime, type Lifetime } from '../lib/lifetime.ts';
import { isPageSeen } from '../lib/page-events.ts';
import { countFrames } from './count-frames.ts';
import { createSpeedJudge } from './speed-judge.ts';
import type { BlurStatus } from './types.ts';

/** Makes another track of a camera's. `start` replaces what was started before. */
export type TrackFilter = { start(track: MediaStreamTrack): Promise<MediaStreamTrack>; stop(): void };
type LoadFilter = () => Promise<TrackFilter>;

/** Model and code are some megabytes the first time; who waits longer is better off without, ms. */
const startTimeoutMs = 20_000;

/** How often the page shows that it is not held up. */
const tickMs = 50;

type EffectHooks = {
  onStatus: (status: BlurStatus) => void;
  /** It gave up by itself: the plain track is to be sent again. */
  onGiveUp: () => void;
};
export type CameraEffect = {
  want(isOn: boolean): void;
  /** What is to be sent in place of this track: itself where nothing is wanted, or nothing works. */
  process(track: MediaStreamTrack): Promise<MediaStreamTrack>;
  stop(): void;
};
export type CreateEffect = (hooks: EffectHooks, lifetime: Lifetime) => CameraEffect;

/**
 * Blur on the way from the camera to whoever sends or shows it. It is loaded when it is first turned on; where it fails or
 * the machine is too slow, it turns itself off and says which.
 */
export function createCameraEffect(
  { load, onStatus, onGiveUp }: EffectHooks & { load: LoadFilter },
  lifetime: Lifetime,
): CameraEffect {
  let isWanted = false;
  let filter: Promise<TrackFilter> | null = null;
  let running = createLifetime();
  lifetime.defer(() => stop());

  function stop(): void {
    running.end();
    running = createLifetime();
    filter?.then((loaded) => loaded.stop()).catch(() => undefined);
  }

  function watchSpeed(raw: MediaStreamTrack, made: MediaStreamTrack): void {
    const isTooSlow = createSpeedJudge();
    const [readGiven, readMade] = [countFrames(raw, running), countFrames(made, running)];
    if (readGiven === null || readMade === null) return;
    let tickCount = 0;
    running.setInterval(() => {
      tickCount += 1;
    }, tickMs);
    let lookedAt = performance.now();
    running.setInterval(() => {
      const now = performance.now();
      const seconds = Math.max(1, now - lookedAt) / 1_000;
      const second = {
        given: readGiven() / seconds,
        made: readMade() / seconds,
        tickShare: (tickCount * tickMs) / 1_000 / seconds,
        isSeen: isPageSeen(),
      };
      [tickCount, lookedAt] = [0, now];
      if (!isTooSlow(second)) return;
      isWanted = false;
      onStatus('tooSlow');
      onGiveUp();
    }, 1_000);
  }

  async function start(track: MediaStreamTrack): Promise<MediaStreamTrack> {
    filter ??= load();
    const loaded = await filter;
    return loaded.start(track);
  }

  return {
    want(isOn) {
      isWanted = isOn;
      if (!isWanted) onStatus('off');
    },
    async process(track) {
      stop();
      if (!isWanted) return track;
      onStatus('starting');
      try {
        const made = await within(start(track), startTimeoutMs);
        if (lifetime.hasEnded) return track;
        watchSpeed(track, made);
        onStatus('on');
        return made;
      } catch (error) {
        console.warn('blur', error);
        // Another try begins from the start.
        stop();
        filter = null;
        isWanted = false;
        onStatus('failed');
        return track;
      }
    },
    stop,
  };
}

function within<Result>(work: Promise<Result>, limitMs: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it takes too long')), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
