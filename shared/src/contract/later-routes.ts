import { z } from 'zod';
import { Booking, Slot } from '../nouns/booking.ts';
import { CallId, DepartmentId, EpochMs, MatterId } from '../nouns/ids.ts';
import { NetworkGrade } from '../nouns/network.ts';
import { everyRole } from '../nouns/role.ts';
import { Locale } from '../nouns/text.ts';
import type { RouteDefinition } from './define.ts';

const callParams = z.object({ callId: CallId });
const matterParams = z.object({ matterId: MatterId });
const booked = z.object({ serverNow: EpochMs, booking: Booking });

/** Written messages beside, or instead of, a recorded one. */
export const leftTextMaxLength = 2_000;

/** What an applicant can do when nobody can talk with them now: routes of bookings and of recorded messages. */
export const laterRoutes = {
  'matter:service': {
    method: 'GET',
    path: '/matters/:matterId/service',
    params: matterParams,
    query: z.object({ locale: Locale.default('zh-Hans') }),
    output: z.object({ isOpen: z.boolean(), opensAt: EpochMs.nullable(), hasAgents: z.boolean() }),
    errors: ['NOT_FOUND'],
    roles: everyRole,
    summary: 'Whether the matter is open now, and whether an agent who serves it is signed in.',
  },
  'slot:list': {
    method: 'GET',
    path: '/matters/:matterId/slots',
    params: matterParams,
    output: z.object({ serverNow: EpochMs, slots: z.array(Slot) }),
    errors: ['NOT_FOUND'],
    roles: ['applicant'],
    summary: 'Times that can be booked, soonest first, with those that are full.',
  },
  'booking:get': {
    method: 'GET',
    path: '/calls/:callId/booking',
    params: callParams,
    output: booked,
    errors: ['NOT_FOUND'],
    roles: ['applicant'],
    summary: 'The booking of a call.',
  },
  'booking:make': {
    method: 'POST',
    path: '/calls/:callId/booking',
    params: callParams,
    body: z.object({
      startsAt: EpochMs,
      networkGrade: NetworkGrade,
      hasCamera: z.boolean(),
      hasMicrophone: z.boolean(),
    }),
    output: booked,
    errors: [
      'NOT_FOUND',
      'CONSENT_REQUIRED',
      'CONSENT_OUTDATED',
      'SLOT_FULL',
      'SLOT_UNKNOWN',
      'BOOKING_EXISTS',
      'CALL_STATE',
    ],
    roles: ['applicant'],
    summary:
      'Books a time for a draft whose consent was given. BOOKING_EXISTS names the open booking of the matter in details.callId.',
  },
  'booking:change': {
    method: 'PUT',
    path: '/calls/:callId/booking',
    params: callParams,
    body: z.object({ startsAt: EpochMs }),
    output: booked,
    errors: ['NOT_FOUND', 'SLOT_FULL', 'SLOT_UNKNOWN', 'CALL_STATE'],
    roles: ['applicant'],
    summary: 'Moves an open booking to another time; when that is full the old one stays.',
  },
  'booking:cancel': {
    method: 'DELETE',
    path: '/calls/:callId/booking',
    params: callParams,
    output: booked,
    errors: ['NOT_FOUND', 'CALL_STATE'],
    roles: ['applicant'],
    summary: 'Gives an open booking up; its place is free again.',
  },
  'bookingCapacity:set': {
    method: 'PUT',
    path: '/departments/:departmentId/booking-capacity',
    params: z.object({ departmentId: DepartmentId }),
    body: z.object({ capacity: z.int().min(0).max(100) }),
    output: z.object({ capacity: z.int() }),
    errors: ['NOT_FOUND'],
    roles: ['admin'],
    summary: 'How many calls a department takes in each slot; 0 takes none. Bookings there are stay.',
  },
  'leftMessage:send': {
    method: 'POST',
    path: '/calls/:callId/left-message',
    params: callParams,
    body: z.object({ text: z.string().trim().max(leftTextMaxLength) }),
    output: z.object({ ticketNumber: z.string() }),
    errors: [
      'NOT_FOUND',
      'CONSENT_REQUIRED',
      'CONSENT_OUTDATED',
      'MESSAGE_EMPTY',
      'CALL_STATE',
      'CALL_ENDED',
    ],
    roles: ['applicant'],
    summary:
      'Hands a draft in as a message: its recording (an upload of purpose videoMessage), a text, or both. It waits in line without its applicant.',
  },
} as const satisfies Record<string, RouteDefinition>;
