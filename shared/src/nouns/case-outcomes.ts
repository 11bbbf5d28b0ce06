// Without zod, as agent-choices.ts.

/**
 * What an agent may conclude. receive 收件, notice 一次性告知, accept 受理, acceptConditionally 容缺受理, complete: what was missing of it
 * has come, refuse 不予受理, grant and deny: the matter itself is decided.
 */
export const decisionOutcomes = [
  'receive',
  'notice',
  'accept',
  'acceptConditionally',
  'complete',
  'refuse',
  'grant',
  'deny',
] as const;

/** Why an application is not taken: no permission is needed, or another authority is to be asked. */
export const refusalReasons = ['notRequired', 'notOurs'] as const;
