// Without zod, as agent-choices.ts.

/** What a call came to, chosen by the agent in wrap-up. */
export const dispositions = [
  'answered',
  'accepted',
  'materialsMissing',
  'referred',
  'followUp',
  'notCompleted',
] as const;
