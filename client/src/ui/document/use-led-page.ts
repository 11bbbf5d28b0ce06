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

/** Where a follower has leafed to by themselves; nothing any more once they and who leads are on one page. */
export function stayAway<Own extends Pick<SharedDocument, 'materialId' | 'page'>>(
  own: Own | null,
  shared: Pick<SharedDocument, 'materialId' | 'page'>,
): Own | null {
  return own !== null && own.materialId === shared.materialId && own.page !== shared.page ? own : null;
}

/** The page of who follows; who leafs on by themselves stays there until they come back. */
export function useFollowedPage(shared: Pick<SharedDocument, 'materialId' | 'page'>): {
  page: number;
  isAway: boolean;
  setPage: (page: number) => void;
  comeBack: () => void;
} {
  const { materialId, page } = shared;
  const [own, setOwn] = useState<Pick<SharedDocument, 'materialId' | 'page'> | null>(null);
  useEffect(() => setOwn((before) => stayAway(before, { materialId, page })), [materialId, page]);
  const away = stayAway(own, shared);
  return {
    page: away?.page ?? page,
    isAway: away !== null,
    setPage: (wanted) => setOwn(stayAway({ materialId, page: wanted }, shared)),
    comeBack: () => setOwn(null),
  };
}
