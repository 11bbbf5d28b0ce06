import { useCallback, useRef, useState } from 'react';
import type { CasesView } from '../../features/desk-cases/cases-panel.tsx';
import { readSearch } from '../../ui/case/case-search.ts';

/** The panel of cases: whether it is open, and what it shows, which stays when it is closed. */
export function useDeskCases(fence: number | null) {
  const [isOpen, setIsOpen] = useState(false);
  const [view, setView] = useState<CasesView>(() => ({
    search: readSearch(new URLSearchParams()),
    caseId: null,
  }));
  const ring = useRef(fence);
  if (fence !== null) ring.current = fence;
  const toggle = useCallback(() => setIsOpen((before) => !before), []);
  const close = useCallback(() => setIsOpen(false), []);
  return { isOpen, toggle, panel: { view, ring: ring.current, onView: setView, onClose: close } };
}
