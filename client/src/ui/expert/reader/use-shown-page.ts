import type { ReadingItem } from '@cloudseat/shared/nouns/expert-reading.ts';
import { useEffect } from 'react';
import type { ReadingLog } from './reading-log.ts';

const lookEveryMs = 500;

/** Time for which a page was really to be seen: its picture is there, and the tab is the one that is looked at. */
export function useShownPage(
  log: ReadingLog | null,
  item: Pick<ReadingItem, 'itemId' | 'version'>,
  page: number,
  isShown: boolean,
): void {
  const { itemId, version } = item;
  useEffect(() => {
    if (log === null || !isShown) return;
    let at = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      // A tab that slept in between showed nothing meanwhile.
      const passedMs = Math.min(now - at, 2 * lookEveryMs);
      at = now;
      if (document.visibilityState === 'visible') log.shown({ itemId, version }, page, passedMs);
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [log, itemId, version, page, isShown]);
}
