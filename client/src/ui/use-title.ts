import { useEffect } from 'react';

/** The window's title while this is on screen. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
