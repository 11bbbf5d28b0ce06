import type { Mark, MarkAuthor, MarkKind } from '@cloudseat/shared/nouns/document.ts';

/** A mark as it is drawn on screen; one that is still being drawn, or on its way, has no place in the order yet. */
export type DrawnMark = {
  markId: string;
  page: number;
  author: MarkAuthor;
  participantId: string;
  kind: MarkKind;
  points: readonly number[];
  /** Null: lies above all others until the server has it. */
  sequence: number | null;
};
export type MarkLog = { marks: readonly DrawnMark[]; removedIds: ReadonlySet<string> };
export type StrokePart = Omit<DrawnMark, 'kind' | 'sequence'> & { offset: number };

export const emptyLog: MarkLog = { marks: [], removedIds: new Set() };

const inOrder = (marks: DrawnMark[]): DrawnMark[] =>
  marks.sort((a, b) => (a.sequence ?? Number.MAX_SAFE_INTEGER) - (b.sequence ?? Number.MAX_SAFE_INTEGER));

/** A mark as the server keeps it, in place of what was seen of it so far. */
export function withMark(log: MarkLog, mark: DrawnMark | Mark): MarkLog {
  if (log.removedIds.has(mark.markId)) return log;
  const others = log.marks.filter(({ markId }) => markId !== mark.markId);
  return { ...log, marks: inOrder([...others, mark]) };
}

/**
 * What the server has now; strokes under way stay, and what was taken away meanwhile stays away. `before`: what was here when
 * the list was asked for. What the list lacks of that is gone; what came by itself since then is no less there.
 */
export function withList(log: MarkLog, list: readonly Mark[], before: MarkLog): MarkLog {
  const kept = list.filter(({ markId }) => !log.removedIds.has(markId));
  const known = new Set(kept.map(({ markId }) => markId));
  const wasKept = new Set(
    before.marks.flatMap(({ markId, sequence }) => (sequence === null ? [] : [markId])),
  );
  const others = log.marks.filter(({ markId }) => !known.has(markId) && !wasKept.has(markId));
  return { ...log, marks: inOrder([...kept, ...others]) };
}

/** A further part of a stroke. Parts may be lost on the way: the stroke goes on without them, its whole follows. */
export function withPart(log: MarkLog, { offset, points, ...part }: StrokePart): MarkLog {
  if (log.removedIds.has(part.markId)) return log;
  const known = log.marks.find(({ markId }) => markId === part.markId);
  // The whole is here already.
  if (known !== undefined && known.sequence !== null) return log;
  const before = known?.points.slice(0, offset * 2) ?? [];
  const drawn = { ...part, kind: 'pen' as const, points: [...before, ...points], sequence: null };
  return withMark(log, drawn);
}

export function withoutMarks(log: MarkLog, markIds: readonly string[]): MarkLog {
  const removedIds = new Set([...log.removedIds, ...markIds]);
  return { marks: log.marks.filter(({ markId }) => !removedIds.has(markId)), removedIds };
}

/** The last one of a hand, which it may take back; null when there is none. */
export function findLastOf(log: MarkLog, participantId: string): DrawnMark | null {
  const own = log.marks.filter((mark) => mark.participantId === participantId && mark.sequence !== null);
  return own[own.length - 1] ?? null;
}
