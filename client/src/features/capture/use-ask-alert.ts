import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import { isCaptureOpen } from '@cloudseat/shared/nouns/capture-choices.ts';
import { useEffect, useRef } from 'react';
import { playChime } from '../../media/sounds.ts';

const buzzMs = [200, 100, 200];

/** A sound and a buzz for each ask that is new while the page is open; what it found when it came needs none. */
export function useAskAlert(captures: readonly Capture[], isLoaded: boolean): void {
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!isLoaded) return;
    const open = captures.filter(isCaptureOpen).map(({ captureId }) => captureId);
    const before = known.current;
    known.current = new Set([...(before ?? []), ...open]);
    if (before === null || open.every((captureId) => before.has(captureId))) return;
    void playChime();
    navigator.vibrate?.(buzzMs);
  }, [captures, isLoaded]);
}
