import { useEffect, useState } from 'react';
import { quadDistance } from '../../lib/paper/geometry.ts';
import type { PaperDesk } from '../../lib/paper/paper-desk.ts';
import type { Quad } from '../../lib/paper/types.ts';
import { readFrame } from './photographs.ts';

export type Outline = { quad: Quad; width: number; height: number; isSteady: boolean };

const frameSide = 320;
/** At least so long between two looks, and as long as a look took: the phone shall not grow hot. */
const pauseMs = 80;
/** Of the frame's long side: what moves less is held still. */
const steadyShare = 0.03;

/** Where the paper is in the running picture, looked for all the time; null while there is none. */
export function useOutline(video: HTMLVideoElement | null, desk: PaperDesk): Outline | null {
  const [outline, setOutline] = useState<Outline | null>(null);
  useEffect(() => {
    if (video === null) return;
    const canvas = document.createElement('canvas');
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let before: Quad | null = null;
    let missedCount = 0;
    const look = async () => {
      const startedAt = performance.now();
      const frame = document.visibilityState === 'visible' ? readFrame(video, frameSide, canvas) : null;
      const quad = frame === null ? null : await desk.find(frame, 'viewfinder');
      if (isOver) return;
      if (quad !== null && frame !== null) {
        const isSteady = before !== null && quadDistance(before, quad) < frameSide * steadyShare;
        setOutline({ quad, width: frame.width, height: frame.height, isSteady });
        missedCount = 0;
      } else {
        // One look that missed it is not worth a flicker.
        missedCount += 1;
        if (missedCount > 1) setOutline(null);
      }
      before = quad;
      timer = setTimeout(look, Math.max(pauseMs, performance.now() - startedAt));
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [video, desk]);
  return outline;
}
