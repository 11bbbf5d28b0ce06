import { type RefObject, useCallback, useEffect, useState } from 'react';

/** A part of the page alone on the screen, and back. */
export function useFullScreen(frame: RefObject<HTMLElement | null>) {
  const [isFull, setIsFull] = useState(false);
  useEffect(() => {
    const handle = () => setIsFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', handle);
    return () => document.removeEventListener('fullscreenchange', handle);
  }, []);
  const toggle = useCallback(() => {
    if (document.fullscreenElement === null) void frame.current?.requestFullscreen?.();
    else void document.exitFullscreen();
  }, [frame]);
  return { isFull, toggle };
}
