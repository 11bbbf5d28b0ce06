export const intakeTuning = {
  /** Ms a draft of a matter is gone on with; an older one is left and a new one opened. A working day. */
  draftKeptMs: 12 * 3_600_000,
  /** Ms of waiting from which on a callback is offered plainly (STATES: 10 min). */
  callbackOfferAfterMs: 600_000,
  /** Ms that pages have to bring lost calls back with their tickets, before the database's word is taken for the rest. */
  restoreAfterMs: 10_000,
  /** Calls in an applicant's list. */
  ownCallsMax: 50,
} as const;
