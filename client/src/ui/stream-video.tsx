import { useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './stream-video.module.css';
import { useVideo } from './use-video.ts';

export type StreamVideoProps = {
  stream: MediaStream | null;
  label: string;
  /** For one's own picture and for all that must not be heard. */
  isMuted?: boolean;
  isMirrored?: boolean;
  fit?: 'cover' | 'contain';
  /** The browser refused to play with sound until a tap. */
  onBlocked?: (element: HTMLVideoElement) => void;
  onPlaying?: () => void;
  elementRef?: (element: HTMLVideoElement | null) => void;
};

/** Plays a stream, and goes on by itself after whatever the system paused it for. */
export function StreamVideo(props: StreamVideoProps) {
  const { stream, label, isMuted = false, isMirrored = false, fit = 'cover' } = props;
  const host = useRef<HTMLSpanElement>(null);
  useVideo(host, {
    ...{ stream, label, isMuted, onBlocked: props.onBlocked },
    ...{ onPlaying: props.onPlaying, elementRef: props.elementRef },
    className: classNames(styles.video, styles[fit], isMirrored && styles.mirrored),
  });
  return <span ref={host} className={styles.host} />;
}
