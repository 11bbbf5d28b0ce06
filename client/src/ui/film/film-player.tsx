import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { apiUrl } from '../../lib/http.ts';
import { Banner } from '../banner.tsx';
import { Button } from '../button.tsx';
import { classNames } from '../class-names.ts';
import { Spinner } from '../spinner.tsx';
import { FilmControls } from './film-controls.tsx';
import { createFilmElement, type FilmElement, type FilmElementState } from './film-element.ts';
import styles from './film-player.module.css';
import type { FilmPlayerProps } from './film-player-props.ts';
import { TimeLine } from './time-line.tsx';
import { useFullScreen } from './use-full-screen.ts';
import { type Playable, usePlayerKeys } from './use-player-keys.ts';

const nothing = createStore<FilmElementState>()(() => ({
  ...{ isPlaying: false, positionMs: 0, rate: 1, isWaiting: false },
  ...{ isReady: false, hasFailed: false, isHushed: false },
}));

/** A site film: for this page alone, or in step with everybody's. By touch, mouse and keys. */
export function FilmPlayer(props: FilmPlayerProps) {
  const { film, pins = [], onPin, onControl, sync, isFilling = false, children } = props;
  const { t } = useTranslation('expert-film');
  const frame = useRef<HTMLElement>(null);
  const { element, attach } = useFilmElement(props);
  const state = useStore(element?.state ?? nothing);
  const { isFull, toggle } = useFullScreen(frame);
  const durationMs = film.rendition?.durationMs ?? 0;
  const player = usePlayable(element, props);
  usePlayerKeys(player, durationMs, frame);
  const isFixed = player === null;
  const { filmId } = film;
  return (
    <section
      className={classNames(styles.player, isFilling && styles.filling)}
      ref={frame}
      data-filling={isFilling || undefined}
      aria-label={t('player.label', { name: film.fileName })}
      tabIndex={-1}
      data-film={filmId}
      data-film-state={stateWord(state)}
    >
      <div className={styles.stage}>
        {/* biome-ignore lint/a11y/useMediaCaption: site films come without spoken words written down */}
        <video
          ref={attach}
          src={apiUrl('film:content', { params: { filmId } })}
          playsInline
          preload="auto"
          onClick={() => (state.isPlaying ? player?.pause() : player?.play())}
        />
        {children}
        {state.isWaiting || (!state.isReady && !state.hasFailed) ? (
          <p className={styles.said} role="status">
            <Spinner size={20} /> {t(state.isReady ? 'player.waiting' : 'player.loading')}
          </p>
        ) : null}
        {state.isHushed ? (
          <div className={styles.said}>
            <Button kind="primary" icon="speaker" onClick={() => element?.unhush()}>
              {t('player.unhush')}
            </Button>
          </div>
        ) : null}
      </div>
      {state.hasFailed ? (
        <Banner
          tone="bad"
          title={t('player.failed')}
          action={<Button onClick={() => element?.retry()}>{t('player.retry')}</Button>}
        >
          {t('player.failedNext')}
        </Banner>
      ) : null}
      <TimeLine
        durationMs={durationMs}
        positionMs={Math.min(state.positionMs, durationMs)}
        marks={pins.map(({ pinId, atMs, label }) => ({ key: pinId, atMs, label }))}
        thumbnails={film.thumbnails}
        hasStrip={!isFilling}
        thumbnailAddress={(index) => apiUrl('film:thumbnail', { params: { filmId, index: String(index) } })}
        words={{
          position: t('player.position'),
          positionOf: (time, whole) => t('player.positionOf', { time, whole }),
        }}
        isFixed={isFixed}
        onSeek={(toMs) => player?.seek(toMs)}
        onMark={(key) => {
          const pin = pins.find(({ pinId }) => pinId === key);
          if (pin === undefined) return;
          player?.seek(pin.atMs);
          onPin?.(pin);
        }}
      />
      <FilmControls
        {...{ player, state, durationMs, isFull }}
        onFullScreen={toggle}
        words={(word) => t(`player.${word}`)}
        speedOf={(rate) => t('player.times', { rate })}
      />
      {sync !== undefined && onControl === undefined ? (
        <p className={styles.note}>{t('player.follows')}</p>
      ) : null}
    </section>
  );
}

const stateWord = ({ hasFailed, isReady, isWaiting, isPlaying }: FilmElementState) => {
  if (hasFailed) return 'failed';
  if (!isReady) return 'loading';
  if (isWaiting) return 'waiting';
  return isPlaying ? 'playing' : 'standing';
};

/** The video element and what drives it, for as long as it is on screen. */
function useFilmElement(props: FilmPlayerProps) {
  const latest = useRef(props);
  latest.current = props;
  const [element, setElement] = useState<FilmElement | null>(null);
  const { filmId, rendition } = props.film;
  const durationMs = rendition?.durationMs ?? 0;
  const [video, attach] = useState<HTMLVideoElement | null>(null);
  // Another film is another element's work.
  useEffect(() => {
    if (video === null) return;
    const made = createFilmElement(video, durationMs, {
      onWatched: (spans) => latest.current.onWatched?.(spans),
      onTime: (ms) => latest.current.onTime?.(ms),
      onReady: () => latest.current.onReady?.(),
    });
    setElement(made);
    latest.current.handle?.({
      ...{ currentMs: made.currentMs, seek: made.seek, play: made.play, pause: made.pause },
    });
    return () => {
      latest.current.handle?.(null);
      setElement(null);
      made.close();
    };
  }, [video, durationMs, filmId]);
  const { sync } = props;
  useEffect(() => {
    const { serverNow = Date.now } = latest.current;
    element?.follow(sync === undefined ? null : { sync, serverNow });
  }, [element, sync]);
  return { element, attach };
}

/** What presses do: to this film, or, of whoever leads, a wish for everybody's. Null: it follows somebody else. */
function usePlayable(element: FilmElement | null, props: FilmPlayerProps): Playable | null {
  const latest = useRef(props);
  latest.current = props;
  const isAlone = props.sync === undefined;
  const isLed = props.onControl !== undefined;
  const [playable, setPlayable] = useState<Playable | null>(null);
  useEffect(() => {
    if (element === null || (!isAlone && !isLed)) return setPlayable(null);
    if (isAlone) return setPlayable(element);
    const wish = (change: { isPlaying?: boolean; positionMs?: number; rate?: number }) => {
      const { isPlaying, rate } = element.state.getState();
      latest.current.onControl?.({ isPlaying, rate, positionMs: Math.round(element.currentMs()), ...change });
    };
    setPlayable({
      state: element.state,
      play: () => wish({ isPlaying: true }),
      pause: () => wish({ isPlaying: false }),
      seek: (positionMs) => wish({ positionMs: Math.max(0, Math.round(positionMs)) }),
      setRate: (rate) => wish({ rate }),
    });
  }, [element, isAlone, isLed]);
  return playable;
}
