/** Papers of projects that experts judge. */
export const expertFilingTuning = {
  /** Bytes of decrypted copies on the disk of one server, while their pages are looked at: a few of the largest. */
  plainCopiesMaxBytes: 1024 * 1024 * 1024,
  /** Pictures of pages a minute for one session: as of other documents. */
  picturesPerMinute: 600,
} as const;
