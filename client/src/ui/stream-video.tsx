import { useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './stream-video.module.css';

export type StreamVideoProps = {
  stream: MediaStream | null;
  label: string;
  /** For one's own picture and for all that must not be heard. */
  isMuted?: boolean;
  isMirrored?: boolean;
  fit?: 'cover' | 'contain';
  /** The browser refused to play with sound until a tap; call `element.play()` inside one. */
  onBlocked?: (element: HTMLVideoElement) => void;
  onPlaying?: () => void;
  elementRef?: (element: HTMLVideoElement | null) => void;
};

/** Plays a stream; a new stream replaces the old one without a new element, so that a granted sound stays granted. */
export function StreamVideo(props: StreamVideoProps) {
  const { stream, label, isMuted = false, isMirrored = false, fit = 'cover' } = props;
  const element = useRef<HTMLVideoElement>(null);
  const handlers = useRef(props);
  handlers.current = props;
  useEffect(() => {
    const video = element.current;
    if (video === null || video.srcObject === stream) return;
    video.srcObject = stream;
    if (stream === null) return;
    video.play().then(
      () => handlers.current.onPlaying?.(),
      (error: unknown) => {
        // AbortError only says that a newer stream took its place.
        if (error instanceof Error && error.name === 'NotAllowedError') handlers.current.onBlocked?.(video);
      },
    );
  }, [stream]);
  useEffect(() => {
    handlers.current.elementRef?.(element.current);
    return () => handlers.current.elementRef?.(null);
  }, []);
  return (
    <video
      ref={element}
      className={classNames(styles.video, styles[fit], isMirrored && styles.mirrored)}
      aria-label={label}
      autoPlay
      playsInline
      muted={isMuted}
    />
  );
}
