import { z } from 'zod';
import { BackgroundBlur } from '../nouns/background-blur.ts';
import { CallId, RequestId } from '../nouns/ids.ts';
import { notification, request } from './define.ts';

const output = z.object({ blur: BackgroundBlur });
const write = { requestId: RequestId, callId: CallId };
const errors = ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED'] as const;

/** The applicant's background is blurred by their own page; the agent sees that it is, and may ask for the picture as it is. */
export const blurRequests = {
  'blur:get': request({
    input: z.object({ callId: CallId }),
    output,
    errors: ['NOT_FOUND'],
    roles: ['applicant', 'agent'],
  }),
  /** What the page does from now on. */
  'blur:report': request({
    input: z.object({ ...write, isOn: z.boolean() }),
    output,
    errors,
    roles: ['applicant'],
  }),
  /** Who somebody is, is looked at without it: a wish that the applicant answers by turning it off. */
  'blur:askOff': request({ input: z.object(write), output, errors, roles: ['agent'] }),
};

export const blurNotifications = {
  'blur:updated': notification({ payload: BackgroundBlur, to: ['applicant', 'agent'] }),
};
