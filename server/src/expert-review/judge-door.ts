import type { ReviewDoor } from './review-viewer.ts';

/** For what only whoever judges at this moment may do, with their place. */
export const createJudgeDoor =
  (door: Pick<ReviewDoor, 'enterAs'>) =>
  async (...[reviewId, context]: Parameters<ReviewDoor['enter']>) => {
    const entered = await door.enterAs('expert', reviewId, context);
    const { seat } = entered.viewer;
    if (seat === null) throw new Error('an expert came in without a place');
    return { ...entered, seat };
  };
