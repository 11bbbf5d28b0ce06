import { z } from 'zod';
import { EpochMs } from './ids.ts';

/** 好差评 in its five levels; the last two are negative. */
export const ratingLevels = [
  'verySatisfied',
  'satisfied',
  'basicallySatisfied',
  'dissatisfied',
  'veryDissatisfied',
] as const;
export const RatingLevel = z.enum(ratingLevels);
export type RatingLevel = z.infer<typeof RatingLevel>;
/** Reasons a rater can tick, by level; free text is always possible. */
export const ratingReasons = {
  verySatisfied: ['patient', 'clear', 'quick', 'solved'],
  satisfied: ['patient', 'clear', 'quick', 'solved'],
  basicallySatisfied: ['longWait', 'unclear', 'poorPicture', 'notSolved'],
  dissatisfied: ['longWait', 'unclear', 'poorPicture', 'notSolved', 'unfriendly', 'askedTooMuch'],
  veryDissatisfied: ['longWait', 'unclear', 'poorPicture', 'notSolved', 'unfriendly', 'askedTooMuch'],
} as const satisfies Record<RatingLevel, readonly string[]>;
export const RatingReason = z.enum([
  'patient',
  'clear',
  'quick',
  'solved',
  'longWait',
  'unclear',
  'poorPicture',
  'notSolved',
  'unfriendly',
  'askedTooMuch',
]);
export type RatingReason = z.infer<typeof RatingReason>;
export const Rating = z.object({
  level: RatingLevel,
  reasons: z.array(RatingReason),
  comment: z.string(),
  ratedAt: EpochMs,
});
export type Rating = z.infer<typeof Rating>;

/** The reasons among those given that do not belong to the level. */
export const strayReasons = (level: RatingLevel, reasons: readonly RatingReason[]): RatingReason[] => {
  const allowed: readonly RatingReason[] = ratingReasons[level];
  return reasons.filter((reason) => !allowed.includes(reason));
};
/** The same words, whenever they were said. */
export const isSameRating = (left: Rating, right: Rating): boolean =>
  left.level === right.level &&
  left.comment === right.comment &&
  [...left.reasons].sort().join() === [...right.reasons].sort().join();
