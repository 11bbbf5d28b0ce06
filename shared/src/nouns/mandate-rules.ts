// Without zod, as case-rules.ts.
import { guestNameMaxLength } from './guest-choices.ts';

/** What a mandate covers beyond seeing how the case stands. papers: bring papers for its lines. talk: join its talks. */
export const mandateScopes = ['papers', 'talk'] as const;
export type MandateScopeName = (typeof mandateScopes)[number];

/**
 * proposed: the applicant has not agreed yet. confirmed: the only state that gives anything. The others are terminal: declined by
 * or for the applicant, revoked by or for them, givenBack by the helper, expired by the clock, caseEnded with the case.
 */
export const mandateStates = [
  'proposed',
  'confirmed',
  'declined',
  'revoked',
  'givenBack',
  'expired',
  'caseEnded',
] as const;
export type MandateStateName = (typeof mandateStates)[number];
export const isMandateOpen = (state: MandateStateName): boolean =>
  state === 'proposed' || state === 'confirmed';

/** code: sent to the applicant's own telephone. voice: an agent heard it in a running talk, and vouches. */
export const mandateConfirmations = ['code', 'voice'] as const;
export const mandateProposers = ['applicant', 'agent', 'helper'] as const;

/**
 * Whether the helper can join a talk. none: the case has no talk that runs, or the mandate does not cover talks. running: they may
 * ask to join. asked: the agent has to agree. invited: they may enter. here: they are in it.
 */
export const heldTalks = ['none', 'running', 'asked', 'invited', 'here'] as const;

export const mandateDaysMax = 90;
/** Open ones, of one case. */
export const mandatesOpenMax = 3;
export const mandatePlaceMaxLength = 60;
export const helperNameMaxLength = guestNameMaxLength;
export const mandateCodeLength = 6;
/** How long a helper still sees that a mandate ended. */
export const endedMandateShownDays = 30;

/**
 * What the journal of a case says of its mandates. All details have `mandateId` and `helper`, the name masked; beyond them
 * proposed and confirmed: scopes, endsAt; confirmed: by ('code'|'voice'), of voice the statement as read (the name masked) and its
 * statementSha256; paperBrought: materialId, lineId, sha256. Of joined the line stands beside guest.joined.
 */
export const mandateActions = {
  proposed: 'mandate.proposed',
  codeSent: 'mandate.codeSent',
  confirmed: 'mandate.confirmed',
  declined: 'mandate.declined',
  revoked: 'mandate.revoked',
  givenBack: 'mandate.givenBack',
  expired: 'mandate.expired',
  caseEnded: 'mandate.caseEnded',
  paperBrought: 'mandate.paperBrought',
  knocked: 'mandate.knocked',
  joined: 'mandate.joined',
} as const;
