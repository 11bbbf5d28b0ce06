import { z } from 'zod';
import { CallId } from '../nouns/ids.ts';
import { CallWhy, DispatchDay, SupervisedCall } from '../nouns/supervision.ts';

const overseers = ['supervisor', 'admin'] as const;
/** The district's date. */
const day = z.iso.date();

/** For those who oversee the agents. A supervisor of one department sees that department alone. */
export const supervisionRoutes = {
  'supervision:listCalls': {
    method: 'GET',
    path: '/supervision/calls',
    query: z.object({
      day: day.optional(),
      ticketNumber: z.string().trim().toUpperCase().max(12).optional(),
      /** live: those that wait, run or are wrapped up. */
      state: z.enum(['all', 'live']).default('all'),
    }),
    output: z.object({ calls: z.array(SupervisedCall), isCut: z.boolean() }),
    errors: [],
    roles: overseers,
    summary:
      'Calls of a day, or of any day by a ticket’s number or with state=live; else of today. Newest first.',
  },
  'supervision:why': {
    method: 'GET',
    path: '/supervision/calls/:callId/why',
    params: z.object({ callId: CallId }),
    output: CallWhy,
    errors: ['NOT_FOUND'],
    roles: overseers,
    summary: 'What happened to a call until it was answered, and why each offer went to whom it went.',
  },
  'supervision:getDay': {
    method: 'GET',
    path: '/supervision/statistics',
    query: z.object({ day: day.optional() }),
    output: DispatchDay,
    errors: [],
    roles: overseers,
    summary: 'Dispatch figures of a day’s tickets, today without a day: whole and by department.',
  },
} as const;
