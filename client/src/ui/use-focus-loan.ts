import { type RefObject, useEffect, useRef } from 'react';

/** What opens beside other things takes the focus to its heading, and gives it back to where it was when it closes. */
export function useFocusLoan(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      const { activeElement } = document;
      const isLost = activeElement === null || activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return heading;
}
