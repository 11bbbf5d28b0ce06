import { type Ref, useImperativeHandle, useRef } from 'react';
import { useVideo } from '../../ui/use-video.ts';
import styles from './call.module.css';

type VideoViewProps = {
  stream: MediaStream | null;
  label: string;
  className?: string | undefined;
  /** One's own picture and one's own screen have no sound here. */
  isSilent?: boolean;
  /** The browser did not start the sound without a tap. */
  onBlocked?: (isBlocked: boolean) => void;
  ref?: Ref<HTMLVideoElement | null>;
};

/** A stream on screen. The stream lives outside React; this only hangs it into the element. */
export function VideoView({ stream, label, className, isSilent = false, onBlocked, ref }: VideoViewProps) {
  const host = useRef<HTMLSpanElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  useVideo(host, {
    ...{ stream, label, className, isMuted: isSilent },
    onBlocked: () => onBlocked?.(true),
    onPlaying: () => onBlocked?.(false),
    elementRef: (element) => {
      video.current = element;
    },
  });
  useImperativeHandle<HTMLVideoElement | null, HTMLVideoElement | null>(ref, () => video.current, []);
  return <span ref={host} className={styles.videoHost} />;
}
