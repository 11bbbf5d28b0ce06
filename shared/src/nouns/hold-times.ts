/** How long an applicant may be on hold before their desk is reminded, ms; long enough to look something up. */
export const holdReminderMs = 120_000;
/** Before the applicant is asked for patience, ms: the desk has been reminded by then. */
export const holdPatienceMs = 180_000;
