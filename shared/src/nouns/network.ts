import { z } from 'zod';

/** How well a side's link carries media; unknown until something was sent. */
export const NetworkGrade = z.enum(['unknown', 'good', 'fair', 'weak', 'lost']);
export type NetworkGrade = z.infer<typeof NetworkGrade>;
