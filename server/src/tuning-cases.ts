/** Figures of cases, each with its unit and its reason. */
export const casesTuning = {
  /** Rows of one search: more than anybody reads, few enough to come at once. */
  listedCasesMax: 200,
  listedTasksMax: 200,
  /** Of an applicant's own list. */
  ownCasesMax: 100,
  /** How often overdue tasks are looked for, ms. */
  escalateEveryMs: 30_000,
  /** Of one look. */
  escalateMax: 50,
} as const;
