import { useSyncExternalStore } from 'react';

// A phone on its side is too low for one face above the others.
const query = '(orientation: portrait), (max-width: 799px) and (min-height: 481px)';

/** Whether the page is held upright, or too narrow for a grid. */
export function useIsTall(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
