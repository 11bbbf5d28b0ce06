import { z } from 'zod';
import { CallPriority } from '../nouns/call.ts';
import { priorityNoteMaxLength, priorityNoteMinLength } from '../nouns/call-priority.ts';
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
  'supervision:setPriority': {
    method: 'PUT',
    path: '/supervision/calls/:callId/priority',
    params: z.object({ callId: CallId }),
    body: z.object({
      priority: CallPriority,
      note: z
        .string()
        .trim()
        .min(priorityNoteMinLength)
        .max(priorityNoteMaxLength)
        .describe('why: kept with the call and shown in its story'),
    }),
    output: z.object({ priority: CallPriority }),
    errors: ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED'],
    roles: overseers,
    summary: 'Puts a waiting call before others, or back among them. Resolves when the record has it.',
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
