import { z } from 'zod';

/** How sure it is who an applicant is: by a telephone's code, by an identity card's picture, by a look at the living person. */
export const IdentityLevel = z.enum(['phone', 'idPhoto', 'live']);
export type IdentityLevel = z.infer<typeof IdentityLevel>;
