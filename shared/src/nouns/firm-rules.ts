// Without zod, as case-rules.ts.

/** As what somebody acts for a firm: its legal representative (法定代表人), or who was sent (经办人). */
export const firmRoles = ['representative', 'handler'] as const;
export const firmNameMaxLength = 80;
