import { type PointerEvent, useState } from 'react';
import { thumbnailAt } from '../../lib/recording-time.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { classNames } from '../class-names.ts';
import styles from './time-line.module.css';

/** A stretch that is not like the others: in words for whoever points at it. */
export type LineStretch = { fromMs: number; toMs: number; label: string; isFault: boolean };
/** A place on the line. With a label it can be pressed. */
export type LineMark = { key: string; atMs: number; label?: string };

type TimeLineProps = {
  durationMs: number;
  positionMs: number;
  stretches?: readonly LineStretch[];
  marks: readonly LineMark[];
  thumbnails: Parameters<typeof thumbnailAt>[0];
  /** Small pictures of the whole below the line. */
  hasStrip?: boolean;
  thumbnailAddress: (index: number) => string;
  words: { position: string; positionOf: (time: string, whole: string) => string };
  onSeek: (toMs: number) => void;
  onMark?: (key: string) => void;
  /** It follows somebody else: nothing on it can be moved. */
  isFixed?: boolean;
};
const stripCount = 8;

/** The whole of a film or a recording on one line: where one is, what happened where, and small pictures of it. */
export function TimeLine(props: TimeLineProps) {
  const { durationMs, positionMs, stretches = [], marks, thumbnails, thumbnailAddress } = props;
  const { words, onSeek, onMark, isFixed = false, hasStrip = true } = props;
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
        {stretches.map(({ fromMs, toMs, label, isFault }) => (
          <span
            key={fromMs}
            className={classNames(styles.gap, isFault && styles.fault)}
            style={{ left: part(fromMs), width: part(toMs - fromMs) }}
            title={label}
          />
        ))}
        <input
          type="range"
          className={styles.range}
          min={0}
          max={durationMs}
          step={100}
          value={positionMs}
          disabled={isFixed}
          data-position
          aria-label={words.position}
          aria-valuetext={words.positionOf(time, whole)}
          onChange={({ target }) => onSeek(Number(target.value))}
        />
        {marks.map(({ key, atMs, label }) =>
          label === undefined ? (
            <span key={key} className={styles.mark} style={{ left: part(atMs) }} />
          ) : (
            <button
              key={key}
              type="button"
              className={styles.pin}
              style={{ left: part(atMs) }}
              title={`${formatSpan(atMs)} ${label}`}
              aria-label={`${formatSpan(atMs)} ${label}`}
              onClick={() => onMark?.(key)}
            />
          ),
        )}
      </div>
      {!hasStrip || thumbnails === null || thumbnails.count === 0 ? null : (
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
                onPointerDown={() => (isFixed ? undefined : onSeek(hoverMs ?? atMs))}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}
