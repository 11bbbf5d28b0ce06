import { type RefObject, useEffect, useMemo, useState } from 'react';

/** The large picture in a window of its own above other programs; `toggle` is null where the browser has none. */
export function usePictureInPicture(video: RefObject<HTMLVideoElement | null>) {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const enter = () => setIsOn(true);
    const leave = () => setIsOn(false);
    element.addEventListener('enterpictureinpicture', enter);
    element.addEventListener('leavepictureinpicture', leave);
    return () => {
      element.removeEventListener('enterpictureinpicture', enter);
      element.removeEventListener('leavepictureinpicture', leave);
      if (document.pictureInPictureElement === element) void document.exitPictureInPicture();
    };
  }, [video]);
  return useMemo(() => {
    async function toggle(): Promise<void> {
      try {
        if (document.pictureInPictureElement) await document.exitPictureInPicture();
        else await video.current?.requestPictureInPicture();
      } catch {
        // No picture yet, or refused: nothing changes on screen.
      }
    }
    return { isOn, toggle: document.pictureInPictureEnabled ? toggle : null };
  }, [isOn, video]);
}
