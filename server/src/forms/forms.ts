import { talkingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { FormFilling, FormMoment, FormView } from '@cloudseat/shared/nouns/form.ts';
import type { AgentId, ApplicantId, CaseId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallBrief, CallLookup } from '../call/call-lookup.ts';
import type { Cases } from '../cases/cases.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Identity } from '../identity/identity.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { formsTuning } from '../tuning-forms.ts';
import { createFormRepository, type FillingRow } from './form.repository.ts';
import { createFormCommands } from './form-commands.ts';
import { createFormPaper } from './form-paper.ts';

/** Who is to be told that a case's form changed; what is in it, each server reads for itself. A moment is kept nowhere. */
export type FormTold = {
  caseId: CaseId;
  applicantId: ApplicantId;
  agentIds: AgentId[];
  moment: FormMoment | null;
};

type Dependencies = {
  db: Database;
  cipher: FieldCipher;
  cases: Pick<Cases, 'reader' | 'writer' | 'vouchers' | 'findOfCall'>;
  lookup: CallLookup;
  catalogue: Pick<Catalogue, 'getMatter' | 'getDepartment' | 'regions' | 'findEntryLabel'>;
  identity: Pick<Identity, 'getApplicant' | 'getStaff'>;
  clock: Clock;
  onChanged: (told: FormTold) => void;
};
export type Forms = ReturnType<typeof createForms>;

/** Forms of cases: begun, filled in by their applicants, proposed for by the agents who talk with them, completed. */
export function createForms(dependencies: Dependencies) {
  const { db, cipher, cases, lookup, identity, clock, onChanged } = dependencies;
  const paper = createFormPaper({ ...dependencies, ...cases });
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
    commands: createFormCommands({ repository, paper, writer: cases.writer, cipher, now: () => clock.now() }),
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
    async tell(caseId: CaseId, applicantId: ApplicantId, moment: FormMoment | null = null): Promise<void> {
      const call = await findRunning(caseId);
      const agentIds = [call?.agentId, call?.helperId].filter((agentId) => agentId != null);
      onChanged({ caseId, applicantId, agentIds, moment });
    },
  };
}
