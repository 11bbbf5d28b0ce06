import type { Source } from '@cloudseat/shared/nouns/media-source.ts';

/**
 * The pictures that flow of those a page would take, `max` at most (null: all): shared screens first, then those it asked for
 * last, then those it never said anything about, in the order in which they came.
 */
export function chooseVisible<Picture extends { source: Source; askedAt: number }>(
  pictures: readonly Picture[],
  max: number | null,
): readonly Picture[] {
  if (max === null || pictures.length <= max) return pictures;
  const isScreen = ({ source }: Picture) => Number(source === 'screen');
  return pictures
    .toSorted((left, right) => isScreen(right) - isScreen(left) || right.askedAt - left.askedAt)
    .slice(0, max);
}
