// Without zod: pages need the lists and no schema.

/** Why an expert does not come; their own words are sealed with their name. */
export const declineKinds = ['busy', 'conflict', 'health', 'other'] as const;
/** suspended: is drawn no more until somebody lifts it. left: for good. */
export const expertStates = ['active', 'suspended', 'left'] as const;
/** What the library keeps of an expert; account: with which they sign in. */
export const expertFields = ['name', 'unit', 'region', 'phone', 'account', 'specialties', 'ties'] as const;
