// Without zod: pages need the rules and no schema.

/** What a convenor gives marks for, 1 to 5 each. */
export const appraisalMarks = ['attendance', 'preparation', 'quality', 'conduct'] as const;
export type AppraisalMark = (typeof appraisalMarks)[number];

/** An expert sees what was thought of them as a mean of at least so many reviews: of fewer they would know who said it. */
export const appraisalLeastCount = 3;
