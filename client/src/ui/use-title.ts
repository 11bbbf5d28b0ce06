import { useEffect } from 'react';
import { setPageTitle } from '../lib/window-title.ts';

/** The window's title while this is on screen; null leaves it to whoever is. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) setPageTitle(title);
  }, [title]);
}
