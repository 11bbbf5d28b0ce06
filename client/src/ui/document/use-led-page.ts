import type { SharedDocument } from '@cloudseat/shared/nouns/document.ts';
import { useEffect, useState } from 'react';

/** The page of who leads: on their own screen at once, on the others' as soon as the server has it. */
export function useLeadingPage(
  shared: SharedDocument | null,
  turnPage: (page: number) => Promise<void>,
): { page: number; setPage: (page: number) => void } {
  const [ahead, setAhead] = useState<number | null>(null);
  const shown = shared?.page ?? 1;
  useEffect(() => {
    setAhead((page) => (page === shown ? null : page));
  }, [shown]);
  return {
    page: ahead ?? shown,
    setPage(page) {
      setAhead(page);
      turnPage(page).catch(() => setAhead(null));
    },
  };
}

/** The page of who follows; who leafs on by themselves stays there until they come back. */
export function useFollowedPage(shared: Pick<SharedDocument, 'materialId' | 'page'>): {
  page: number;
  isAway: boolean;
  setPage: (page: number) => void;
  comeBack: () => void;
} {
  const [own, setOwn] = useState<{ materialId: string; page: number } | null>(null);
  const isAway = own !== null && own.materialId === shared.materialId && own.page !== shared.page;
  return {
    page: isAway ? own.page : shared.page,
    isAway,
    setPage: (page) => setOwn({ materialId: shared.materialId, page }),
    comeBack: () => setOwn(null),
  };
}
