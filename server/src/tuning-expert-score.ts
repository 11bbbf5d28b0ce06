export const expertScoreTuning = {
  /** Between two looks for marks that are all in and signatures whose time is over, where no server came to it, ms. */
  lookEveryMs: 5_000,
  /** Reviews seen to at one look, count. */
  lookMax: 50,
} as const;
