/** Figures of booked calls. */
export const bookingTuning = {
  /** Length of a slot, ms: a talk with its wrap-up, as most matters are rated. */
  slotMs: 15 * 60_000,
  /** A slot can be booked until so long before it, ms: time for people to put their papers together. */
  leadMs: 30 * 60_000,
  /** Days with opening hours that can be booked, today included, count. */
  openDayCount: 5,
  /** Days looked ahead for them: longer than any holiday, count. */
  horizonDayCount: 30,
  /** Places a department has in each slot where an administrator set no other number, count. */
  defaultCapacity: 2,
  /** The reminder goes out so long before the slot, ms. */
  reminderMs: 10 * 60_000,

  /** Between two looks of a server's clerk at what is due, ms. */
  clerkIntervalMs: 2_000,
  /** Bookings taken in hand by one look, count. */
  clerkBatchCount: 50,
  /** A server that holds no page of the applicant leaves a booking it sees due to one that does for so long, ms: two looks. */
  othersFirstMs: 5_000,
  /** A clerk that died with a booking in hand loses it to another after so long, ms; entering twice changes nothing. */
  claimMs: 20_000,
  /** An applicant who is in another call when the slot opens keeps the booking for so long, ms. */
  busyKeptMs: 30 * 60_000,
} as const;
