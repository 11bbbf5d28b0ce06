import type { ReactNode } from 'react';
import { formatSpan } from '../../lib/time-text.ts';
import { Button } from '../button.tsx';
import { classNames } from '../class-names.ts';
import styles from './film-controls.module.css';
import { leapMs, rates } from './player-keys.ts';
import type { Playable } from './use-player-keys.ts';

type Word = 'play' | 'pause' | 'back' | 'forward' | 'speed' | 'fullScreen' | 'exitFullScreen';
type FilmControlsProps = {
  /** Null: it follows somebody else. */
  player: Playable | null;
  state: ReturnType<Playable['state']['getState']>;
  durationMs: number;
  isFull: boolean;
  onFullScreen: () => void;
  words: (word: Word) => string;
  /** How a speed is called, e.g. 1.5 times. */
  speedOf: (rate: number) => string;
  /** More at the end. */
  children?: ReactNode;
};

/** Play, leaps, speed and full screen, of films and recordings; of one that follows, where it is and full screen. */
export function FilmControls(props: FilmControlsProps) {
  const { player, state, durationMs, isFull, onFullScreen, words, speedOf, children } = props;
  const { isPlaying, positionMs, rate } = state;
  return (
    <div className={styles.controls}>
      {player === null ? null : (
        <>
          <Button
            kind="primary"
            icon={isPlaying ? 'pause' : 'play'}
            className={styles.play ?? ''}
            onClick={isPlaying ? player.pause : player.play}
          >
            {words(isPlaying ? 'pause' : 'play')}
          </Button>
          <Button icon="back" className={styles.extra ?? ''} onClick={() => player.seek(positionMs - leapMs)}>
            {words('back')}
          </Button>
          <Button
            icon="forward"
            className={styles.extra ?? ''}
            onClick={() => player.seek(positionMs + leapMs)}
          >
            {words('forward')}
          </Button>
        </>
      )}
      <span className={styles.time}>
        {formatSpan(positionMs)} / {formatSpan(durationMs)}
      </span>
      {player === null ? null : (
        <label className={classNames(styles.speed, styles.extra)}>
          {words('speed')}
          <select value={rate} onChange={({ target }) => player.setRate(Number(target.value))}>
            {rates.map((each) => (
              <option key={each} value={each}>
                {speedOf(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button icon={isFull ? 'exitFullScreen' : 'fullScreen'} onClick={onFullScreen}>
        {words(isFull ? 'exitFullScreen' : 'fullScreen')}
      </Button>
      {children}
    </div>
  );
}
