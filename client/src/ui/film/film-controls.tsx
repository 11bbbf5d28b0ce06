import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Button } from '../button.tsx';
import type { FilmElementState } from './film-element.ts';
import styles from './film-player.module.css';
import { leapMs, rates } from './player-keys.ts';
import type { Playable } from './use-player-keys.ts';

type FilmControlsProps = {
  /** Null: it follows somebody else. */
  player: Playable | null;
  state: FilmElementState;
  durationMs: number;
  isFull: boolean;
  onFullScreen: () => void;
};

/** Play, leaps, speed and full screen; of a film that follows, where it is and full screen. */
export function FilmControls({ player, state, durationMs, isFull, onFullScreen }: FilmControlsProps) {
  const { t } = useTranslation('expert-film');
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
            {t(isPlaying ? 'player.pause' : 'player.play')}
          </Button>
          <Button icon="back" onClick={() => player.seek(positionMs - leapMs)}>
            {t('player.back')}
          </Button>
          <Button icon="forward" onClick={() => player.seek(positionMs + leapMs)}>
            {t('player.forward')}
          </Button>
        </>
      )}
      <span className={styles.time}>
        {formatSpan(positionMs)} / {formatSpan(durationMs)}
      </span>
      {player === null ? null : (
        <label className={styles.speed}>
          {t('player.speed')}
          <select value={rate} onChange={({ target }) => player.setRate(Number(target.value))}>
            {rates.map((each) => (
              <option key={each} value={each}>
                {t('player.times', { rate: each })}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button icon={isFull ? 'exitFullScreen' : 'fullScreen'} onClick={onFullScreen}>
        {t(isFull ? 'player.exitFullScreen' : 'player.fullScreen')}
      </Button>
    </div>
  );
}
