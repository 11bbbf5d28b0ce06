export const captureTuning = {
  /** A photograph that nobody has taken, nor begun to send, by then is asked for no longer, ms. */
  expireMs: 10 * 60_000,
  /** What was asked for in a call that nobody ended properly is forgotten after that, ms. */
  keptMs: 24 * 3_600_000,
  /** Asks of one call that are remembered; the oldest of those that are over go first. */
  listMax: 40,
} as const;
