import { z } from 'zod';
import { CallId, RequestId } from '../nouns/ids.ts';
import { request } from './define.ts';

const step = request({
  input: z.object({ requestId: RequestId, callId: CallId }),
  output: z.object({}),
  errors: ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED'],
  roles: ['agent'],
});

/** The agent of a running talk lets its applicant wait for a moment: nobody hears or sees them, nor do they anybody. */
export const holdRequests = {
  /** With a colleague in the room the two are among themselves. CALL_STATE while they talk by telephone. */
  'call:hold': step,
  'call:resume': step,
};
