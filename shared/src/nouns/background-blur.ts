import { z } from 'zod';
import { CallId } from './ids.ts';

/** Whether an applicant's background is blurred in a talk, and whether its agent would like to see it as it is. */
export const BackgroundBlur = z.object({
  callId: CallId,
  version: z.int().nonnegative(),
  isOn: z.boolean(),
  /** Asked for since it was turned on. */
  isOffAsked: z.boolean(),
});
export type BackgroundBlur = z.infer<typeof BackgroundBlur>;
