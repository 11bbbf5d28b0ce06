import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { keepPlaying } from '../lib/keep-playing.ts';
import { createLifetime } from '../lib/lifetime.ts';
import { returnVideo, takeVideo } from '../lib/unlocked-videos.ts';

export type VideoOptions = {
  stream: MediaStream | null;
  label: string;
  className: string | undefined;
  isMuted: boolean;
  onBlocked?: ((element: HTMLVideoElement) => void) | undefined;
  onPlaying?: (() => void) | undefined;
  elementRef?: ((element: HTMLVideoElement | null) => void) | undefined;
};

/**
 * Puts a video into the host and plays the stream in it. The element is not React's: with sound it is one that earlier taps
 * have unlocked. A new stream replaces the old one in the same element, so that a granted sound stays granted.
 */
export function useVideo(host: RefObject<HTMLElement | null>, options: VideoOptions): void {
  const { stream, label, className = '', isMuted } = options;
  const latest = useRef(options);
  latest.current = options;
  const playing = useRef<{ video: HTMLVideoElement; show: (stream: MediaStream | null) => void } | null>(
    null,
  );
  useLayoutEffect(() => {
    const lifetime = createLifetime();
    const video = isMuted ? document.createElement('video') : takeVideo();
    video.playsInline = true;
    video.autoplay = true;
    video.muted = isMuted;
    host.current?.append(video);
    const { show } = keepPlaying(
      video,
      {
        onBlocked: () => latest.current.onBlocked?.(video),
        onPlaying: () => latest.current.onPlaying?.(),
      },
      lifetime,
    );
    playing.current = { video, show };
    latest.current.elementRef?.(video);
    return () => {
      lifetime.end();
      playing.current = null;
      latest.current.elementRef?.(null);
      if (isMuted) video.remove();
      else returnVideo(video);
    };
  }, [host, isMuted]);
  useLayoutEffect(() => {
    const video = playing.current?.video;
    if (video === undefined) return;
    video.className = className;
    video.setAttribute('aria-label', label);
  }, [className, label, isMuted]);
  useEffect(() => playing.current?.show(stream), [stream, isMuted]);
}
