import type { CaseId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import { useCallback } from 'react';
import { api } from '../../lib/http.ts';
import { useLoad } from '../use-load.ts';
import { useLocalText } from '../use-locale.ts';
import type { LineName } from './opinion-card.tsx';

type Line = { lineId: MaterialLineId; name: string };

/** The lines of a case's checklist by name; null: none, for who may see the review and not its case. */
export function useCaseLines(caseId: CaseId | null): { lines: readonly Line[]; nameOf: LineName } {
  const text = useLocalText();
  const { value } = useLoad(`lines/${caseId}`, async () =>
    caseId === null ? null : api('case:get', { params: { caseId } }),
  );
  const lines = (value?.lines ?? []).map(({ lineId, name }) => ({ lineId, name: text(name) }));
  const key = lines.map(({ lineId }) => lineId).join();
  const nameOf = useCallback<LineName>(
    (lineId) => lines.find((line) => line.lineId === lineId)?.name ?? null,
    [key, text],
  );
  return { lines, nameOf };
}
