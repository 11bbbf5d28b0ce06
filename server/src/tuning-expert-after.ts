export const expertAfterTuning = {
  /** The unit has this long for the changes of a round, working days; the convenor moves it. */
  reviseDays: 20,
  /** Experts have this long to say whether they were made, working days. */
  verifyDays: 5,
  /** The unit is reminded so long before its deadline, ms. */
  remindBeforeMs: 2 * 86_400_000,
  /** A convenor reminds at most this often, ms. */
  remindEveryMs: 600_000,
  /** Between two looks for deadlines and for what another server left undone, ms: two short queries. */
  lookEveryMs: 30_000,
  /** Reviews seen to at one look, count. */
  lookMax: 50,
} as const;
