import type { Mark, MarkAuthor, MarkKind } from '@cloudseat/shared/nouns/document.ts';
import { isSameStroke } from './stroke-id.ts';

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

/** Ids of the marks that the server is known to have. */
export const keptIdsOf = (log: MarkLog): ReadonlySet<string> =>
  new Set(log.marks.filter(({ sequence }) => sequence !== null).map(({ markId }) => markId));

/**
 * What the server has now; strokes under way stay, and so does what came by itself while the list was read. `knownBefore`: what
 * the server had when it was asked; of that, whatever the list has no more was taken away unheard.
 */
export function withList(log: MarkLog, list: readonly Mark[], knownBefore: ReadonlySet<string>): MarkLog {
  const kept = list.filter(({ markId }) => !log.removedIds.has(markId));
  const listed = new Set(kept.map(({ markId }) => markId));
  const others = log.marks.filter(({ markId }) => !listed.has(markId) && !knownBefore.has(markId));
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

/** A stroke that nobody goes on with and nobody has kept; its whole may still come. */
export function withoutPart(log: MarkLog, markId: string): MarkLog {
  const marks = log.marks.filter((mark) => mark.markId !== markId || mark.sequence !== null);
  return marks.length === log.marks.length ? log : { ...log, marks };
}

/** The marks of a hand's last stroke on a page, last one first, which it may take back. */
export function findLastStroke(log: MarkLog, participantId: string, page: number): DrawnMark[] {
  const own = log.marks.filter(
    (mark) => mark.participantId === participantId && mark.page === page && mark.sequence !== null,
  );
  const last = own[own.length - 1];
  return last === undefined ? [] : own.filter(({ markId }) => isSameStroke(markId, last.markId)).reverse();
}
