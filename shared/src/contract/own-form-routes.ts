import { z } from 'zod';
import { CaseId } from '../nouns/ids.ts';
import type { RouteDefinition } from './define.ts';

/** The form of an own case for a page that has no socket yet; it is filled in over `form:*`. */
export const ownFormRoutes = {
  'form:findOwn': {
    method: 'GET',
    path: '/own-cases/:caseId/form',
    params: z.object({ caseId: CaseId }),
    output: z.object({ state: z.enum(['none', 'notBegun', 'open', 'completed']) }),
    errors: ['NOT_FOUND'],
    roles: ['applicant'],
    summary: 'Whether an own case has a form, and how far it is filled in.',
  },
} as const satisfies Record<string, RouteDefinition>;
