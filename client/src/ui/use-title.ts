import { useEffect } from 'react';

/** The window's title while this is on screen; null leaves it to whoever is. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
}
