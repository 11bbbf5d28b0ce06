import type { Mark } from '@cloudseat/shared/nouns/document.ts';
import type { Principal } from '../identity/principal.ts';

/**
 * What a viewer may see of a file's marks. While the applicant is on hold, what either side has drawn since is kept for
 * when they are back together: their own is all that they see of it.
 */
export function withoutHeldBack(
  marks: readonly Mark[],
  viewer: Pick<Principal, 'role'>,
  heldAt: number | null,
): Mark[] {
  const isOwnSide = ({ author }: Mark) => (author === 'applicant') === (viewer.role === 'applicant');
  return marks.filter((mark) => heldAt === null || mark.createdAt < heldAt || isOwnSide(mark));
}
