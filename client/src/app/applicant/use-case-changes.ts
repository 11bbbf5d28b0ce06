import { useEffect, useRef } from 'react';
import { createLifetime } from '../../lib/lifetime.ts';
import { onPageBack } from '../../lib/page-events.ts';
import { findLine } from './load-line.ts';

/**
 * Runs where an own case may have changed: told at once over the page's line where there is one, else found when the page
 * is looked at again. Opens no line itself: the newest one takes the call from whatever other page has it.
 */
export function useCaseChanges(onChanged: () => void): void {
  const latest = useRef(onChanged);
  latest.current = onChanged;
  useEffect(() => {
    const lifetime = createLifetime();
    const run = () => latest.current();
    onPageBack(run, lifetime);
    lifetime.listen(window, 'focus', run);
    findLine()?.then(
      ({ signal }) => {
        lifetime.defer(signal.on('case:changed', run));
        lifetime.defer(signal.on('mandate:changed', run));
        lifetime.defer(signal.on('jointReview:changed', run));
        lifetime.defer(signal.on('expertReview:changed', run));
      },
      // Whoever opened it says so.
      () => undefined,
    );
    return () => lifetime.end();
  }, []);
}
