export const materialsTuning = {
  /** Files of one call: the longest checklist a few times over; stops the filling of the disk through one call. */
  maxPerCall: 60,
  /** Characters of a file's name that are kept. */
  fileNameMaxLength: 200,
  /** Unfinished uploads untouched for so long are removed, ms: a phone may come back the next morning. */
  staleUploadMs: 24 * 3_600_000,
  /** Between two looks for them, ms. */
  cleanUpEveryMs: 3_600_000,
} as const;
