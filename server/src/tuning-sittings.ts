const hour = 60 * 60_000;

/** Figures of the rooms of reviews, each with its unit and reason. */
export const sittingTuning = {
  /** A sitting lasts some hours, and is ended; a day outlives any that was forgotten. */
  keptMs: 24 * hour,
  /** Two who change a sitting at once: one of them always gets through, so as many turns as people could ever stand in line. */
  changeAttempts: 100,
  /** A page whose socket is gone may be loading anew, or looking for another server. */
  lostPageGraceMs: 10_000,
  /** Pages of a large room are told what changed this often: tens of people who come at once are one change. */
  tellEveryMs: 100,
} as const;
