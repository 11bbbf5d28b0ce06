// Without zod, as agent-choices.ts.

/**
 * How the third person stands to the applicant. representative: acts for them, such as a firm's accountant. window: helps them at
 * a counter or a village's service point, in a partner region too: the agent decides, the window assists.
 */
export const guestRelations = ['family', 'interpreter', 'representative', 'window', 'other'] as const;
export type GuestRelation = (typeof guestRelations)[number];

/** Longest name that a guest may give, in characters. */
export const guestNameMaxLength = 30;
