import { z } from 'zod';
import { EpochMs } from './ids.ts';

/**
 * What the law or the district sets a term in working days for: to tell all gaps at once, to decide, to decide together with
 * other departments, to bring what was missing of a conditionally accepted case, to mend what was found wrong.
 */
export const LegalClockKind = z.enum(['tellGaps', 'decide', 'joint', 'conditional', 'correction']);
export type LegalClockKind = z.infer<typeof LegalClockKind>;

/** A legal clock as both sides see it, as of the moment it was read. */
export const LegalClockView = z.object({
  kind: LegalClockKind,
  startedAt: EpochMs,
  dueAt: EpochMs.describe(
    'the last moment of the last working day; of a clock that stands still: if it went on now',
  ),
  daysLeft: z.int().nonnegative().describe('working days after today; 0: today is the last, or it is over'),
  isPaused: z.boolean().describe('stands still: time of experts, or of the applicant'),
  isOver: z.boolean(),
  isProvisional: z
    .boolean()
    .describe('holidays of a year it runs into are not entered yet: it may end later'),
  warnLevel: z
    .enum(['calm', 'soon', 'last', 'over'])
    .describe('calm while it stands still, unless it is over'),
});
export type LegalClockView = z.infer<typeof LegalClockView>;
