import { z } from 'zod';
import { formKinds } from './form-kinds.ts';
import { CaseId, EpochMs, FormFieldId, FormFillingId, FormId, FormProposalId, MatterId } from './ids.ts';
import { LocalText } from './text.ts';

export const FormOption = z.object({ optionId: z.string().min(1).max(64), label: LocalText });

export const FormField = z.object({
  fieldId: FormFieldId,
  label: LocalText,
  kind: z.enum(formKinds),
  isRequired: z.boolean(),
  hint: LocalText.nullable(),
  /** In characters as people count them. */
  maxLength: z.int().positive().nullable(),
  unit: LocalText.nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  options: z.array(FormOption),
  /** Asked for only while another field has one of these values. */
  shownWhen: z.object({ fieldId: FormFieldId, isOneOf: z.array(z.string()).min(1) }).nullable(),
  /** On paper two halves share a line. */
  width: z.enum(['full', 'half']),
});
export type FormField = z.infer<typeof FormField>;

/** A matter's form as data. A version that people fill in never changes: a change is the next version. */
export const FormDefinition = z.object({
  formId: FormId,
  version: z.int().positive(),
  matterId: MatterId,
  title: LocalText,
  sections: z
    .array(z.object({ sectionId: z.string(), title: LocalText, fields: z.array(FormField).min(1) }))
    .min(1),
  paper: z.object({
    size: z.literal('A4'),
    /** What is signed, above the signature. */
    declaration: LocalText,
  }),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

/** Words as they were typed; several choices as their ids. What is empty is not there. */
export const FormValue = z.union([z.string().max(2_000), z.array(z.string().max(64)).max(40)]);
export type FormValue = z.infer<typeof FormValue>;

export const FormProposal = z.object({
  proposalId: FormProposalId,
  fieldId: FormFieldId,
  value: FormValue,
  /** The field's revision it was made for. */
  revision: z.int().nonnegative(),
  /** stale: the field has changed since. */
  state: z.enum(['waiting', 'confirmed', 'declined', 'withdrawn', 'stale']),
  byName: z.string(),
  proposedAt: EpochMs,
});
export type FormProposal = z.infer<typeof FormProposal>;

export const FormFilling = z.object({
  fillingId: FormFillingId,
  formId: FormId,
  formVersion: z.int().positive(),
  /** Reopening begins the next one; the completed one stays as it was signed. */
  sequence: z.int().positive(),
  /** Counts up with every change, over reopenings as well. */
  version: z.int().nonnegative(),
  state: z.enum(['open', 'completed']),
  /** Fields that were ever written. A revision counts the writes of a field; one never written has 0. */
  fields: z.record(
    z.string(),
    z.object({ value: FormValue, revision: z.int().positive(), writtenAt: EpochMs }),
  ),
  proposals: z.array(FormProposal),
  /** SHA-256 of the completed form's canonical JSON. */
  completed: z.object({ at: EpochMs, sha256: z.string() }).nullable(),
});
export type FormFilling = z.infer<typeof FormFilling>;

/** What a page that shows the form begins with. */
export const FormView = z.object({
  caseId: CaseId.nullable(),
  /** Null where the matter has no form. Of the filling's own version where there is one. */
  definition: FormDefinition.nullable(),
  filling: FormFilling.nullable(),
});
export type FormView = z.infer<typeof FormView>;

/** Passes by and is kept nowhere. called: the agent asks the applicant to look at the form. */
export const FormMoment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('called'), byName: z.string() }),
  z.object({ kind: z.literal('pointed'), fieldId: FormFieldId.nullable(), byName: z.string() }),
  z.object({ kind: z.literal('focused'), fieldId: FormFieldId.nullable() }),
]);
export type FormMoment = z.infer<typeof FormMoment>;

export const FormChange = z.union([
  FormMoment,
  z.object({ kind: z.literal('filled'), filling: FormFilling }),
]);
export type FormChange = z.infer<typeof FormChange>;
