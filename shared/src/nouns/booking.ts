import { z } from 'zod';
import { CallState } from './call.ts';
import { CallId, EpochMs, MatterId } from './ids.ts';
import { LocalText } from './text.ts';

/** A time one can book; how many places are left is nobody's business. */
export const Slot = z.object({ startsAt: EpochMs, isFree: z.boolean() });
export type Slot = z.infer<typeof Slot>;

/** A booked call as its applicant sees it, until it enters the line. */
export const Booking = z.object({
  callId: CallId,
  matterId: MatterId,
  matterName: LocalText,
  departmentName: LocalText,
  startsAt: EpochMs,
  endsAt: EpochMs,
  /** scheduled: the slot is to come; from queued on the call is in line; cancelled, expired: it is over. */
  state: CallState,
});
export type Booking = z.infer<typeof Booking>;
