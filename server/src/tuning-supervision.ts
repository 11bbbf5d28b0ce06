/** What counts in the figures that supervisors see, and how much one page lists. */
export const supervisionTuning = {
  /** Answered within this wait counts for the service level, ms (STATES, Figures: 60 s). */
  answerWithinMs: 60_000,
  /** Who leaves within this is taken out of the service level, ms (STATES, Figures: 10 s). */
  abandonedAtOnceMs: 10_000,
  /** Calls on one list, count: more than anybody reads through; a ticket's number finds the others. */
  listedCallsMax: 200,
  /** How long a change waits for the record to have it before it is answered, in tries of so many ms. */
  recordedTryCount: 40,
  recordedTryMs: 50,
} as const;
