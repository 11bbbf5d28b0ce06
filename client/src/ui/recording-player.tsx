import { useRef } from 'react';
import styles from './recording-player.module.css';

type RecordingPlayerProps = { src: string; label: string };

/**
 * Plays a recorded message. Browsers write no length into what they record: it is found by going to the end once, so that
 * the player's bar can be used.
 */
export function RecordingPlayer({ src, label }: RecordingPlayerProps) {
  const isMeasuring = useRef(false);
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
      onLoadedMetadata={({ currentTarget }) => {
        if (Number.isFinite(currentTarget.duration)) return;
        isMeasuring.current = true;
        currentTarget.currentTime = 1e7;
      }}
      onTimeUpdate={({ currentTarget }) => {
        if (!isMeasuring.current || !Number.isFinite(currentTarget.duration)) return;
        isMeasuring.current = false;
        currentTarget.currentTime = 0;
      }}
    />
  );
}
