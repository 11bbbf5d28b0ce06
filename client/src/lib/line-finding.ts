import type { OwnLine } from '@cloudseat/shared/nouns/service-case.ts';

type Reviewed = Pick<OwnLine, 'status' | 'fileCount' | 'hasNewerFile'>;
/** newer: a file came after what was found. unseen: nobody has looked yet. none: there is nothing to look at. */
export type Finding = NonNullable<OwnLine['status']> | 'newer' | 'unseen' | 'none';

/** How a line of the checklist stands for its applicant. */
export function findingOf({ status, fileCount, hasNewerFile }: Reviewed): Finding {
  if (status === null) return fileCount > 0 ? 'unseen' : 'none';
  return hasNewerFile ? 'newer' : status;
}

/** What the applicant still has to mend. */
export const isGap = (line: Reviewed): boolean => ['missing', 'notCompliant'].includes(findingOf(line));

/** The lines of which something else is said now than before; none where nothing was known before. */
export function newlyFound<Line extends OwnLine>(
  before: readonly Line[] | null,
  now: readonly Line[],
): Line[] {
  if (before === null) return [];
  const words = ({ status, fault, faultNote }: Line) => JSON.stringify([status, fault, faultNote]);
  const known = new Map(before.map((line) => [line.lineId, words(line)]));
  return now.filter((line) => line.status !== null && known.get(line.lineId) !== words(line));
}
