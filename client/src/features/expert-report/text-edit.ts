export type TextEdit = { at: number; removed: number; inserted: string };

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
/** Never between the two halves of a rare character. */
const splits = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isLow(text.charCodeAt(at));

/** What was typed, pasted or deleted, as the one place where two texts differ; null where they do not. */
export function editOf(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (splits(before, start) || splits(after, start)) start -= 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  if (splits(before, before.length - end) || splits(after, after.length - end)) end -= 1;
  return {
    at: start,
    removed: before.length - end - start,
    inserted: after.slice(start, after.length - end),
  };
}

type Delta = readonly {
  retain?: number | undefined;
  insert?: unknown;
  delete?: number | undefined;
}[];

/** Where a caret is after somebody else has written. What is written right at it comes after it. */
export function movedCaret(caret: number, delta: Delta): number {
  let [at, moved] = [0, caret];
  for (const { retain, insert, delete: removed } of delta) {
    if (retain !== undefined) at += retain;
    else if (typeof insert === 'string') {
      if (at < moved) moved += insert.length;
      at += insert.length;
    } else if (removed !== undefined && at < moved) moved -= Math.min(removed, moved - at);
  }
  return moved;
}
