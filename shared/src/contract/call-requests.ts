import { z } from 'zod';
import { ApplicantCallView, Disposition } from '../nouns/call.ts';
import { CallId, EpochMs, RequestId } from '../nouns/ids.ts';
import { LinkMeasure } from '../nouns/link-check.ts';
import { NetworkGrade } from '../nouns/network.ts';
import { request } from './define.ts';

const write = { requestId: RequestId, callId: CallId };
const waitingChange = request({
  input: z.object(write),
  output: z.object({ call: ApplicantCallView }),
  errors: ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED'],
  roles: ['applicant'],
});

export const callRequests = {
  /** Takes the ticket: draft → queued. Consent must have been given; asking again for a queued call changes nothing. */
  'call:enqueue': request({
    input: z.object({
      ...write,
      networkGrade: NetworkGrade,
      /** What the check of the network found, where it was run to its end; the grade follows from it then. */
      linkMeasure: LinkMeasure.nullable().default(null),
      hasCamera: z.boolean(),
      hasMicrophone: z.boolean(),
      /** False: NO_AGENT_SIGNED_IN rather than a place in a line that nobody serves now. */
      waitsUnserved: z.boolean().default(true),
    }),
    output: z.object({ call: ApplicantCallView }),
    errors: [
      'NOT_FOUND',
      'CONSENT_REQUIRED',
      'CONSENT_OUTDATED',
      'MATTER_CLOSED',
      'NO_AGENT_SIGNED_IN',
      'CALL_ALREADY_OPEN',
      'CALL_ENDED',
    ],
    roles: ['applicant'],
  }),
  /** The applicant gives the place up, before or while an offer rings. */
  'call:leave': waitingChange,
  /** Goes away on purpose: the place is kept for a while, and coming back is by hand. */
  'call:pause': waitingChange,
  /** Back in line at the old place: after a pause, after a missed turn, or instead of being called back. */
  'call:comeBack': waitingChange,
  /** Need not wait at the page any longer: is called back when the turn has come. */
  'call:requestCallback': waitingChange,
  /** Either side ends the talk: the agent goes to wrap-up, the applicant to the rating. */
  'call:end': request({
    input: z.object(write),
    output: z.object({ endedAt: EpochMs }),
    errors: ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED'],
    roles: ['applicant', 'agent'],
  }),
  'call:saveNotes': request({
    input: z.object({ ...write, notes: z.string().max(10_000) }),
    output: z.object({ savedAt: EpochMs }),
    errors: ['NOT_FOUND', 'CALL_STATE'],
    roles: ['agent'],
  }),
  /** Shows the applicant's telephone number unmasked; every look is written to the journal. */
  'applicant:reveal': request({
    input: z.object({ callId: CallId }),
    output: z.object({ phone: z.string() }),
    errors: ['NOT_FOUND'],
    roles: ['agent'],
  }),
  /** Null skips an optional wrap-up. The notes of a call that went on to another agent stay that agent's. */
  'wrapUp:save': request({
    input: z.object({ ...write, disposition: Disposition.nullable(), notes: z.string().max(10_000) }),
    output: z.object({ savedAt: EpochMs }),
    errors: ['NOT_FOUND', 'CALL_STATE', 'DISPOSITION_REQUIRED'],
    roles: ['agent'],
  }),
  'wrapUp:extend': request({
    input: z.object(write),
    output: z.object({ wrapUpUntil: EpochMs }),
    errors: ['NOT_FOUND', 'CALL_STATE', 'WRAP_UP_NOT_EXTENDABLE'],
    roles: ['agent'],
  }),
};
