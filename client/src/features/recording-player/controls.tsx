import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import type { TrackPlayer, TrackPlayerState } from '../../media/track-player.ts';
import { Button } from '../../ui/button.tsx';
import { leapMs, rates } from '../../ui/film/player-keys.ts';
import { Tick } from '../../ui/tick.tsx';
import styles from './player.module.css';

type ControlsProps = {
  player: TrackPlayer;
  state: TrackPlayerState;
  durationMs: number;
  isFull: boolean;
  hasGaps: boolean;
  skips: boolean;
  onSkips: (skips: boolean) => void;
  onFullScreen: () => void;
};

/** Play, leaps, speed, full screen; and how all that is done by keys. */
export function Controls(props: ControlsProps) {
  const { player, state, durationMs, isFull, hasGaps, skips, onSkips, onFullScreen } = props;
  const { t } = useTranslation('recording');
  const [hasKeys, setHasKeys] = useState(false);
  const { isPlaying, positionMs, rate } = state;
  return (
    <>
      <div className={styles.controls}>
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
        <span className={styles.time}>
          {formatSpan(positionMs)} / {formatSpan(durationMs)}
        </span>
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
        <Button icon={isFull ? 'exitFullScreen' : 'fullScreen'} onClick={onFullScreen}>
          {t(isFull ? 'player.exitFullScreen' : 'player.fullScreen')}
        </Button>
        <Button kind="plain" aria-expanded={hasKeys} onClick={() => setHasKeys(!hasKeys)}>
          {t('keys.open')}
        </Button>
      </div>
      {hasGaps ? (
        <Tick isOn={skips} onChange={onSkips}>
          {t('player.skip')}
        </Tick>
      ) : null}
      {hasKeys ? (
        <dl className={styles.keys}>
          <dt>
            <kbd>Space</kbd> <kbd>K</kbd>
          </dt>
          <dd>{t('keys.space')}</dd>
          <dt>
            <kbd>←</kbd> <kbd>→</kbd>
          </dt>
          <dd>{t('keys.arrows')}</dd>
          <dt>
            <kbd>[</kbd> <kbd>]</kbd>
          </dt>
          <dd>{t('keys.speed')}</dd>
          <dt>
            <kbd>0</kbd>–<kbd>9</kbd>
          </dt>
          <dd>{t('keys.digits')}</dd>
        </dl>
      ) : null}
    </>
  );
}
