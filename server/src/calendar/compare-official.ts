import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { DayKind, OfficialPreview } from '@cloudseat/shared/nouns/working-day.ts';

type Meaning = { kind: DayKind; name: LocalText };
type Known = { date: string; kind: DayKind | null; name: LocalText | null };

/** Grows with every change of the year it is made of. */
export const revisionOf = (rows: readonly { version: number }[]): number =>
  rows.reduce((sum, { version }) => sum + version, 0);

/** What the official table would change in what is kept, and what was entered beyond it. Names alone are no difference. */
export function compareWithOfficial(
  rows: readonly Known[],
  official: readonly (Meaning & { date: string })[],
): Pick<OfficialPreview, 'changes' | 'others'> {
  const kept = new Map(rows.flatMap((row) => meaningOf(row).map((meaning) => [row.date, meaning] as const)));
  const officialDates = new Set(official.map(({ date }) => date));
  return {
    changes: official
      .filter(({ date, kind }) => kept.get(date)?.kind !== kind)
      .map(({ date, kind, name }) => ({ date, before: kept.get(date) ?? null, after: { kind, name } })),
    others: [...kept]
      .filter(([date]) => !officialDates.has(date))
      .map(([date, meaning]) => ({ date, ...meaning })),
  };
}

const meaningOf = ({ kind, name }: Known): Meaning[] =>
  kind === null || name === null ? [] : [{ kind, name }];
