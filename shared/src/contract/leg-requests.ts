import { z } from 'zod';
import { CallId, RequestId } from '../nouns/ids.ts';
import { LegTarget, TransferWay } from '../nouns/leg.ts';
import { LegTargets } from '../nouns/leg-targets.ts';
import { request } from './define.ts';

const write = { requestId: RequestId, callId: CallId };
const errors = ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED'] as const;
const ask = z.object({ ...write, target: LegTarget });

/**
 * Another agent for a running call. Everything is asked by the call's own id; only its agent may, except that who is
 * consulted may end the consult. The desk's next view says how it goes on.
 */
export const legRequests = {
  /** Whom this call could go to now. */
  'call:listTargets': request({
    input: z.object({ callId: CallId }),
    output: LegTargets,
    errors: ['NOT_FOUND', 'CALL_STATE'],
    roles: ['agent'],
  }),
  /** Passes the call on. NOBODY_THERE: nobody else is signed in for it; the talk goes on. */
  'call:transfer': request({
    input: ask.extend({ way: TransferWay }),
    output: z.object({}),
    errors: [...errors, 'NOBODY_THERE', 'OTHER_REGION'],
    roles: ['agent'],
  }),
  /** Takes a warm transfer back while nobody has taken it; without one nothing changes. */
  'call:cancelTransfer': request({ input: z.object(write), output: z.object({}), errors, roles: ['agent'] }),
  /** Asks a colleague into the room. */
  'call:consult': request({
    input: ask,
    output: z.object({}),
    errors: [...errors, 'NOBODY_THERE', 'OTHER_REGION'],
    roles: ['agent'],
  }),
  /** By either agent; while it still rings, by the one who asked. */
  'call:endConsult': request({ input: z.object(write), output: z.object({}), errors, roles: ['agent'] }),
  /** The agent who is consulted has the call from now on. */
  'call:handOver': request({ input: z.object(write), output: z.object({}), errors, roles: ['agent'] }),
};
