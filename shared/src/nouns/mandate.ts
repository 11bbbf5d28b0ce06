import { z } from 'zod';
import { MaterialLine } from './catalogue.ts';
import { CaseId, EpochMs, MandateId, MaterialId } from './ids.ts';
import { LegalClockView } from './legal-clock.ts';
import {
  heldTalks,
  mandateConfirmations,
  mandatePlaceMaxLength,
  mandateProposers,
  mandateScopes,
  mandateStates,
} from './mandate-rules.ts';
import { CaseNumber, CaseState, LineFault, LineStatus } from './service-case.ts';
import { LocalText } from './text.ts';

export const MandateScope = z.enum(mandateScopes);
export type MandateScope = z.infer<typeof MandateScope>;
export const MandateState = z.enum(mandateStates);
export type MandateState = z.infer<typeof MandateState>;
export const MandateConfirmation = z.enum(mandateConfirmations);
export type MandateConfirmation = z.infer<typeof MandateConfirmation>;
export const MandateProposer = z.enum(mandateProposers);
export type MandateProposer = z.infer<typeof MandateProposer>;
/** Where the helper is to be found, such as a village's service point; may be empty. */
export const MandatePlace = z.string().trim().max(mandatePlaceMaxLength);

/** A mandate 代办 as the applicant whose case it is, and staff that may read the case, see it. */
export const Mandate = z.object({
  mandateId: MandateId,
  caseId: CaseId,
  helperName: z.string(),
  helperPhone: z.string().describe('masked, e.g. 138****1234'),
  place: z.string(),
  scopes: z.array(MandateScope),
  endsAt: EpochMs,
  state: MandateState,
  proposedBy: MandateProposer,
  proposedAt: EpochMs,
  confirmedBy: MandateConfirmation.nullable(),
  confirmedAt: EpochMs.nullable(),
  endedAt: EpochMs.nullable(),
  version: z.int().nonnegative(),
  /** While it is proposed: what the applicant agrees to, word for word, to be read or read aloud. */
  statement: z.string().nullable(),
});
export type Mandate = z.infer<typeof Mandate>;

/** A paper that the helper brought under this mandate. */
export const HeldPaper = z.object({ materialId: MaterialId, fileName: z.string(), uploadedAt: EpochMs });
export type HeldPaper = z.infer<typeof HeldPaper>;

/** A line of the checklist as the helper sees it: what was found and how to mend it, of files only their own. */
export const HeldLine = MaterialLine.extend({
  status: LineStatus.nullable(),
  fault: LineFault.nullable(),
  /** Names and numbers of the applicant's in it are masked. */
  faultNote: z.string(),
  /** Some file came in for it, whoever brought it. */
  isReceived: z.boolean(),
  ownFiles: z.array(HeldPaper),
});
export type HeldLine = z.infer<typeof HeldLine>;

/** A mandate in the helper's list; of one that is not confirmed (any more) nothing of the case but its matter. */
export const HeldMandateCard = z.object({
  mandateId: MandateId,
  state: MandateState,
  matterName: LocalText,
  applicantName: z.string().describe('masked, e.g. 张**'),
  scopes: z.array(MandateScope),
  endsAt: EpochMs,
  endedAt: EpochMs.nullable(),
  /** Both null of one that has ended. */
  caseNumber: CaseNumber.nullable(),
  caseState: CaseState.nullable(),
});
export type HeldMandateCard = z.infer<typeof HeldMandateCard>;

/** A confirmed mandate as its helper sees it. Whatever is of the applicant's person is masked. */
export const HeldMandate = z.object({
  mandateId: MandateId,
  state: MandateState,
  caseNumber: CaseNumber,
  caseState: CaseState,
  matterName: LocalText,
  departmentName: LocalText,
  applicantName: z.string().describe('masked, e.g. 张**'),
  applicantPhone: z.string().describe('masked, e.g. 138****1234'),
  place: z.string(),
  scopes: z.array(MandateScope),
  endsAt: EpochMs,
  clocks: z.array(LegalClockView),
  lines: z.array(HeldLine),
  talk: z.enum(heldTalks),
});
export type HeldMandate = z.infer<typeof HeldMandate>;
