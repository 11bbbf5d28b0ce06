import { useEffect, useState } from 'react';
import type { Size } from './page-view.ts';

/** The size of an element, px; null before it is on screen. */
export function useBox(element: HTMLElement | null): Size | null {
  const [box, setBox] = useState<Size | null>(null);
  useEffect(() => {
    if (element === null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0) setBox({ width, height });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return box;
}
