import type { ExpertReviewState } from './expert-review.ts';

// Without zod: pages need the rules and no schema.

/** Largest document or drawing taken, in bytes. */
export const expertFileMaxBytes = 200 * 1024 * 1024;
/** Of one project, versions included. */
export const expertFilesMaxCount = 300;
export const projectTitleMaxLength = 120;
export const projectUnitMaxLength = 120;
export const projectDescriptionMaxLength = 4_000;
export const filingReasonMaxLength = 1_000;

/** The unit may add, replace and take out. */
export const openFilingStates: readonly ExpertReviewState[] = ['draft', 'revising'];
/** The unit may still take the whole project back. */
export const withdrawableStates: readonly ExpertReviewState[] = ['draft', 'filed', 'drawConfigured'];
/** What was filed is not the experts' to read yet. */
const unreadFilingStates: readonly ExpertReviewState[] = [
  'draft',
  'filed',
  'drawConfigured',
  'drawing',
  'confirming',
  'withdrawn',
];

/** Papers and films alike; a review that is suspended is where it was. */
export const isUnreadYet = (review: {
  state: ExpertReviewState;
  suspension: { from: ExpertReviewState } | null;
}): boolean => unreadFilingStates.includes(review.suspension?.from ?? review.state);

/** Of each paper the newest version, where it was not taken out; in the order in which the papers first came. */
export function currentFilesOf<File extends { paperId: string; version: number; removedAt: number | null }>(
  files: readonly File[],
): File[] {
  const newest = new Map<string, File>();
  for (const file of files)
    if (file.removedAt === null && file.version > (newest.get(file.paperId)?.version ?? 0))
      newest.set(file.paperId, file);
  return [...newest.values()];
}
