export const intakeTuning = {
  /** Ms a draft of a matter is gone on with; an older one is left and a new one opened. A working day. */
  draftKeptMs: 12 * 3_600_000,
  /** Calls in an applicant's list. */
  ownCallsMax: 50,
} as const;
