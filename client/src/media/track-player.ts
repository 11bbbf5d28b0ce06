import { createStore, type StoreApi } from 'zustand/vanilla';
import { createLifetime } from '../lib/lifetime.ts';
import { correctTrack, endOfSpan, type Span } from './track-sync.ts';

/** What the player uses of a media element. */
export type TrackElement = Pick<
  HTMLMediaElement,
  'currentTime' | 'playbackRate' | 'paused' | 'ended' | 'seeking' | 'readyState' | 'error' | 'pause'
> & { play(): Promise<void> };

export type TrackPlayerState = {
  isPlaying: boolean;
  /** Wants to play, and some track is not there yet. */
  isWaiting: boolean;
  hasEnded: boolean;
  /** ms from the recording's begin. */
  positionMs: number;
  rate: number;
  /** Tracks that cannot be played, or keep the others waiting too long: these go on without them. */
  leftOut: readonly string[];
};

export type TrackPlayer = {
  readonly state: Pick<StoreApi<TrackPlayerState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** A track that is to run with the others from now on; returns what takes it out again. */
  attach(trackId: string, element: TrackElement): () => void;
  play(): void;
  pause(): void;
  seek(toMs: number): void;
  setRate(rate: number): void;
  /** Spans that are leapt over while it plays. */
  setSkips(spans: readonly Span[]): void;
  /** One look at the clock and at all tracks; runs by itself. */
  tick(): void;
  close(): void;
};

type Track = { element: TrackElement; seekAt: number | null; lateSince: number | null; isLeftOut: boolean };
type Options = {
  durationMs: number;
  /** Monotonic, ms. */
  now?: () => number;
  everyMs?: number;
};

/** The browser has the picture and some of what follows. */
const haveFutureData = 3;
/** A track that falls behind for less than this, as after a leap of its own, keeps nobody waiting, ms. */
const graceMs = 500;
/** So long one track may keep all others waiting, ms. */
const waitMaxMs = 8_000;
/** A place that is as good as the one wished for, ms. */
const nearMs = 40;

/**
 * Plays the tracks of a recording in step. One clock tells where all are; each track is corrected towards it, and the clock
 * stands while one of them has nothing to show.
 */
export function createTrackPlayer({
  durationMs,
  now = () => performance.now(),
  everyMs = 100,
}: Options): TrackPlayer {
  const lifetime = createLifetime();
  const store = createStore<TrackPlayerState>()(() => ({
    ...{ isPlaying: false, isWaiting: false, hasEnded: false },
    ...{ positionMs: 0, rate: 1, leftOut: [] },
  }));
  const tracks = new Map<string, Track>();
  let skips: readonly Span[] = [];
  /** When the clock was last read, while it runs. */
  let readAt: number | null = null;
  /** All were brought to one place: they begin together. */
  let beginsTogether = true;

  const running = () => [...tracks.values()].filter(({ isLeftOut }) => !isLeftOut);
  /** One that is over has nothing more to show, and keeps nobody waiting. */
  const isReady = ({ element }: Track) =>
    element.ended || (!element.seeking && element.readyState >= haveFutureData);
  const blocks = ({ lateSince }: Track) =>
    lateSince !== null && (beginsTogether || now() - lateSince > graceMs);

  function place(track: Track, toMs: number): void {
    track.element.currentTime = toMs / 1_000;
    track.seekAt = now();
  }
  function halt(track: Track): void {
    if (!track.element.paused) track.element.pause();
  }
  function start(track: Track): void {
    if (!track.element.paused || track.element.ended) return;
    // A pause that comes before it has begun rejects; the next tick sees what became of it.
    track.element.play().catch(() => undefined);
  }

  /** Leaves out what cannot be played or keeps the others waiting for too long. */
  function sift(): void {
    let hasChanged = false;
    for (const track of tracks.values()) {
      const isLate = !isReady(track);
      track.lateSince = isLate ? (track.lateSince ?? now()) : null;
      const isOut =
        track.element.error !== null || (track.lateSince !== null && now() - track.lateSince > waitMaxMs);
      if (isOut !== track.isLeftOut) hasChanged = true;
      if (isOut && !track.isLeftOut) halt(track);
      if (!isOut && track.isLeftOut) place(track, store.getState().positionMs);
      track.isLeftOut = isOut;
    }
    if (hasChanged)
      store.setState({ leftOut: [...tracks].filter(([, track]) => track.isLeftOut).map(([id]) => id) });
  }

  function advance(): number {
    const { positionMs, rate } = store.getState();
    const at = now();
    const next = readAt === null ? positionMs : positionMs + (at - readAt) * rate;
    readAt = at;
    return endOfSpan(skips, next) ?? next;
  }

  function correct(track: Track, masterMs: number): void {
    const { rate } = store.getState();
    const { element } = track;
    const correction = correctTrack({
      ...{ trackMs: element.currentTime * 1_000, masterMs, rate },
      sinceSeekMs: track.seekAt === null ? null : now() - track.seekAt,
    });
    if (correction.kind === 'seek') place(track, correction.toMs);
    else if (Math.abs(element.playbackRate - correction.rate) > 0.001) element.playbackRate = correction.rate;
  }

  function tick(): void {
    sift();
    const { isPlaying } = store.getState();
    if (!isPlaying) return;
    if (running().some(blocks)) {
      readAt = null;
      beginsTogether = true;
      for (const track of running()) halt(track);
      store.setState({ isWaiting: true });
      return;
    }
    const positionMs = advance();
    if (positionMs >= durationMs) {
      stop();
      store.setState({ positionMs: durationMs, hasEnded: true });
      return;
    }
    store.setState({ positionMs, isWaiting: false });
    beginsTogether = false;
    for (const track of running().filter(isReady)) {
      start(track);
      if (!track.element.ended) correct(track, positionMs);
    }
  }

  function stop(): void {
    readAt = null;
    for (const track of tracks.values()) halt(track);
    store.setState({ isPlaying: false, isWaiting: false });
  }

  const timer = setInterval(tick, everyMs);
  lifetime.defer(() => clearInterval(timer));
  lifetime.defer(stop);

  function seek(toMs: number): void {
    const positionMs = Math.max(0, Math.min(durationMs, toMs));
    readAt = null;
    beginsTogether = true;
    store.setState({ positionMs, hasEnded: false });
    for (const track of tracks.values()) {
      halt(track);
      if (Math.abs(track.element.currentTime * 1_000 - positionMs) > nearMs) place(track, positionMs);
      track.lateSince = null;
    }
  }

  return {
    state: store,
    attach(trackId, element) {
      const track: Track = { element, seekAt: null, lateSince: null, isLeftOut: false };
      tracks.set(trackId, track);
      const { positionMs } = store.getState();
      if (positionMs > 0) place(track, positionMs);
      return () => {
        if (tracks.get(trackId) === track) tracks.delete(trackId);
        element.pause();
      };
    },
    play() {
      if (lifetime.hasEnded || store.getState().isPlaying) return;
      const { hasEnded, positionMs } = store.getState();
      seek(hasEnded ? 0 : positionMs);
      store.setState({ isPlaying: true, isWaiting: false });
      tick();
    },
    pause: stop,
    seek,
    setRate(rate) {
      // What has passed, passed at the rate before.
      if (store.getState().isPlaying && readAt !== null) store.setState({ positionMs: advance() });
      store.setState({ rate });
      for (const { element } of tracks.values()) element.playbackRate = rate;
    },
    setSkips(spans) {
      skips = spans;
    },
    tick,
    close: () => lifetime.end(),
  };
}
