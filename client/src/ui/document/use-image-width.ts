import { pageWidthFor } from '@cloudseat/shared/nouns/document-rules.ts';
import { useEffect, useState } from 'react';

/** A page may be zoomed in many small steps: the sharper picture is asked for when they rest, ms. */
const restMs = 200;
/** More than this no eye sees on a small screen, and phones have links to pay for. */
const sharpest = 2;

/** The width of the picture for a page of so many px on screen. */
export function useImageWidth(shownWidth: number): number {
  const wanted = pageWidthFor(shownWidth * Math.min(window.devicePixelRatio || 1, sharpest));
  const [width, setWidth] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setWidth(wanted), restMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  return width;
}
