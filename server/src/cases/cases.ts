import { hkdfSync } from 'node:crypto';
import { talkingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { AgentId, ApplicantId, CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { type CaseCommand, mayCommand } from '@cloudseat/shared/nouns/region-rules.ts';
import type { CaseSummary } from '@cloudseat/shared/nouns/service-case.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Identity } from '../identity/identity.ts';
import type { StaffPrincipal } from '../identity/principal.ts';
import type { StaffProfile } from '../identity/staff.repository.ts';
import type { RecordedEvent } from '../journal/recorded-event.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { casesTuning } from '../tuning-cases.ts';
import type { JournalLine } from './case-chain.ts';
import { isPressingAuthority } from './case-clocks.ts';
import { createCaseCommands } from './case-commands.ts';
import { createCaseDecisions } from './case-decisions.ts';
import { tellCases } from './case-events.ts';
import { type CaseQuery, type CaseScope, createCaseReader } from './case-read.repository.ts';
import { type CaseSources, presentCases, readClocks } from './case-view.ts';
import { type CaseRow, createCaseWriter } from './case-write.repository.ts';
import { createVoucherRepository } from './voucher.repository.ts';

type Dependencies = {
  db: Database;
  /** Hex. */
  secretKey: string;
  cipher: FieldCipher;
  identity: Pick<Identity, 'findApplicants' | 'findApplicantIds' | 'getApplicant' | 'getStaff' | 'listStaff'>;
  catalogue: CaseSources['catalogue'] & Pick<Catalogue, 'getMatter' | 'getDepartment'>;
  calendar: Pick<Calendar, 'addWorkingDays' | 'readClock'>;
  findMaterials: CaseSources['findMaterials'];
  /** Calls as they are now. */
  lookup: CallLookup;
  clock: Clock;
  /** For whoever has pages to tell it to. */
  onChanged?: (row: CaseRow) => void;
};
/** For who helps in a talk of the case as well. */
const readingCommands: ReadonlySet<CaseCommand> = new Set(['case:get', 'case:timeline', 'voucher:content']);
type CallNote = Pick<JournalLine, 'actorRole' | 'actorId' | 'action' | 'details'>;
export type Cases = ReturnType<typeof createCases>;
export type CaseSearch = Pick<CaseQuery, 'matterId' | 'state' | 'regions'> & { text: string };

/**
 * Every call belongs to a case from its ticket on: several calls of one applicant about one matter are one case until it has
 * ended. Calls, papers and staff's acts come in; its state, its journal and its views are kept here.
 */
export function createCases(dependencies: Dependencies) {
  const { db, secretKey, identity, catalogue, findMaterials, clock } = dependencies;
  const journalKey = new Uint8Array(
    hkdfSync('sha256', Buffer.from(secretKey, 'hex'), '', 'cloudseat/case journal', 32),
  );
  const reader = createCaseReader(db);
  const writer = createCaseWriter(db, journalKey, dependencies.onChanged);
  const now = () => clock.now();
  const vouchers = createVoucherRepository(db, dependencies.cipher);
  const { calendar } = dependencies;
  const { readClock } = calendar;
  const sources: CaseSources = { reader, identity, catalogue, findMaterials, vouchers, readClock, now };

  /** Administrators see the whole district, as does staff that belongs to no department. */
  async function scopeOf({ role, agentId }: StaffPrincipal): Promise<CaseScope> {
    const { departmentId, regionId } = await identity.getStaff(agentId);
    return { departmentId: role === 'admin' ? null : departmentId, agentId, regionId };
  }

  const findIn = async (caseId: CaseId, reading: StaffPrincipal): Promise<CaseRow | null> =>
    reader.findIn(caseId, await scopeOf(reading));

  async function listTalkingAgents(caseId: CaseId): Promise<AgentId[]> {
    const talks = (await reader.listCalls([caseId])).filter(({ state }) => talkingStates.includes(state));
    const live = await Promise.all(talks.map(({ callId }) => dependencies.lookup.findCall(callId)));
    return live.flatMap((call) => [call?.agentId, call?.helperId]).filter((agentId) => agentId != null);
  }

  async function findReadable(caseId: CaseId, reading: StaffPrincipal): Promise<CaseRow | null> {
    const found = await findIn(caseId, reading);
    if (found !== null || reading.role !== 'agent') return found;
    return (await listTalkingAgents(caseId)).includes(reading.agentId) ? reader.find(caseId) : null;
  }

  /** OTHER_REGION where it is for others to decide. Who decides never changes, so it is asked before the change. */
  async function assertMay(command: CaseCommand, row: CaseRow, { role, agentId }: StaffPrincipal) {
    const { regionId } = await identity.getStaff(agentId);
    if (!mayCommand(command, row, { role, regionId }))
      throw new AppError(
        'OTHER_REGION',
        'another region decides this case: help, or leave its staff a task',
        {
          owningRegionId: row.owningRegionId,
        },
      );
  }

  /** In the journal of the call's case, once it has one. */
  async function noteOfCall(callId: CallId, note: CallNote, isAside: boolean, at = now()): Promise<void> {
    const caseId = await reader.findOfCall(callId);
    if (caseId === null) return;
    await writer.change(caseId, null, at, () => ({ lines: [{ ...note, at, callId }], isAside }));
  }

  return {
    reader,
    writer,
    journalKey,
    sources,
    scopeOf,
    vouchers,
    commands: createCaseCommands(writer, now),
    decisions: createCaseDecisions({ writer, vouchers, calendar, catalogue, identity, now }),
    findIn,
    /** The same, or for who helps in a talk of it that goes on: they read along, and change nothing. */
    findReadable,
    assertMay,
    /** The case for a command of staff. NOT_FOUND out of scope, OTHER_REGION where it is another region's to decide. */
    async getFor(command: CaseCommand, caseId: CaseId, by: StaffPrincipal): Promise<CaseRow> {
      const find = readingCommands.has(command) ? findReadable : findIn;
      const row = await find(caseId, by);
      if (row === null) throw notFound('the case');
      await assertMay(command, row, by);
      return row;
    },
    /** Whom of the region that decides it a task of this case may be given to. */
    async listOwners({ owningRegionId, departmentId }: CaseRow): Promise<StaffProfile[]> {
      const staff = await identity.listStaff();
      return staff.filter(
        (person) =>
          person.isActive &&
          person.role === 'agent' &&
          person.departmentId === departmentId &&
          person.regionId === owningRegionId,
      );
    },
    /** Whose desks show it now: who has it, and those who talk about it. */
    async listAgents({ caseId, agentId }: Pick<CaseRow, 'caseId' | 'agentId'>): Promise<AgentId[]> {
      const agentIds = [...(await listTalkingAgents(caseId)), ...(agentId === null ? [] : [agentId])];
      return [...new Set(agentIds)];
    },

    /** In the transaction that stores the events, so that each is told once. */
    record: (tx: Transaction, events: readonly RecordedEvent[]): Promise<() => void> =>
      writer.appendOfCalls(tx, tellCases(events)),

    /** A paper came in; one that came before the ticket is named by the entry that opened the case. */
    async noteMaterial({ callId, materialId, lineId, sha256, uploadedBy }: Material, uploaderId: string) {
      const details = { materialId, lineId, sha256 };
      const by = { actorRole: uploadedBy, actorId: uploaderId };
      await noteOfCall(callId, { ...by, action: 'material.added', details }, false);
    },

    /** Something that happened in a call and that no decision rests on; `at`: when, where it is told later. */
    noteAside: (callId: CallId, note: CallNote, at?: number) => noteOfCall(callId, note, true, at),

    /** The case of a call that is not stored with it yet; null where there is no such call. */
    openFor: async (callId: CallId): Promise<CaseId | null> =>
      (await writer.join(callId, now()))?.caseId ?? null,

    findOfCall: (callId: CallId): Promise<CaseId | null> => reader.findOfCall(callId),

    async search(
      { text, matterId, state, regions }: CaseSearch,
      reading: StaffPrincipal,
    ): Promise<{ cases: CaseSummary[]; isCut: boolean }> {
      const scope = await scopeOf(reading);
      const max = casesTuning.listedCasesMax;
      const wish = text === '' ? {} : await readText(text, identity);
      const listed = await reader.list({ scope, matterId, state, regions, ...wish, limit: max + 1 });
      const rows =
        state === 'pressing'
          ? listed.filter((row) => readClocks(row, sources).some(isPressingAuthority))
          : listed;
      return { cases: await presentCases(rows.slice(0, max), sources), isCut: rows.length > max };
    },
  };
}

/** A number or its end where it looks like one; else a whole name, of a person or a firm, a phone, or a firm’s code. */
async function readText(
  text: string,
  identity: Pick<Identity, 'findApplicantIds'>,
): Promise<{ numberEnd: string } | { applicantIds: ApplicantId[]; firmText: string }> {
  const isPhone = /^1\d{10}$/.test(text);
  if (!isPhone && /^[\d-]{1,16}$/.test(text)) return { numberEnd: text };
  return { applicantIds: await identity.findApplicantIds(text), firmText: text };
}
