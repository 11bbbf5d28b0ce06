// Without zod, as agent-choices.ts.

/** Longest document whose pages are shown. */
export const documentMaxPages = 500;
/** Widths that page images are made in, px, small to large; any other is answered with the next larger one. */
export const pageWidths = [160, 640, 1_080, 1_600, 2_400] as const;
/** Points of one stroke; a longer one goes on as the next mark. */
export const strokeMaxPoints = 1_000;
/** Marks that a finding carries, and points of all of them: enough to ring what is wrong, little enough to go with each view. */
export const findingMarksMax = 30;
export const findingPointsMax = 3_000;
/** Marks that one file carries. */
export const marksMaxCount = 2_000;

/** What is rendered as pages; everything else can only be saved. */
const pageTypes: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];
export const hasPages = (mimeType: string): boolean => pageTypes.includes(mimeType);

/** The smallest step that shows so many px sharply. */
export const pageWidthFor = (wanted: number): number =>
  pageWidths.find((width) => width >= wanted) ?? pageWidths[pageWidths.length - 1] ?? wanted;

/** Pages that carry marks, ascending. */
export const markedPagesOf = (marks: readonly { page: number }[]): number[] =>
  [...new Set(marks.map(({ page }) => page))].sort((left, right) => left - right);
