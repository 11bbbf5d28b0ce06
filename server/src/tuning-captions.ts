/** Figures of captions, each with its unit and reason. */
export const captionsTuning = {
  /** Who wants captions is kept for as long as a call can last, and longer. */
  wishesKeptMs: 24 * 3_600_000,
} as const;
