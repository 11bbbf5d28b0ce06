/** How soon changes by administrators are everywhere, and how much one page holds. */
export const administrationTuning = {
  /** Ms between two looks of a server for what others changed: one short query. */
  catalogueLookEveryMs: 2_000,
  /** Canned replies on one list, count: words find the rest. */
  listedRepliesMax: 300,
  /** Entry codes on one list, count: more than a district has. */
  listedCodesMax: 500,
} as const;
