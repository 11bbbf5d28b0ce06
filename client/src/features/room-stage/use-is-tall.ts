import { useSyncExternalStore } from 'react';

const query = '(max-width: 799px), (orientation: portrait)';

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
