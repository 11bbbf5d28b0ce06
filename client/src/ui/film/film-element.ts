import { createStore } from 'zustand/vanilla';
import type { FilmSync } from './film-player-props.ts';
import { steer } from './steering.ts';
import { createWatched } from './watched.ts';

export type FilmElementState = {
  isPlaying: boolean;
  positionMs: number;
  rate: number;
  /** Bytes are on their way, and the picture stands for them. */
  isWaiting: boolean;
  isReady: boolean;
  hasFailed: boolean;
  /** The browser lets it play without its sound only, until somebody presses something. */
  isHushed: boolean;
};
export type FilmElement = ReturnType<typeof createFilmElement>;

/** Between two looks at where it stands and should stand, ms. */
const followEveryMs = 100;
/** Between two words of what was watched, ms. */
const watchedEveryMs = 5_000;

/** Drives one video element: by itself, or after everybody's film. */
export function createFilmElement(
  video: HTMLVideoElement,
  durationMs: number,
  told: {
    onWatched: (spans: ReturnType<ReturnType<typeof createWatched>['take']>) => void;
    onTime: (ms: number) => void;
    onReady: () => void;
  },
) {
  const state = createStore<FilmElementState>()(() => ({
    ...{ isPlaying: false, positionMs: 0, rate: 1, isWaiting: false },
    ...{ isReady: false, hasFailed: false, isHushed: false },
  }));
  const ends: (() => void)[] = [];
  const watched = createWatched();
  let followed: { sync: FilmSync | null; serverNow: () => number } | null = null;
  let jump: { at: number } | null = null;
  /** What a jump takes until its picture is there, ms: learned from those before. */
  let jumpTakesMs = 80;

  const nowMs = () => video.currentTime * 1_000;
  function on(name: keyof HTMLMediaElementEventMap, handle: () => void): void {
    video.addEventListener(name, handle);
    ends.push(() => video.removeEventListener(name, handle));
  }
  function look(): void {
    const positionMs = Math.min(durationMs, nowMs());
    const isRunning = !video.paused && !video.seeking && video.readyState >= 3;
    watched.tell(nowMs(), performance.now(), isRunning ? video.playbackRate : null);
    state.setState({ positionMs });
    told.onTime(positionMs);
  }
  function tellWatched(): void {
    const spans = watched.take();
    if (spans.length > 0) told.onWatched(spans);
  }
  function markReady(): void {
    if (!state.getState().isReady) told.onReady();
    state.setState({ isReady: true, isWaiting: false, hasFailed: false });
  }
  on('timeupdate', look);
  on('seeking', () => watched.tell(nowMs(), performance.now(), null));
  on('seeked', () => {
    if (jump !== null) jumpTakesMs = Math.min(1_000, (jumpTakesMs + performance.now() - jump.at) / 2);
    jump = null;
    look();
  });
  on('play', () => state.setState({ isPlaying: true }));
  on('pause', () => {
    look();
    tellWatched();
    if (followed === null) state.setState({ isPlaying: false });
  });
  on('ended', () => {
    look();
    tellWatched();
    state.setState({ isPlaying: false });
  });
  on('waiting', () => state.setState({ isWaiting: true }));
  on('playing', markReady);
  on('canplay', markReady);
  on('error', () => state.setState({ hasFailed: true, isWaiting: false }));
  on('ratechange', () => {
    if (followed === null) state.setState({ rate: video.playbackRate });
  });
  const ticking = setInterval(tellWatched, watchedEveryMs);

  async function play(): Promise<void> {
    try {
      await video.play();
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError' || video.muted) return;
      video.muted = true;
      state.setState({ isHushed: true });
      await video.play().catch(() => undefined);
    }
  }

  function seek(toMs: number): void {
    const target = Math.max(0, Math.min(durationMs, toMs));
    jump = { at: performance.now() };
    video.currentTime = target / 1_000;
    state.setState({ positionMs: target });
  }

  function follow(): void {
    if (followed === null || !state.getState().isReady || video.seeking) return;
    const { sync, serverNow } = followed;
    const doing = steer(sync, { serverMs: serverNow(), actualMs: nowMs(), durationMs, jumpTakesMs });
    state.setState({ isPlaying: sync?.isPlaying ?? false, rate: sync?.rate ?? 1 });
    if (doing.act === 'stand') {
      if (!video.paused) video.pause();
      if (doing.atMs !== null) seek(doing.atMs);
      return;
    }
    if (doing.act === 'jump') seek(doing.toMs);
    else if (Math.abs(video.playbackRate - doing.rate) > 0.001) video.playbackRate = doing.rate;
    if (video.paused) void play();
  }
  const following = setInterval(follow, followEveryMs);

  return {
    state,
    play: () => void play(),
    pause: () => video.pause(),
    seek,
    setRate: (rate: number) => {
      video.playbackRate = rate;
    },
    /** From here on it goes after this; null: by itself. */
    follow(wish: { sync: FilmSync | null; serverNow: () => number } | null): void {
      followed = wish;
      follow();
    },
    /** After somebody pressed something. */
    unhush(): void {
      video.muted = false;
      state.setState({ isHushed: false });
    },
    /** What failed is asked for again, at the same place. */
    retry(): void {
      const at = video.currentTime;
      state.setState({ hasFailed: false, isReady: false });
      video.load();
      video.currentTime = at;
    },
    currentMs: nowMs,
    close(): void {
      for (const end of ends) end();
      clearInterval(ticking);
      clearInterval(following);
      look();
      tellWatched();
      if (video.isConnected) return;
      // It would hold its connection until it is collected, and a browser has six to one server.
      video.removeAttribute('src');
      video.load();
    },
  };
}
