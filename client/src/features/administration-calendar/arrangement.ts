import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { CalendarDay } from '@cloudseat/shared/nouns/working-day.ts';

/** Days off that follow each other; `names` as they come, each once. */
export type RestSpan = { from: string; to: string; dayCount: number; names: LocalText[] };
export type Arrangement = { rests: RestSpan[]; worked: { date: string; name: LocalText }[] };

const dayMs = 86_400_000;
const isNext = (date: string, after: string) =>
  Date.parse(`${date}T00:00:00Z`) - Date.parse(`${after}T00:00:00Z`) === dayMs;

/** The table of a year as it is announced: from when to when one is off, and which weekends are worked. */
export function arrangementOf(days: readonly CalendarDay[]): Arrangement {
  const result: Arrangement = { rests: [], worked: [] };
  const inOrder = [...days].sort((left, right) => left.date.localeCompare(right.date));
  for (const { date, kind, name } of inOrder) {
    if (kind === null || name === null) continue;
    if (kind === 'workday') {
      result.worked.push({ date, name });
      continue;
    }
    const last = result.rests.at(-1);
    if (!last || !isNext(date, last.to))
      result.rests.push({ from: date, to: date, dayCount: 1, names: [name] });
    else {
      last.to = date;
      last.dayCount += 1;
      if (!last.names.some((known) => known['zh-Hans'] === name['zh-Hans'])) last.names.push(name);
    }
  }
  return result;
}
