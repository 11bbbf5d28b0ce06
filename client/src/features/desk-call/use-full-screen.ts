import { type RefObject, useEffect, useMemo, useState } from 'react';

/** Full screen of one element; `toggle` is null where the browser has none (iPhone). */
export function useFullScreen(element: RefObject<HTMLElement | null>) {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    const read = () => setIsOn(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', read);
    return () => document.removeEventListener('fullscreenchange', read);
  }, []);
  return useMemo(() => {
    async function toggle(): Promise<void> {
      try {
        if (document.fullscreenElement) await document.exitFullscreen();
        else await element.current?.requestFullscreen();
      } catch {
        // Refused by the browser: the page stays as it is.
      }
    }
    return { isOn, toggle: document.fullscreenEnabled ? toggle : null };
  }, [isOn, element]);
}
