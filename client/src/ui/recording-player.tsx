import { useRef } from 'react';
import styles from './recording-player.module.css';

type RecordingPlayerProps = { src: string; label: string };

/**
 * Plays a recorded message. Browsers write no length into what they record: it is found by going to the end once, so that
 * the player's bar can be used. Who presses play before that is done hears it from the beginning, as soon as it is.
 */
export function RecordingPlayer({ src, label }: RecordingPlayerProps) {
  const isMeasuring = useRef(false);
  const isWanted = useRef(false);

  function holdBack(video: HTMLVideoElement): void {
    isWanted.current = true;
    video.pause();
  }

  function measure(video: HTMLVideoElement): void {
    isMeasuring.current = !Number.isFinite(video.duration);
    if (!isMeasuring.current) return;
    // Played to the end it would stop there, and stay stopped at the beginning.
    if (!video.paused) holdBack(video);
    video.currentTime = 1e7;
  }

  function endMeasuring(video: HTMLVideoElement): void {
    if (!isMeasuring.current || !Number.isFinite(video.duration)) return;
    isMeasuring.current = false;
    video.currentTime = 0;
    if (!isWanted.current) return;
    isWanted.current = false;
    // Where the browser wants another press for it, the player shows its button.
    video.play().catch(() => undefined);
  }

  return (
    // biome-ignore lint/a11y/useMediaCaption: a message somebody has just recorded has no captions.
    <video
      key={src}
      className={styles.player}
      src={src}
      aria-label={label}
      controls
      playsInline
      preload="metadata"
      onLoadedMetadata={({ currentTarget }) => measure(currentTarget)}
      onPlay={({ currentTarget }) => {
        if (isMeasuring.current) holdBack(currentTarget);
      }}
      onTimeUpdate={({ currentTarget }) => endMeasuring(currentTarget)}
      onDurationChange={({ currentTarget }) => endMeasuring(currentTarget)}
    />
  );
}
