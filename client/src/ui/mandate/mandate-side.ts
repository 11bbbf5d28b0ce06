/** Whose page speaks of a mandate: the words differ. */
export type MandateSide = 'applicant' | 'agent';
