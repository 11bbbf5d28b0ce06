import { talkingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { FormDefinition, FormFilling, FormMoment, FormView } from '@cloudseat/shared/nouns/form.ts';
import type { AgentId, ApplicantId, CaseId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallBrief, CallLookup } from '../call/call-lookup.ts';
import type { Cases } from '../cases/cases.ts';
import type { Identity } from '../identity/identity.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { formsTuning } from '../tuning-forms.ts';
import type { CompletedForm } from './completed-form.ts';
import { createFormRepository, type FillingRow } from './form.repository.ts';
import { createFormCommands } from './form-commands.ts';

/** Who is to be told that a case's form changed; what is in it, each server reads for itself. A moment is kept nowhere. */
export type FormTold = {
  caseId: CaseId;
  applicantId: ApplicantId;
  agentIds: AgentId[];
  moment: FormMoment | null;
};

/**
 * Makes paper of a completed form: the PDF to be signed, bound to `sha256` of the form's canonical JSON. Connected where
 * app-sides.ts creates the forms; the signature itself has its place in the applicant's form sheet (`signing`).
 */
export type FormPaper = {
  renderCompletedForm(content: {
    form: CompletedForm;
    definition: FormDefinition;
    sha256: string;
  }): Promise<void>;
};

type Dependencies = {
  db: Database;
  cipher: FieldCipher;
  cases: Pick<Cases, 'reader' | 'writer' | 'findOfCall'>;
  lookup: CallLookup;
  identity: Pick<Identity, 'getStaff'>;
  clock: Clock;
  paper: FormPaper | null;
  onChanged: (told: FormTold) => void;
};
export type Forms = ReturnType<typeof createForms>;

/** Forms of cases: begun, filled in by their applicants, proposed for by the agents who talk with them, completed. */
export function createForms(dependencies: Dependencies) {
  const { db, cipher, cases, lookup, identity, clock, paper, onChanged } = dependencies;
  const repository = createFormRepository(db, cipher);

  async function presentFilling(row: FillingRow): Promise<FormFilling> {
    const { fillingId, formId, formVersion, sequence, version, state, filling, completedAt, sha256 } = row;
    return {
      ...{ fillingId, formId, formVersion, sequence, version, state, fields: filling.fields },
      proposals: await Promise.all(
        filling.proposals.map(async ({ agentId, ...proposal }) => ({
          ...proposal,
          byName: (await identity.getStaff(agentId)).displayName,
        })),
      ),
      completed: completedAt && sha256 ? { at: completedAt.getTime(), sha256 } : null,
    };
  }
  /** The running talk of a case, or the wrap-up after it. */
  async function findRunning(caseId: CaseId): Promise<CallBrief | null> {
    for (const callId of await repository.listCallIds(caseId, formsTuning.recentCallsCount)) {
      const call = await lookup.findCall(callId);
      if (call && (talkingStates.includes(call.state) || call.state === 'wrapUp')) return call;
    }
    return null;
  }
  return {
    commands: createFormCommands({ repository, writer: cases.writer, cipher, now: () => clock.now() }),
    definitions: { add: repository.addDefinition, find: repository.findDefinition },
    findCaseOf: cases.findOfCall,
    nameOf: async (agentId: AgentId) => (await identity.getStaff(agentId)).displayName,

    async present(caseId: CaseId | null, matterId: MatterId): Promise<FormView> {
      const row = caseId === null ? null : await repository.findFilling(caseId);
      const definition = row
        ? await repository.findDefinition(row.formId, row.formVersion)
        : await repository.findDefinitionOf(matterId);
      return { caseId, definition, filling: row && (await presentFilling(row)) };
    },
    async findFilling(caseId: CaseId): Promise<FormFilling | null> {
      const row = await repository.findFilling(caseId);
      return row && presentFilling(row);
    },
    /** The completed form whose hash was signed, as it was; null where none has this hash. */
    async findCompleted(caseId: CaseId, sha256: string): Promise<CompletedForm | null> {
      const json = await repository.findCompleted(caseId, sha256);
      return json === null ? null : (JSON.parse(json) as CompletedForm);
    },
    async tell(caseId: CaseId, applicantId: ApplicantId, moment: FormMoment | null = null): Promise<void> {
      const call = await findRunning(caseId);
      const agentIds = [call?.agentId, call?.helperId].filter((agentId) => agentId != null);
      onChanged({ caseId, applicantId, agentIds, moment });
    },
    async makePaper({ caseId, formId, formVersion, sha256, completedForm }: FillingRow): Promise<void> {
      if (paper === null || sha256 === null || completedForm === null) return;
      const definition = await repository.findDefinition(formId, formVersion);
      if (!definition) throw new Error(`the form of case ${caseId} lost its definition`);
      await paper.renderCompletedForm({
        form: JSON.parse(completedForm) as CompletedForm,
        definition,
        sha256,
      });
    },
  };
}
