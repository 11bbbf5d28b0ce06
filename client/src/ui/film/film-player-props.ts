import type { Film } from '@cloudseat/shared/nouns/film.ts';
import type { ReactNode } from 'react';

/** A comment's place on the seek bar. */
export type FilmPin = { pinId: string; atMs: number; label: string };
/** From and to, ms of the film, half open. */
export type WatchedSpan = { fromMs: number; toMs: number };
/** Where everybody's film stands: at `at` of the server's clock it stood at `positionMs`, and went on from there if it plays. */
export type FilmSync = { isPlaying: boolean; positionMs: number; at: number; rate: number };

/** What a page may do with a player it shows. */
export type FilmHandle = {
  currentMs(): number;
  seek(ms: number): void;
  play(): void;
  pause(): void;
};
export type FilmPlayerProps = {
  /** Must be ready. */
  film: Film;
  pins?: readonly FilmPin[];
  onPin?: (pin: FilmPin) => void;
  /** Seconds that were really played, every few seconds and when it stops: neither what was sought nor what passed while it stood. */
  onWatched?: (spans: readonly WatchedSpan[]) => void;
  /** While it plays about four times a second, and after each seek. */
  onTime?: (ms: number) => void;
  /** Whoever leads has pressed something: the page tells the others, and gives the new `sync`. */
  onControl?: (wish: Pick<FilmSync, 'isPlaying' | 'positionMs' | 'rate'>) => void;
  /**
   * Given: the film follows it within 100 ms; its own controls are hidden unless `onControl` is given as well. Null: nothing was
   * said yet, it stands. Left out: it plays for this page alone.
   */
  sync?: FilmSync | null;
  /** The server's time, ms: of the page's signal. Needed with `sync`. */
  serverNow?: () => number;
  /** Enough is there to begin. */
  onReady?: () => void;
  handle?: (handle: FilmHandle | null) => void;
  /** It stands in a box of a fixed height and fills it: the picture takes what its controls leave. */
  isFilling?: boolean;
  /** Over the picture, e.g. what somebody points at. */
  children?: ReactNode;
};
