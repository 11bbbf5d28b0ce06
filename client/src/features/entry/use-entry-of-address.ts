import type { EntryCode } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect, useState } from 'react';
import { api } from '../../lib/http.ts';
import { findEntry, keepEntry } from './entry-memory.ts';

/**
 * Another browser sent this one here, and the visit began there: remembered as if it had begun here. Gives whether that is
 * settled; a code that is not known or not used any more counts as none.
 */
export function useEntryOfAddress(code: EntryCode | null): boolean {
  const isKnown = code === null || findEntry()?.code === code;
  const [settled, setSettled] = useState<EntryCode | null>(null);
  useEffect(() => {
    if (isKnown || code === null) return;
    let isCurrent = true;
    api('entry:get', { params: { code } })
      .then((entry) => {
        if (!entry.isRevoked) keepEntry(entry);
      })
      .catch(() => undefined)
      .finally(() => isCurrent && setSettled(code));
    return () => {
      isCurrent = false;
    };
  }, [code, isKnown]);
  return isKnown || settled === code;
}
