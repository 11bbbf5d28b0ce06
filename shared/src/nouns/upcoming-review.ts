import { z } from 'zod';
import { EpochMs } from './ids.ts';
import { JointReviewId, SeatId } from './joint-review.ts';
import { StaffCard } from './staff-card.ts';
import { LocalText } from './text.ts';

/** A booked review that an own department has a seat in, before it sits; a cancelled one until its time. */
export const UpcomingReview = z.object({
  reviewId: JointReviewId,
  seatId: SeatId,
  caseNumber: z.string(),
  matterName: LocalText,
  subject: z.string(),
  question: z.string(),
  isRequired: z.boolean(),
  /** The own department leads it. */
  isLead: z.boolean(),
  scheduledAt: EpochMs,
  /** The time that was told before, where it was moved. */
  movedFrom: EpochMs.nullable(),
  isCancelled: z.boolean(),
  endReason: z.string().nullable(),
  from: z.object({ agent: StaffCard.nullable(), departmentName: LocalText }),
  otherDepartments: z.array(LocalText),
  /** Who is asked first: whoever said that they come, else who sat there before. */
  comes: StaffCard.nullable(),
  /** Somebody of the department said so; it binds nobody. */
  isClaimed: z.boolean(),
  isMine: z.boolean(),
});
export type UpcomingReview = z.infer<typeof UpcomingReview>;
