import { z } from 'zod';
import { guestNameMaxLength, guestRelations } from './guest-choices.ts';
import { CallId, EpochMs, MandateId, ParticipantId } from './ids.ts';
import { mandateScopes } from './mandate-rules.ts';
import { LocalText } from './text.ts';

export const GuestRelation = z.enum(guestRelations);

/** A name as a guest writes it, letters only; nobody proves who they are. */
export const GuestName = z
  .string()
  .trim()
  .min(1)
  .max(guestNameMaxLength)
  .regex(/^[\p{L}\p{M}·•.\-' ]+$/u, 'a name has letters only');

/**
 * none: nobody is invited. asked: the agent would like somebody to join, the applicant has to consent. wished: the applicant
 * would, the agent has to agree. invited: the link is good until `expiresAt`. here: they came.
 */
export const GuestStep = z.enum(['none', 'asked', 'wished', 'invited', 'here']);
export type GuestStep = z.infer<typeof GuestStep>;

/** How the last invitation or visit ended, for the sentence on screen. */
export const GuestEnd = z.enum(['declined', 'withdrawn', 'expired', 'left', 'removed']);
export type GuestEnd = z.infer<typeof GuestEnd>;

/** By whose mandate the applicant wishes somebody to join, or by which the guest is there. */
export const GuestMandate = z.object({
  mandateId: MandateId,
  helperName: z.string(),
  place: z.string(),
  scopes: z.array(z.enum(mandateScopes)),
  endsAt: EpochMs,
});
export type GuestMandate = z.infer<typeof GuestMandate>;

/** The third person of a talk as its two sides see it, whole. */
export const GuestState = z.object({
  callId: CallId,
  version: z.int().nonnegative(),
  step: GuestStep,
  /** While somebody is invited. Good once. */
  link: z.string().nullable(),
  expiresAt: EpochMs.nullable(),
  /** How often the link may still be sent to a telephone. */
  textsLeft: z.int().nonnegative(),
  guest: z
    .object({
      participantId: ParticipantId,
      name: z.string(),
      relation: GuestRelation,
      /** False: nothing of them is written where the talk is recorded. */
      allowsRecording: z.boolean(),
    })
    .nullable(),
  lastEnd: GuestEnd.nullable(),
  /** While a helper asks to join, is awaited or there by mandate; then there is no link to send. */
  mandate: GuestMandate.optional(),
});
export type GuestState = z.infer<typeof GuestState>;

/** What whoever opened the link is told before they join. */
export const GuestInvitation = z.object({
  agentName: z.string(),
  departmentName: LocalText,
  expiresAt: EpochMs,
  /** The applicant sits at a service window: most likely its staff is who was asked to help. */
  isAtWindow: z.boolean(),
});
export type GuestInvitation = z.infer<typeof GuestInvitation>;

/**
 * A talk as its guest sees it. waiting: it goes on when both sides are there again. telephone: the two go on by telephone, which
 * no guest hears, until they are back. over: it ended, or the guest is out of it for the reason in `end`; callback: the agent is
 * to call the applicant back, and whoever is to be there then is invited anew.
 */
export const GuestCall = z.object({
  callId: CallId,
  phase: z.enum(['talking', 'waiting', 'telephone', 'over']),
  end: z.enum(['talkEnded', 'callback', 'left', 'removed']).nullable(),
  name: z.string(),
  agentName: z.string(),
  departmentName: LocalText,
});
export type GuestCall = z.infer<typeof GuestCall>;
