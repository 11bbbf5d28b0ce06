import { type RefObject, useEffect, useRef } from 'react';

/** The first page of a visit is begun at its top by the browser itself. */
let hasShownPage = false;

/**
 * A page that comes after another one begins at its heading, for those who hear it or go by keyboard. Whatever the page
 * itself gives the focus to keeps it. `isShown`: false while the page is made ahead.
 */
export function useHeadingFocus(isShown = true): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isShown) return;
    const isFirst = !hasShownPage;
    hasShownPage = true;
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body;
    if (!isFirst && isFree) heading.current?.focus({ preventScroll: true });
  }, [isShown]);
  return heading;
}
