import { isSameRating, type Rating, strayReasons } from '@cloudseat/shared/nouns/rating.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import { districtDayStart } from '../catalogue/opening-hours.ts';
import { asApplicant, asStaff, type RouteHandlers } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { RatingRepository } from './rating.repository.ts';
import { isRatingOpen, summaryDays, summaryLeastCount } from './rating-rules.ts';

export type RatingRoutes = Pick<RouteHandlers, 'rating:give' | 'rating:summary'>;

/** 好差评: one rating a call, by its applicant, never changed; saying the same again is no second rating. */
export function createRatingRoutes(deps: {
  ratings: RatingRepository;
  calls: CallLookup;
  clock: Clock;
  logger: Logger;
}): RatingRoutes {
  const { ratings, calls, clock, logger } = deps;
  return {
    async 'rating:give'({ params: { callId }, body }, context) {
      const { applicantId } = asApplicant(context);
      const call = await calls.findCall(callId);
      if (!call || call.applicantId !== applicantId) throw notFound('the call');
      const stray = strayReasons(body.level, body.reasons);
      if (stray.length > 0)
        throw new AppError('BAD_REQUEST', 'some reasons do not belong to the level', { reasons: stray });
      const given: Rating = { ...body, reasons: [...new Set(body.reasons)], ratedAt: clock.now() };
      const before = (await ratings.findMany([callId])).get(callId);
      if (!before && !isRatingOpen(call, given.ratedAt))
        throw new AppError('RATING_CLOSED', 'the call cannot be rated now', { state: call.state });
      const { departmentId, agentId } = call;
      const kept = before ?? (await ratings.addOnce({ callId, applicantId, departmentId, agentId }, given));
      if (!isSameRating(kept, given)) throw new AppError('RATING_CLOSED', 'the call was rated before');
      if (kept !== before) logger.info({ callId, level: kept.level }, 'a call was rated');
      return { rating: kept };
    },
    /** Without today: who sees the sum change after a talk would know who changed it. */
    async 'rating:summary'(_input, context) {
      const to = districtDayStart(clock.now());
      const span = { from: new Date(to - summaryDays * dayMs), to: new Date(to) };
      const counted = await ratings.countOfAgent(asStaff(context).agentId, span);
      const isEnough = counted.count >= summaryLeastCount;
      return { days: summaryDays, leastCount: summaryLeastCount, summary: isEnough ? counted : null };
    },
  };
}

const dayMs = 24 * 60 * 60 * 1_000;
