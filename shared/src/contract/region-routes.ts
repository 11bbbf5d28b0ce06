import { z } from 'zod';
import { CaseId } from '../nouns/ids.ts';
import { CaseView } from '../nouns/service-case.ts';
import { StaffCard } from '../nouns/staff-card.ts';

const params = z.object({ caseId: CaseId });

/** Helping with a case that is decided elsewhere. */
export const regionRoutes = {
  'case:listOwners': {
    method: 'GET',
    path: '/cases/:caseId/owners',
    params,
    output: z.object({ owners: z.array(StaffCard) }),
    errors: ['NOT_FOUND'],
    roles: ['agent', 'supervisor'],
    summary: 'Who may be given a task of a case: agents of its department in the region that decides it.',
  },
  'case:note': {
    method: 'POST',
    path: '/cases/:caseId/notes',
    params,
    body: z.object({ note: z.string().trim().min(2).max(500) }),
    output: CaseView,
    errors: ['NOT_FOUND'],
    roles: ['agent', 'supervisor'],
    summary: 'A few words for whoever works on the case next, kept in its journal.',
  },
} as const;
