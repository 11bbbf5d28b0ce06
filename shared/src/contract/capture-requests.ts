import { z } from 'zod';
import {
  CaptureAgainReason,
  CaptureDeclineReason,
  CaptureList,
  CaptureName,
  CapturePart,
} from '../nouns/capture.ts';
import { CallId, CaptureId, MaterialLineId, RequestId } from '../nouns/ids.ts';
import { request } from './define.ts';

const write = { requestId: RequestId, callId: CallId };
const one = { ...write, captureId: CaptureId };
const output = z.object({ list: CaptureList });

/** Photographs of papers that the agent asks for in a running talk; each answer is the whole list as it is then. */
export const captureRequests = {
  /** Exactly one of `lineId` and `name`. The same paper and part, asked for while it is open, changes nothing. */
  'capture:ask': request({
    input: z
      .object({
        ...write,
        lineId: MaterialLineId.nullable(),
        name: CaptureName.nullable(),
        part: CapturePart.default('whole'),
      })
      .refine(({ lineId, name }) => (lineId === null) !== (name === null), 'either a line or a name'),
    output,
    errors: ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED', 'CAPTURE_FULL'],
    roles: ['agent'],
  }),
  'capture:cancel': request({
    input: z.object(one),
    output,
    errors: ['NOT_FOUND', 'CALL_ENDED', 'CAPTURE_SETTLED'],
    roles: ['agent'],
  }),
  /** Of a photograph that came: it is good, or it is asked for once more for a reason. */
  'capture:review': request({
    input: z.object({ ...one, verdict: z.union([z.literal('good'), CaptureAgainReason]) }),
    output,
    errors: ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED', 'CAPTURE_FULL', 'CAPTURE_SETTLED'],
    roles: ['agent'],
  }),
  /** It was another paper: its photograph goes to this line, null to none. Written to the journal. */
  'capture:refile': request({
    input: z.object({ ...one, lineId: MaterialLineId.nullable() }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'CALL_ENDED'],
    roles: ['agent'],
  }),
  /**
   * How far the phone is: its camera is open, was closed without a photograph, so much has been sent; or what was sent is not
   * taken, and another photograph is needed.
   */
  'capture:report': request({
    input: z.object({
      callId: CallId,
      captureId: CaptureId,
      step: z.enum(['opened', 'closed', 'sending', 'refused']),
      percent: z.int().min(0).max(100).default(0),
    }),
    output,
    errors: ['NOT_FOUND', 'CALL_ENDED', 'CAPTURE_SETTLED'],
    roles: ['applicant'],
  }),
  'capture:decline': request({
    input: z.object({ ...one, reason: CaptureDeclineReason }),
    output,
    errors: ['NOT_FOUND', 'CALL_ENDED', 'CAPTURE_SETTLED'],
    roles: ['applicant'],
  }),
  'capture:list': request({
    input: z.object({ callId: CallId }),
    output,
    errors: ['NOT_FOUND'],
    roles: ['applicant', 'agent'],
  }),
};
