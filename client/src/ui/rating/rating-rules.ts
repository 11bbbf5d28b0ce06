import type { RatingLevel, RatingReason } from '@cloudseat/shared/nouns/rating.ts';

/** As in shared's rating.ts, without zod on this page; a test compares both. */
export const levels: readonly RatingLevel[] = [
  'verySatisfied',
  'satisfied',
  'basicallySatisfied',
  'dissatisfied',
  'veryDissatisfied',
];

const good: readonly RatingReason[] = ['patient', 'clear', 'quick', 'solved'];
const middling: readonly RatingReason[] = ['longWait', 'unclear', 'poorPicture', 'notSolved'];
const bad: readonly RatingReason[] = [...middling, 'unfriendly', 'askedTooMuch'];

export const reasonsOf: Record<RatingLevel, readonly RatingReason[]> = {
  verySatisfied: good,
  satisfied: good,
  basicallySatisfied: middling,
  dissatisfied: bad,
  veryDissatisfied: bad,
};
export const commentMaxLength = 1_000;
