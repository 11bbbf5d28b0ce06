import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useCallback, useMemo } from 'react';
import { useLocalText } from '../use-locale.ts';
import type { LineName } from './opinion-card.tsx';

type Line = { lineId: MaterialLineId; name: string };

/** The lines of the case's checklist by name, as whoever has a part in the review may know them. */
export function useCaseLines({ lines: of }: Pick<JointReviewView, 'lines'>): {
  lines: readonly Line[];
  nameOf: LineName;
} {
  const text = useLocalText();
  const lines = useMemo(() => of.map(({ lineId, name }) => ({ lineId, name: text(name) })), [of, text]);
  const nameOf = useCallback<LineName>(
    (lineId) => lines.find((line) => line.lineId === lineId)?.name ?? null,
    [lines],
  );
  return { lines, nameOf };
}
