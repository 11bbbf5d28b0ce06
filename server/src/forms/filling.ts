import type { FormDefinition, FormField, FormProposal, FormValue } from '@cloudseat/shared/nouns/form.ts';
import { checkField, fieldsOf, isShown, tidyValue } from '@cloudseat/shared/nouns/form-check.ts';
import type { AgentId, FormFieldId, FormProposalId } from '@cloudseat/shared/nouns/ids.ts';
import { AppError, notFound } from '../platform/errors.ts';

export type FilledField = { value: FormValue; revision: number; writtenAt: number };
export type KeptProposal = Omit<FormProposal, 'byName'> & { agentId: AgentId };
/** What a form holds while it is filled in. Fields are by their id. */
export type Filling = { fields: Readonly<Record<string, FilledField>>; proposals: readonly KeptProposal[] };

export const emptyFilling: Filling = { fields: {}, proposals: [] };

export const revisionOf = ({ fields }: Filling, fieldId: FormFieldId): number =>
  fields[fieldId]?.revision ?? 0;

/** NOT_FOUND for a field that the form does not have. */
export function getField(definition: FormDefinition, fieldId: FormFieldId): FormField {
  const field = fieldsOf(definition).find((each) => each.fieldId === fieldId);
  if (!field) throw notFound('the field');
  return field;
}

type Write = { fieldId: FormFieldId; value: FormValue; revision: number };

/** The applicant's own hand: right or not, it is kept. What was proposed for the field before has no say any more. */
export function writeField(filling: Filling, definition: FormDefinition, write: Write, at: number): Filling {
  const { fieldId, revision } = write;
  const field = getField(definition, fieldId);
  if (Array.isArray(write.value) !== (field.kind === 'choices'))
    throw new AppError('FORM_VALUE', 'no value of such a field', { fieldId, problem: 'kindWrong' });
  assertRevision(filling, fieldId, revision);
  return put(filling, fieldId, tidyValue(field, write.value), at);
}

type Proposed = Write & { proposalId: FormProposalId; agentId: AgentId };

/** Only what would be right is put before the applicant; the agent's earlier one for the field gives way. */
export function propose(
  filling: Filling,
  definition: FormDefinition,
  proposed: Proposed,
  at: number,
): Filling {
  const { fieldId, revision, proposalId, agentId } = proposed;
  const field = getField(definition, fieldId);
  assertRevision(filling, fieldId, revision);
  const value = tidyValue(field, proposed.value);
  const values = Object.fromEntries(Object.entries(filling.fields).map(([id, each]) => [id, each.value]));
  const problem = checkField({ ...field, isRequired: true }, value);
  if (problem !== null || !isShown(field, definition, values))
    throw new AppError('FORM_VALUE', 'the proposed value would not be right', { fieldId, problem });
  // Of earlier ones nothing is left to say: the journal has them.
  const others = filling.proposals.filter((each) => each.fieldId !== fieldId);
  const added = { proposalId, fieldId, value, revision, state: 'waiting', agentId, proposedAt: at } as const;
  return { ...filling, proposals: [...others, added] };
}

/** PROPOSAL_CLOSED for one that is answered, withdrawn or stale; NOT_FOUND for one that never was. */
export function getWaiting(filling: Filling, proposalId: FormProposalId): KeptProposal {
  const found = filling.proposals.find((each) => each.proposalId === proposalId);
  if (!found) throw notFound('the proposal');
  if (found.state !== 'waiting' || found.revision !== revisionOf(filling, found.fieldId))
    throw new AppError('PROPOSAL_CLOSED', 'the proposal waits for no answer', { state: found.state });
  return found;
}

export function answerProposal(
  filling: Filling,
  proposalId: FormProposalId,
  isConfirmed: boolean,
  at: number,
): Filling {
  const { fieldId, value } = getWaiting(filling, proposalId);
  const answered = settle(filling, proposalId, isConfirmed ? 'confirmed' : 'declined');
  return isConfirmed ? put(answered, fieldId, value, at) : answered;
}

export function withdrawProposal(filling: Filling, proposalId: FormProposalId): Filling {
  getWaiting(filling, proposalId);
  return settle(filling, proposalId, 'withdrawn');
}

/** A form that is completed waits for nothing. */
export const closeProposals = (filling: Filling): Filling => ({
  ...filling,
  proposals: filling.proposals.map((each) =>
    each.state === 'waiting' ? ({ ...each, state: 'stale' } as const) : each,
  ),
});

function assertRevision(filling: Filling, fieldId: FormFieldId, expected: number): void {
  const revision = revisionOf(filling, fieldId);
  if (revision !== expected)
    throw new AppError('CHANGED_MEANWHILE', 'the field was written since it was looked at', {
      fieldId,
      revision,
    });
}

const settle = (filling: Filling, proposalId: FormProposalId, state: KeptProposal['state']): Filling => ({
  ...filling,
  proposals: filling.proposals.map((each) => (each.proposalId === proposalId ? { ...each, state } : each)),
});

function put(filling: Filling, fieldId: FormFieldId, value: FormValue, at: number): Filling {
  const field = { value, revision: revisionOf(filling, fieldId) + 1, writtenAt: at };
  return {
    fields: { ...filling.fields, [fieldId]: field },
    proposals: filling.proposals.map((each) =>
      each.fieldId === fieldId && each.state === 'waiting' ? { ...each, state: 'stale' as const } : each,
    ),
  };
}
