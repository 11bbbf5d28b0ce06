import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';

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
  const element = useRef<HTMLVideoElement>(null);
  useImperativeHandle<HTMLVideoElement | null, HTMLVideoElement | null>(ref, () => element.current, []);
  // Only another stream is a reason to start again.
  useEffect(() => {
    const video = element.current;
    if (video === null || video.srcObject === stream) return;
    video.srcObject = stream;
    if (stream === null) return;
    video.play().then(
      () => onBlocked?.(false),
      (error: DOMException) => {
        if (error.name === 'NotAllowedError') onBlocked?.(true);
      },
    );
  }, [stream]);
  // Live speech has no captions
  return (
    <video ref={element} className={className} aria-label={label} playsInline autoPlay muted={isSilent} />
  );
}
