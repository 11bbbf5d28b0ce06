import { type RefObject, useEffect } from 'react';

/**
 * Phones whose keyboard lies over the page: room of its height is left below, and the field in focus is brought above it.
 * Where the page itself gets smaller there is nothing to do but the latter.
 */
export function useKeyboardInset(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const fit = () => {
      const element = root.current;
      if (element === null) return;
      const covered = Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop);
      element.style.paddingBottom = covered > 0 ? `${covered}px` : '';
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && element.contains(activeElement))
        activeElement.scrollIntoView({ block: 'center' });
    };
    viewport.addEventListener('resize', fit);
    return () => viewport.removeEventListener('resize', fit);
  }, [root]);
}
