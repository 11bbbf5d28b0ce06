export const readingTuning = {
  /** Two played spans of a film that lie as near as this are one, ms: players report in steps. */
  spanGapMs: 500,
  /** Time that a page did not use stays good for so long, ms: a report may come late over a bad link. */
  carryMs: 30_000,
  /** The sitting is at least this far off, ms, and at most. */
  scheduleAheadMinMs: 60_000,
  scheduleAheadMaxMs: 90 * 86_400_000,
  /** Before the sitting everybody is reminded, ms: time to read what is left. */
  remindBeforeMs: 86_400_000,
  /** Between two looks for sittings to be reminded of, ms: one short query each. */
  lookEveryMs: 15_000,
  /** Sittings reminded of at one look, count. */
  lookMax: 50,
} as const;
