import { type RefObject, useEffect, useRef } from 'react';

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/**
 * Moves the focus into a panel and keeps it there; Escape calls `onEscape`. The page behind neither scrolls nor is read.
 * Returns what gives everything back.
 */
function keepFocusInside(panel: HTMLElement, onEscape: () => void): () => void {
  const before = document.activeElement;
  const behind = [...document.body.children].filter((child) => !child.contains(panel));
  for (const element of behind) element.setAttribute('aria-hidden', 'true');
  const overflow = document.body.style.overflow;
  document.body.style.overflow = 'hidden';
  panel.focus();

  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onEscape();
      return;
    }
    if (event.key !== 'Tab') return;
    const stops = [...panel.querySelectorAll<HTMLElement>(focusable)];
    const first = stops[0];
    const last = stops[stops.length - 1];
    if (first === undefined || last === undefined) {
      event.preventDefault();
      return;
    }
    const active = document.activeElement;
    if (event.shiftKey && (active === first || active === panel)) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && active === last) {
      event.preventDefault();
      first.focus();
    }
  };
  const handleFocus = (event: FocusEvent) => {
    if (event.target instanceof Node && !panel.contains(event.target)) panel.focus();
  };
  document.addEventListener('keydown', handleKey, true);
  document.addEventListener('focusin', handleFocus);
  return () => {
    document.removeEventListener('keydown', handleKey, true);
    document.removeEventListener('focusin', handleFocus);
    for (const element of behind) element.removeAttribute('aria-hidden');
    document.body.style.overflow = overflow;
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}

/** The ref of a panel that keeps the focus as long as it is there; Escape does what `onEscape` is then. */
export function useFocusTrap(onEscape: () => void): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null);
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    if (panel.current !== null) return keepFocusInside(panel.current, () => latest.current());
  }, []);
  return panel;
}
