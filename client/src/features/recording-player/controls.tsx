import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrackPlayer, TrackPlayerState } from '../../media/track-player.ts';
import { Button } from '../../ui/button.tsx';
import { FilmControls } from '../../ui/film/film-controls.tsx';
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
  return (
    <>
      <FilmControls
        {...{ player, state, durationMs, isFull, onFullScreen }}
        words={(word) => t(`player.${word}`)}
        speedOf={(rate) => t('player.times', { rate })}
      >
        <Button kind="plain" aria-expanded={hasKeys} onClick={() => setHasKeys(!hasKeys)}>
          {t('keys.open')}
        </Button>
      </FilmControls>
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
