import { z } from 'zod';
import { GuestCall, GuestState } from '../nouns/guest.ts';
import { CallId, RequestId } from '../nouns/ids.ts';
import { Phone } from '../nouns/phone.ts';
import { request } from './define.ts';

const both = ['applicant', 'agent'] as const;
const write = { requestId: RequestId, callId: CallId };
const output = z.object({ state: GuestState });
const errors = ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED', 'GUEST_TAKEN', 'GUEST_SETTLED'] as const;

/**
 * A third person in a running talk, such as a daughter, an interpreter or a firm's accountant: asked for by either side, agreed
 * to by the other, so that nobody comes whom the applicant does not want. At most one. Each answer is how it stands then.
 */
export const guestRequests = {
  'guest:get': request({ input: z.object({ callId: CallId }), output, errors: ['NOT_FOUND'], roles: both }),
  /** GUEST_TAKEN while somebody is invited or there. */
  'guest:ask': request({ input: z.object(write), output, errors, roles: both }),
  /** To what the other side asked for: the link is made. */
  'guest:agree': request({ input: z.object(write), output, errors, roles: both }),
  /** Says no, takes back what was asked for, or makes the link of no use. */
  'guest:cancel': request({ input: z.object(write), output, errors, roles: both }),
  /** Sends the link to a telephone; the number is not kept. */
  'guest:text': request({ input: z.object({ ...write, phone: Phone }), output, errors, roles: ['agent'] }),
  /** At once, and for good. */
  'guest:remove': request({ input: z.object(write), output, errors, roles: both }),

  /** The guest's own: how their talk stands. */
  'guest:getCall': request({
    input: z.object({ callId: CallId }),
    output: z.object({ guestCall: GuestCall }),
    errors: ['NOT_FOUND'],
    roles: ['guest'],
  }),
  'guest:leave': request({
    input: z.object({ requestId: RequestId }),
    output: z.object({ guestCall: GuestCall }),
    errors: ['NOT_FOUND'],
    roles: ['guest'],
  }),
};
