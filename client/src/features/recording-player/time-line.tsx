import { type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GapOnLine, thumbnailAt } from '../../lib/recording-time.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import type { Moment } from './moments.ts';
import styles from './time-line.module.css';

type TimeLineProps = {
  durationMs: number;
  positionMs: number;
  gaps: readonly GapOnLine[];
  moments: readonly Moment[];
  thumbnails: Parameters<typeof thumbnailAt>[0];
  thumbnailAddress: (index: number) => string;
  onSeek: (toMs: number) => void;
};
const stripCount = 8;

/** The whole recording on one line: where one is, where nothing was recorded, what happened, and small pictures of it. */
export function TimeLine(props: TimeLineProps) {
  const { durationMs, positionMs, gaps, moments, thumbnails, thumbnailAddress, onSeek } = props;
  const { t } = useTranslation('recording');
  const [hoverMs, setHoverMs] = useState<number | null>(null);
  const part = (ms: number) => `${durationMs === 0 ? 0 : (100 * ms) / durationMs}%`;
  const [time, whole] = [formatSpan(positionMs), formatSpan(durationMs)];
  const pointed = hoverMs === null ? null : thumbnailAt(thumbnails, hoverMs);
  function handlePointer({ clientX, currentTarget }: PointerEvent<HTMLElement>): void {
    const { left, width } = currentTarget.getBoundingClientRect();
    if (width > 0) setHoverMs(Math.max(0, Math.min(1, (clientX - left) / width)) * durationMs);
  }
  return (
    <div className={styles.line} onPointerMove={handlePointer} onPointerLeave={() => setHoverMs(null)}>
      {hoverMs === null ? null : (
        <div className={styles.preview} style={{ left: part(hoverMs) }} aria-hidden="true">
          {pointed === null ? null : <img src={thumbnailAddress(pointed)} alt="" />}
          <span>{formatSpan(hoverMs)}</span>
        </div>
      )}
      <div className={styles.track}>
        <div className={styles.played} style={{ width: part(positionMs) }} />
        {gaps.map(({ fromMs, toMs, cause, isMeant }) => (
          <span
            key={fromMs}
            className={classNames(styles.gap, !isMeant && styles.fault)}
            style={{ left: part(fromMs), width: part(toMs - fromMs) }}
            title={t('player.gapAt', {
              ...{ from: formatSpan(fromMs), to: formatSpan(toMs), cause: t(`cause.${cause}`) },
            })}
          />
        ))}
        {moments.map(({ key, atMs }) => (
          <span key={key} className={styles.mark} style={{ left: part(atMs) }} />
        ))}
        <input
          type="range"
          className={styles.range}
          min={0}
          max={durationMs}
          step={100}
          value={positionMs}
          data-position
          aria-label={t('player.position')}
          aria-valuetext={t('player.positionOf', { time, whole })}
          onChange={({ target }) => onSeek(Number(target.value))}
        />
      </div>
      {thumbnails === null || thumbnails.count === 0 ? null : (
        <div className={styles.strip} aria-hidden="true">
          {Array.from({ length: stripCount }, (_, index) => {
            const atMs = (durationMs * (index + 0.5)) / stripCount;
            return (
              <img
                key={atMs}
                src={thumbnailAddress(thumbnailAt(thumbnails, atMs) ?? 0)}
                alt=""
                loading="lazy"
                draggable={false}
                onPointerDown={() => onSeek(hoverMs ?? atMs)}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}
