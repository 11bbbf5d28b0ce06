import { z } from 'zod';
import { GuestName } from '../nouns/guest.ts';
import { CaseId, EpochMs, MandateId, MaterialId } from '../nouns/ids.ts';
import {
  HeldMandate,
  HeldMandateCard,
  Mandate,
  MandatePlace,
  MandateScope,
  MandateState,
} from '../nouns/mandate.ts';
import { mandateCodeLength, mandateScopes } from '../nouns/mandate-rules.ts';
import { Phone } from '../nouns/phone.ts';
import { Locale } from '../nouns/text.ts';
import type { RouteDefinition } from './define.ts';

const both = ['applicant', 'agent'] as const;
const ofCase = z.object({ caseId: CaseId });
const params = z.object({ mandateId: MandateId });
const locale = Locale.default('zh-Hans');
const scopes = z
  .array(MandateScope)
  .max(mandateScopes.length)
  .refine((all) => new Set(all).size === all.length, { message: 'each once' })
  .describe('none: only to see how the case stands');

/**
 * Mandates 代办: a helper acts for the applicant of one case, within a scope and until an end that the applicant agreed to. To
 * everybody but the applicant, staff of the case and the helper it does not exist. The helper's routes (held-mandates) are matched by
 * the number that their account signed in with, and give nothing once the mandate has ended: MANDATE_ENDED with `details.state`.
 *
 * A helper's paper comes in by tus at /uploads with the metadata `mandateId`, `lineId`, `filename`, `filetype`, and no callId; the
 * last answer is `{ paper: HeldPaper }`.
 */
export const mandateRoutes = {
  'mandate:propose': {
    method: 'POST',
    path: '/cases/:caseId/mandates',
    params: ofCase,
    body: z.object({
      helperName: GuestName,
      helperPhone: Phone,
      place: MandatePlace.default(''),
      scopes,
      endsAt: EpochMs,
      locale: locale.describe('of the statement in the answer'),
    }),
    output: Mandate,
    errors: [
      'NOT_FOUND',
      'CASE_STATE',
      'CALL_STATE',
      'MANDATE_TERM',
      'MANDATE_SELF',
      'MANDATE_EXISTS',
      'MANDATES_FULL',
    ],
    roles: both,
    summary:
      'Names a helper for a case: its applicant, or the agent in a running talk of it (CALL_STATE). Gives nothing until confirmed.',
  },
  'mandate:listOfCase': {
    method: 'GET',
    path: '/cases/:caseId/mandates',
    params: ofCase,
    query: z.object({ locale }),
    output: z.object({ mandates: z.array(Mandate) }),
    errors: ['NOT_FOUND'],
    roles: ['applicant', 'agent', 'supervisor', 'admin'],
    summary: 'The mandates of a case, the newest first, with the statement of each that is proposed.',
  },
  'mandate:sendCode': {
    method: 'POST',
    path: '/mandates/:mandateId/code',
    params,
    output: z.object({
      sentTo: z.string().describe('the applicant’s number, masked'),
      expiresInSeconds: z.int(),
      resendInSeconds: z.int(),
      demoCode: z.string().nullable(),
    }),
    errors: ['NOT_FOUND', 'MANDATE_STATE', 'MANDATE_ENDED'],
    roles: both,
    summary:
      'Sends the applicant’s telephone a code and what it agrees to. RATE_LIMITED with retryAfterMs; the demo adapter gives the code back.',
  },
  'mandate:confirm': {
    method: 'POST',
    path: '/mandates/:mandateId/confirmation',
    params,
    body: z.object({ code: z.string().regex(new RegExp(`^\\d{${mandateCodeLength}}$`)) }),
    output: z.object({ mandateId: MandateId, state: MandateState }),
    errors: ['NOT_FOUND', 'SMS_CODE_WRONG', 'SMS_CODE_EXPIRED', 'MANDATE_STATE', 'MANDATE_ENDED'],
    roles: both,
    summary:
      'By the applicant, or by the agent or the helper whom the applicant told the code. SMS_CODE_WRONG with details.triesLeft.',
  },
  'mandate:confirmByVoice': {
    method: 'POST',
    path: '/mandates/:mandateId/voice-confirmation',
    params,
    body: z.object({ locale: locale.describe('in which the statement was read aloud') }),
    output: Mandate,
    errors: ['NOT_FOUND', 'CALL_STATE', 'MANDATE_STATE', 'MANDATE_ENDED'],
    roles: ['agent'],
    summary:
      'The agent read the statement aloud and heard the applicant agree, in a talk of the case that they have now (CALL_STATE).',
  },
  'mandate:decline': {
    method: 'POST',
    path: '/mandates/:mandateId/refusal',
    params,
    output: Mandate,
    errors: ['NOT_FOUND', 'MANDATE_STATE', 'MANDATE_ENDED'],
    roles: both,
    summary: 'No to what is proposed.',
  },
  'mandate:revoke': {
    method: 'POST',
    path: '/mandates/:mandateId/revocation',
    params,
    output: Mandate,
    errors: ['NOT_FOUND', 'MANDATE_STATE', 'MANDATE_ENDED'],
    roles: both,
    summary: 'Ends a confirmed mandate at once; a helper who is in the talk is out of it.',
  },
  'mandate:listHeld': {
    method: 'GET',
    path: '/held-mandates',
    output: z.object({ mandates: z.array(HeldMandateCard) }),
    errors: [],
    roles: ['applicant'],
    summary:
      'Mandates that whoever asks holds for others: confirmed ones, and those that ended a short time ago.',
  },
  'mandate:getHeld': {
    method: 'GET',
    path: '/held-mandates/:mandateId',
    params,
    output: HeldMandate,
    errors: ['NOT_FOUND', 'MANDATE_ENDED'],
    roles: ['applicant'],
    summary: 'How the case of a mandate stands, masked.',
  },
  'mandate:paper': {
    method: 'GET',
    path: '/held-mandates/:mandateId/papers/:materialId',
    params: params.extend({ materialId: MaterialId }),
    output: z.any(),
    errors: ['NOT_FOUND', 'MANDATE_ENDED', 'MANDATE_SCOPE'],
    roles: ['applicant'],
    summary: 'A paper that the helper brought under this mandate, as a file; no other.',
  },
  'mandate:giveBack': {
    method: 'POST',
    path: '/held-mandates/:mandateId/giving-back',
    params,
    output: z.object({ mandateId: MandateId, state: MandateState }),
    errors: ['NOT_FOUND', 'MANDATE_ENDED'],
    roles: ['applicant'],
    summary: 'The helper gives the mandate back: at once, and for good.',
  },
  'mandate:knock': {
    method: 'POST',
    path: '/held-mandates/:mandateId/knock',
    params,
    output: HeldMandate,
    errors: ['NOT_FOUND', 'MANDATE_ENDED', 'MANDATE_SCOPE', 'CALL_STATE', 'GUEST_TAKEN'],
    roles: ['applicant'],
    summary: 'Asks to join the running talk of the case as its third person; the agent has to agree.',
  },
  'mandate:enter': {
    method: 'POST',
    path: '/held-mandates/:mandateId/entry',
    params,
    /** Their own voice and picture, where the talk is recorded. */
    body: z.object({ allowsRecording: z.boolean().default(false) }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'MANDATE_ENDED', 'MANDATE_SCOPE', 'CALL_STATE', 'GUEST_LINK_OVER'],
    roles: ['applicant'],
    summary:
      'Once the agent agreed: this browser gets the session of the guest of the talk, as guestInvitation:accept gives it.',
  },
} as const satisfies Record<string, RouteDefinition>;
