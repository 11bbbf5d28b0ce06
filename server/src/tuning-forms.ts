/** Figures of forms, each with its unit and its reason. */
export const formsTuning = {
  /** Of a case's newest calls, how many are looked at for the running one: a case rarely has two that live at once. */
  recentCallsCount: 5,
} as const;
