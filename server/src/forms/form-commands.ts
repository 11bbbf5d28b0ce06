import { isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import type { FormDefinition, FormValue } from '@cloudseat/shared/nouns/form.ts';
import type { CallId, CaseId, FormFieldId, FormProposalId } from '@cloudseat/shared/nouns/ids.ts';
import { FormFillingId, FormProposalId as ProposalId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseRow, CaseWriter } from '../cases/case-write.repository.ts';
import type { ApplicantPrincipal, StaffPrincipal } from '../identity/principal.ts';
import type { Transaction } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { type CompletedForm, freeze, getCompleteValues } from './completed-form.ts';
import {
  answerProposal,
  closeProposals,
  emptyFilling,
  type Filling,
  getWaiting,
  propose,
  revisionOf,
  withdrawProposal,
  writeField,
} from './filling.ts';
import type { FillingRow, FormRepository } from './form.repository.ts';
import type { FormPaper } from './form-paper.ts';

/** Who acts on which case's form, in or by which call. */
export type FormTarget<P = ApplicantPrincipal | StaffPrincipal> = { caseId: CaseId; callId: CallId; by: P };
type FieldWish = { fieldId: FormFieldId; value: FormValue; revision: number };
type Step = { action: string; details: Record<string, unknown> };
type Taken = Step & Partial<FillingRow>;
type Dependencies = {
  repository: FormRepository;
  paper: FormPaper;
  writer: CaseWriter;
  cipher: Pick<FieldCipher, 'blindIndex'>;
  now: () => number;
};

/**
 * What becomes of a case's form. Who may is decided before; each act holds the case and has its entry in the case's journal,
 * which tells a value by its length and a keyed hash only. Each gives the filling's version from then on.
 */
export function createFormCommands({ repository, paper, writer, cipher, now }: Dependencies) {
  /** Equal values of one field of one case have equal marks, and no others can be compared. */
  const markOf = ({ caseId }: FormTarget, fieldId: FormFieldId, value: FormValue) => ({
    length: Array.isArray(value) ? value.length : [...value].length,
    mark: cipher.blindIndex(`form\n${caseId}\n${fieldId}\n${JSON.stringify(value)}`),
  });

  async function act(
    target: FormTarget,
    work: (tx: Transaction, row: CaseRow) => Promise<{ kept: FillingRow; step: Step | null }>,
  ): Promise<FillingRow> {
    const { caseId, callId, by } = target;
    let outcome: FillingRow | undefined;
    await writer.change(caseId, null, now(), async (tx, row) => {
      if (!isCaseOpen(row.state))
        throw new AppError('CASE_STATE', 'the case has ended', { state: row.state });
      const { kept, step } = await work(tx, row);
      outcome = kept;
      if (step === null) return { lines: [] };
      const actorId = by.role === 'applicant' ? by.applicantId : by.agentId;
      const { formId, formVersion, sequence, version } = kept;
      const details = { formId, formVersion, sequence, version, ...step.details };
      const line = { at: now(), actorRole: by.role, actorId, action: step.action, callId, details };
      return { lines: [line], isAside: true };
    });
    if (!outcome) throw new Error('the case was changed without its form');
    return outcome;
  }

  /** A step of a filling that is open: NOT_FOUND where none was ever begun, FORM_STATE where it is completed. */
  const actOnOpen = (
    target: FormTarget,
    step: (
      open: { kept: FillingRow; definition: FormDefinition; row: CaseRow },
      tx: Transaction,
    ) => Taken | Promise<Taken>,
  ) =>
    act(target, async (tx, row) => {
      const kept = await getFilling(tx, target.caseId);
      if (kept.state !== 'open') throw new AppError('FORM_STATE', 'the form is completed');
      const definition = await repository.findDefinition(kept.formId, kept.formVersion, tx);
      if (!definition) throw new Error('a filling lost its definition');
      const { action, details, ...changes } = await step({ kept, definition, row }, tx);
      const next = { ...kept, ...changes, version: kept.version + 1 };
      await repository.updateFilling(tx, next);
      return { kept: next, step: { action, details } };
    });

  async function getFilling(tx: Transaction, caseId: CaseId): Promise<FillingRow> {
    const kept = await repository.findFilling(caseId, tx);
    if (!kept) throw notFound('the form');
    return kept;
  }

  async function begin(tx: Transaction, row: CaseRow, before: FillingRow | null): Promise<FillingRow> {
    const definition = await repository.findDefinitionOf(row.matterId, tx);
    if (!definition) throw notFound('the form');
    const kept: FillingRow = {
      ...{ fillingId: FormFillingId.parse(makeId()), caseId: row.caseId, state: 'open' },
      // What was begun with a version goes on with it.
      ...{
        formId: before?.formId ?? definition.formId,
        formVersion: before?.formVersion ?? definition.version,
      },
      ...{ sequence: (before?.sequence ?? 0) + 1, version: (before?.version ?? 0) + 1 },
      filling: before ? { fields: before.filling.fields, proposals: [] } : emptyFilling,
      ...{ openedAt: new Date(now()), completedAt: null, sha256: null, completedForm: null },
    };
    await repository.insertFilling(tx, kept);
    return kept;
  }

  return {
    /** Begins it; one that was begun stays as it is. */
    open: (target: FormTarget) =>
      act(target, async (tx, row) => {
        const known = await repository.findFilling(target.caseId, tx);
        if (known) return { kept: known, step: null };
        return { kept: await begin(tx, row, null), step: { action: 'form.opened', details: {} } };
      }),

    write: (target: FormTarget<ApplicantPrincipal>, wish: FieldWish) =>
      actOnOpen(target, ({ kept, definition }) => {
        const filling = writeField(kept.filling, definition, wish, now());
        return { filling, action: 'form.written', details: tellField(target, filling, wish.fieldId) };
      }),

    async propose(target: FormTarget<StaffPrincipal>, wish: FieldWish) {
      const proposalId = ProposalId.parse(makeId());
      const proposed = { ...wish, proposalId, agentId: target.by.agentId };
      const kept = await actOnOpen(target, ({ kept: open, definition }) => {
        const filling = propose(open.filling, definition, proposed, now());
        const { fieldId, value } = getWaiting(filling, proposalId);
        const details = { proposalId, fieldId, ...markOf(target, fieldId, value) };
        return { filling, action: 'form.proposed', details };
      });
      return { kept, proposalId };
    },

    withdraw: (target: FormTarget<StaffPrincipal>, proposalId: FormProposalId) =>
      actOnOpen(target, ({ kept }) => {
        const { fieldId } = getWaiting(kept.filling, proposalId);
        const filling = withdrawProposal(kept.filling, proposalId);
        return { filling, action: 'form.proposalWithdrawn', details: { proposalId, fieldId } };
      }),

    answer: (target: FormTarget<ApplicantPrincipal>, proposalId: FormProposalId, isConfirmed: boolean) =>
      actOnOpen(target, ({ kept }) => {
        const { fieldId } = getWaiting(kept.filling, proposalId);
        const filling = answerProposal(kept.filling, proposalId, isConfirmed, now());
        return isConfirmed
          ? {
              ...{ filling, action: 'form.proposalConfirmed' },
              details: { proposalId, ...tellField(target, filling, fieldId) },
            }
          : { filling, action: 'form.proposalDeclined', details: { proposalId, fieldId } };
      }),

    /** Of the version that was looked at: what came after was not agreed to. Its paper is there from the same moment on. */
    async complete(target: FormTarget<ApplicantPrincipal>, version: number): Promise<FillingRow> {
      const people = await paper.readPeople(target.caseId, target.by.applicantId);
      return actOnOpen(target, async ({ kept, definition, row }, tx) => {
        if (kept.version !== version)
          throw new AppError('CHANGED_MEANWHILE', 'the form has changed since it was looked at', {
            version: kept.version,
          });
        const form: CompletedForm = {
          format: 'cloudseat completed form v1',
          ...{ caseId: row.caseId, caseNumber: row.caseNumber, matterId: row.matterId },
          ...{ fillingId: kept.fillingId, formId: kept.formId, formVersion: kept.formVersion },
          values: getCompleteValues(definition, kept.filling),
          completedAt: now(),
        };
        const { json, sha256 } = freeze(form);
        const printed = await paper.issue(tx, row, { form, definition }, people);
        return {
          ...{ state: 'completed', filling: closeProposals(kept.filling), sha256 },
          ...{ completedAt: new Date(form.completedAt), completedForm: json },
          ...{ action: 'form.completed', details: { sha256, ...printed } },
        };
      });
    },

    reopen: (target: FormTarget<ApplicantPrincipal>) =>
      act(target, async (tx, row) => {
        const before = await getFilling(tx, target.caseId);
        if (before.state !== 'completed') throw new AppError('FORM_STATE', 'the form is open');
        const kept = await begin(tx, row, before);
        await paper.supersede(tx, target.caseId, now());
        return { kept, step: { action: 'form.reopened', details: { sha256: before.sha256 } } };
      }),
  };

  function tellField(target: FormTarget, filling: Filling, fieldId: FormFieldId) {
    const { value = '' } = filling.fields[fieldId] ?? {};
    return { fieldId, revision: revisionOf(filling, fieldId), ...markOf(target, fieldId, value) };
  }
}
