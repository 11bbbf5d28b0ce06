export const expertDrawTuning = {
  /** Between two looks of a server for experts who have not answered in time, ms: one short query each. */
  lookEveryMs: 5_000,
  /** A message that a server began to send and did not finish is sent by another after this, ms: longer than any carrier takes. */
  noticeRetryMs: 60_000,
  /** While the panel sits an expert asked to replace somebody has this long, ms: the others wait. */
  sittingAnswerMs: 5 * 60_000,
} as const;
