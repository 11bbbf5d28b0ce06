const minute = 60_000;

/** Figures of inviting a third person into a talk, each with its unit and reason. */
export const guestTuning = {
  /** Somebody at hand opens it at once, somebody at work within minutes; both sides sit and wait. */
  linkMs: 15 * minute,
  /** A talk lasts no longer; cleared when it ends. */
  keptMs: 12 * 60 * minute,
  /** Texts of one invitation: a wrong number, and once more. */
  textsMax: 3,
} as const;
