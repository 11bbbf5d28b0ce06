import { z } from 'zod';
import { FormValue, FormView } from '../nouns/form.ts';
import { CallId, EpochMs, FormFieldId, FormProposalId, RequestId } from '../nouns/ids.ts';
import { request } from './define.ts';

const target = z.object({ callId: CallId });
const write = target.extend({ requestId: RequestId });
const revision = z.int().nonnegative();
/** The filling's version from then on. Answers hold no value: they are kept for a while, for repeats. */
const version = z.object({ version: z.int().nonnegative() });

/**
 * The form of a call's case, filled in by its applicant, in a talk or out of it, by any call of the case that is theirs.
 * The agent of the running talk points and proposes and never writes; who is consulted reads.
 */
export const formRequests = {
  'form:get': request({
    input: target,
    output: FormView,
    errors: ['NOT_FOUND'],
    roles: ['applicant', 'agent'],
  }),
  /** Begins it where it has not begun; from the agent it also asks the applicant to look. */
  'form:open': request({
    input: write,
    output: version,
    errors: ['NOT_FOUND', 'CALL_STATE', 'CASE_STATE'],
    roles: ['applicant', 'agent'],
  }),
  /** Null takes the finger away. */
  'form:point': request({
    input: target.extend({ fieldId: FormFieldId.nullable() }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'CALL_STATE'],
    roles: ['agent'],
  }),
  /** The field the applicant is in. */
  'form:focus': request({
    input: target.extend({ fieldId: FormFieldId.nullable() }),
    output: z.object({}),
    errors: ['NOT_FOUND'],
    roles: ['applicant'],
  }),
  /** FORM_VALUE: the value would not be right. CHANGED_MEANWHILE: the field is of another revision. */
  'form:propose': request({
    input: write.extend({ fieldId: FormFieldId, value: FormValue, revision }),
    output: version.extend({ proposalId: FormProposalId }),
    errors: ['NOT_FOUND', 'CALL_STATE', 'CASE_STATE', 'FORM_STATE', 'FORM_VALUE', 'CHANGED_MEANWHILE'],
    roles: ['agent'],
  }),
  'form:withdraw': request({
    input: write.extend({ proposalId: FormProposalId }),
    output: version,
    errors: ['NOT_FOUND', 'CALL_STATE', 'CASE_STATE', 'FORM_STATE', 'PROPOSAL_CLOSED'],
    roles: ['agent'],
  }),
  'form:answer': request({
    input: write.extend({ proposalId: FormProposalId, isConfirmed: z.boolean() }),
    output: version,
    errors: ['NOT_FOUND', 'CASE_STATE', 'FORM_STATE', 'PROPOSAL_CLOSED'],
    roles: ['applicant'],
  }),
  /**
   * What was typed, right or not: a form is right when it is completed. CHANGED_MEANWHILE: another device wrote the field since
   * `revision`; FORM_VALUE: no value of such a field at all.
   */
  'form:write': request({
    input: write.extend({ fieldId: FormFieldId, value: FormValue, revision }),
    output: version.extend({ revision }),
    errors: ['NOT_FOUND', 'CASE_STATE', 'FORM_STATE', 'FORM_VALUE', 'CHANGED_MEANWHILE'],
    roles: ['applicant'],
  }),
  /** The version that was looked at. FORM_INCOMPLETE names the problems by field. */
  'form:complete': request({
    input: write.extend({ version: z.int().nonnegative() }),
    output: version.extend({ sha256: z.string(), completedAt: EpochMs }),
    errors: ['NOT_FOUND', 'CASE_STATE', 'FORM_STATE', 'FORM_INCOMPLETE', 'CHANGED_MEANWHILE'],
    roles: ['applicant'],
  }),
  /** To change a completed form; the completed one stays as it was. */
  'form:reopen': request({
    input: write,
    output: version,
    errors: ['NOT_FOUND', 'CASE_STATE', 'FORM_STATE'],
    roles: ['applicant'],
  }),
};
