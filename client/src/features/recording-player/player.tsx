import type { RecordingView, TrackId } from '@cloudseat/shared/nouns/recording.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../../lib/http.ts';
import { pickText } from '../../lib/locale.ts';
import { gapAt, gapsOnLine, lengthOf } from '../../lib/recording-time.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { TimeLine } from '../../ui/film/time-line.tsx';
import { useFullScreen } from '../../ui/film/use-full-screen.ts';
import { usePlayerKeys } from '../../ui/film/use-player-keys.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { ChapterList } from './chapter-list.tsx';
import { Controls } from './controls.tsx';
import { readMoments } from './moments.ts';
import styles from './player.module.css';
import { Stage } from './stage.tsx';
import { usePlayer } from './use-player.ts';
import { Voices } from './voices.tsx';

export type Look = { lookId: string; watermark: string; expiresAt: number };
type PlayerProps = {
  view: RecordingView;
  look: Look;
  startMs: number;
  /** Where it is, for a later look. */
  onPosition: (positionMs: number) => void;
  /** A track did not come: perhaps the look is over. */
  onFailed: (address: string) => void;
};

/** All tracks of a recording in step, with what happened as chapters. */
export function Player({ view, look, startMs, onPosition, onFailed }: PlayerProps) {
  const { t } = useTranslation(['recording', 'case']);
  const locale = useLocale();
  const { recordingId } = view;
  const { lookId } = look;
  const durationMs = lengthOf(view);
  const { player, state } = usePlayer(durationMs, startMs);
  const [skips, setSkips] = useState(true);
  const frame = useRef<HTMLElement>(null);
  const { isFull, toggle } = useFullScreen(frame);
  const gaps = useMemo(() => gapsOnLine(view), [view]);
  const moments = useMemo(
    () =>
      readMoments(view.chapters, gaps, view.startedAt, {
        ofAction: (action) => t(`case:timeline.action.${action}`),
        ofLane: (lane) => t(`case:timeline.lane.${lane}`),
        ofText: (text) => pickText(text, locale),
        ofGap: (cause) => t('chapters.gap', { cause: t(`cause.${cause}`) }),
      }),
    [view, gaps, t, locale],
  );
  const addressOf = useCallback(
    (trackId: TrackId) => apiUrl('recording:track', { params: { recordingId, lookId, trackId } }),
    [recordingId, lookId],
  );
  const thumbnailAddress = (index: number) =>
    apiUrl('recording:thumbnail', { params: { recordingId, lookId, index: String(index) } });
  usePlayerKeys(player, durationMs);
  useEffect(() => player.setSkips(skips ? gaps : []), [player, skips, gaps]);
  const { positionMs } = state;
  useEffect(() => onPosition(positionMs), [positionMs, onPosition]);
  const fail = () => onFailed(addressOf(view.tracks[0]?.trackId ?? ('' as TrackId)));
  const media = { player, addressOf, onFailed: fail };
  const leftOut = view.tracks.filter(({ trackId }) => state.leftOut.includes(trackId));
  return (
    <section className={styles.player} ref={frame} aria-label={t('player.label')}>
      <div className={styles.main}>
        <Stage
          {...media}
          {...{ view, positionMs }}
          isWaiting={state.isWaiting}
          hasEnded={state.hasEnded}
          gap={gapAt(gaps, positionMs)}
          watermark={look.watermark}
        />
        <TimeLine
          {...{ durationMs, positionMs, thumbnailAddress }}
          stretches={gaps.map(({ fromMs, toMs, cause, isMeant }) => ({
            ...{ fromMs, toMs, isFault: !isMeant },
            label: t('player.gapAt', {
              ...{ from: formatSpan(fromMs), to: formatSpan(toMs), cause: t(`cause.${cause}`) },
            }),
          }))}
          marks={moments.map(({ key, atMs }) => ({ key, atMs }))}
          words={{
            position: t('player.position'),
            positionOf: (time, whole) => t('player.positionOf', { time, whole }),
          }}
          thumbnails={view.thumbnails}
          onSeek={player.seek}
        />
        <Controls
          {...{ player, state, durationMs, isFull }}
          hasGaps={gaps.length > 0}
          skips={skips}
          onSkips={setSkips}
          onFullScreen={toggle}
        />
        {leftOut.length === 0 ? null : (
          <Banner tone="warn">
            {t('player.leftOut', {
              name: [...new Set(leftOut.map((track) => track.displayName))].join('、'),
            })}
          </Banner>
        )}
      </div>
      <div className={styles.side}>
        <ChapterList moments={moments} positionMs={positionMs} onSeek={player.seek} />
        <Voices voices={view.tracks.filter(({ kind }) => kind === 'audio')} {...media} />
      </div>
    </section>
  );
}
