export const jointTuning = {
  /** Between two looks of a server for searches, rooms and times that nobody sees to, ms: one short query each. */
  lookEveryMs: 5_000,
  /** Reviews seen to at one look, count. */
  lookMax: 50,
  /** Before a booked time the applicant is reminded, ms: time to find a quiet place. */
  remindBeforeMs: 3_600_000,
  /** A booked review that nobody has convened stays on its departments' desks, ms after its time. */
  upcomingKeptMs: 86_400_000,
  /** A booked time is at least this far off, ms, and at most: whatever is sooner convenes at once. */
  scheduleAheadMinMs: 60_000,
  scheduleAheadMaxMs: 60 * 86_400_000,
  /** The applicant is asked in by text message this often at most, ms. */
  callApplicantEveryMs: 60_000,
  /** The supervisor has this long for conflicts put before them, working days. */
  escalationDays: 5,
  /** Reviews listed at once, count: more than an agent has in a year. */
  listedMax: 100,
} as const;
