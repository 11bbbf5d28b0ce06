import { z } from 'zod';
import { CallId, RequestId } from '../nouns/ids.ts';
import { Phone } from '../nouns/phone.ts';
import { TelephoneResult } from '../nouns/telephone.ts';
import { request } from './define.ts';

const write = { requestId: RequestId, callId: CallId };
const errors = ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED'] as const;
const step = <const Roles extends readonly ('applicant' | 'agent')[]>(roles: Roles) =>
  request({ input: z.object(write), output: z.object({}), errors, roles });

/** The last step of the ladder: the agent of a running call telephones its applicant, and the call stays what it is. */
export const telephoneRequests = {
  /** The agent asks whether they may telephone. */
  'telephone:propose': step(['agent']),
  /** The applicant agrees, asks for it, or names another number to be called at in this call. */
  'telephone:agree': request({
    input: z.object({ ...write, phone: Phone.nullable() }),
    output: z.object({}),
    errors,
    roles: ['applicant'],
  }),
  'telephone:decline': step(['applicant']),
  /**
   * From now on the talk is by telephone: the applicant's page may go. Shows the number, which is written to the journal.
   * CALL_STATE without the applicant's word, unless their page is gone.
   */
  'telephone:begin': request({
    input: z.object(write),
    output: z.object({ phone: z.string() }),
    errors,
    roles: ['agent'],
  }),
  /** How the agent's try went. */
  'telephone:report': request({
    input: z.object({ ...write, result: TelephoneResult }),
    output: z.object({}),
    errors,
    roles: ['agent'],
  }),
  /** Back to the pages, by either side; before it began: taken back. */
  'telephone:end': step(['applicant', 'agent']),
};
