const minute = 60_000;
const day = 24 * 60 * minute;

/** Figures of mandates, each with its unit and its reason. */
export const mandateTuning = {
  /** A code is told over the telephone, or to somebody beside: longer than one that is typed by who got it. */
  codeMs: 10 * minute,
  tries: 5,
  /** Wait before the next text, ms. */
  resendMs: minute,
  /** Texts a day to one number, apart from those that sign in: enough for three mandates on a bad day, too few to guess with. */
  dailyPerPhone: 10,
  /** Texts a day that one person asks for: an agent at work, on a day full of them. */
  dailyPerAsker: 200,
  windowMs: day,
  /** How often mandates are looked for that are over, ms. Each request decides by itself; this takes out who is still in a talk. */
  lookEveryMs: 15_000,
  /** Of one look. */
  lookMax: 50,
  /** Of one helper's list. */
  heldMax: 100,
} as const;
