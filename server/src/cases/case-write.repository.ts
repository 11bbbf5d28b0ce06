import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { talkingStates, waitingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type {
  AgentId,
  ApplicantId,
  CallId,
  CaseId,
  DepartmentId,
  MatterId,
  RegionId,
} from '@cloudseat/shared/nouns/ids.ts';
import { and, desc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { CallRow } from '../call/call.repository.ts';
import { calls } from '../call/call.schema.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import { materials } from '../materials/material.schema.ts';
import type { Database, Transaction } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { takeNext } from '../vouchers/number-series.repository.ts';
import { caseEntries, serviceCases } from './case.schema.ts';
import { chainStart, hashOf, type JournalLine, sealOf } from './case-chain.ts';
import { type CaseEvent, nextCaseState } from './case-state.ts';
import { countOpenTasks } from './case-task.repository.ts';
import type { DecisionMoments } from './decision.repository.ts';
import {
  findOwningRegion,
  isDecidedElsewhere,
  leaveToOwners,
  nameRegions,
} from './region-work.repository.ts';

export type CaseRow = Omit<
  typeof serviceCases.$inferSelect,
  'caseId' | 'applicantId' | 'matterId' | 'departmentId' | 'agentId' | 'owningRegionId' | 'assistingRegionId'
> & {
  owningRegionId: RegionId | null;
  assistingRegionId: RegionId | null;
  caseId: CaseId;
  applicantId: ApplicantId;
  matterId: MatterId;
  departmentId: DepartmentId;
  agentId: AgentId | null;
};
/** What a change does beside its own rows: entries of the journal, a step of the case's state, who has it from now on. */
export type CaseChange = {
  lines: readonly JournalLine[];
  event?: CaseEvent | undefined;
  agentId?: AgentId | undefined;
  /** What else the case keeps of it. */
  moments?: DecisionMoments | undefined;
  /** Nothing that a decision rests on: the version stays. */
  isAside?: boolean;
};
type CallFacts = CallRow & { caseId: CaseId | null };
/** Whose a new case is. */
export type OpenFacts = Pick<CallFacts, 'applicantId' | 'matterId' | 'departmentId' | 'firm'>;
const openStates: CallState[] = ['scheduled', ...waitingStates, ...talkingStates];
export type CaseWriter = ReturnType<typeof createCaseWriter>;

/**
 * The only writer of cases and their journals. Each change holds its case's row: two at once come one after the other, and
 * a change and its entries are there together or not at all.
 */
export function createCaseWriter(
  db: Database,
  journalKey: Uint8Array,
  onChanged: (row: CaseRow) => void = () => {},
) {
  async function append(tx: Transaction, row: CaseRow, lines: readonly JournalLine[]): Promise<CaseRow> {
    let { entryCount, journalHead } = row;
    const values = lines.map(({ at, ...line }) => {
      entryCount += 1;
      journalHead = hashOf(journalHead, { ...line, at, sequence: entryCount });
      return {
        ...line,
        caseId: row.caseId,
        sequence: entryCount,
        happenedAt: new Date(at),
        hash: journalHead,
      };
    });
    if (values.length > 0) await tx.insert(caseEntries).values(values);
    const journalSeal = sealOf(journalKey, row.caseId, entryCount, journalHead);
    return { ...row, entryCount, journalHead, journalSeal };
  }

  async function save(tx: Transaction, row: CaseRow, change: CaseChange, at: number): Promise<CaseRow> {
    const { entryCount, journalHead, journalSeal } = await append(tx, row, change.lines);
    const [saved] = await tx
      .update(serviceCases)
      .set({
        ...{ entryCount, journalHead, journalSeal },
        ...((change.event || !change.isAside) && { version: row.version + 1 }),
        ...(change.agentId && { agentId: change.agentId }),
        ...change.moments,
        ...(change.event && movesTo(row, change.event, at)),
      })
      .where(eq(serviceCases.caseId, row.caseId))
      .returning();
    if (!saved) throw new Error('the case went away while its row was held');
    return saved as CaseRow;
  }

  async function insert(
    tx: Transaction,
    call: OpenFacts & Pick<CallFacts, 'entryCode' | 'regionId'>,
    at: number,
  ): Promise<CaseRow> {
    const caseId = makeId() as CaseId;
    const { applicantId, matterId, departmentId, firm, entryCode, regionId } = call;
    const owningRegionId = await findOwningRegion(tx, matterId);
    const openedAt = new Date(at);
    const journalHead = chainStart(caseId);
    const [row] = await tx
      .insert(serviceCases)
      .values({
        ...{ caseId, applicantId, matterId, departmentId, firm, openedAt, stateSince: openedAt },
        ...{ owningRegionId, assistingRegionId: regionId, entryCode },
        ...{ caseNumber: await takeCaseNumber(tx, districtDate(at).slice(0, 4)), state: 'open', version: 0 },
        ...{ entryCount: 0, journalHead, journalSeal: sealOf(journalKey, caseId, 0, journalHead) },
      })
      .returning();
    if (!row) throw new Error('the case was not inserted');
    return row as CaseRow;
  }

  /** The applicant's case of the matter, for the same firm or in person, that has not ended, else a new one; the call belongs to it from then on. */
  async function join(tx: Transaction, callId: CallId, at: number): Promise<CaseRow | null> {
    const [call] = (await tx.select().from(calls).where(eq(calls.callId, callId))) as unknown as CallFacts[];
    if (!call) return null;
    const { applicantId, matterId, firm } = call;
    if (call.caseId) return lock(tx, call.caseId);
    // Two tickets of one person at once must not make two cases.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`case ${applicantId} ${matterId}`}))`);
    const isOpen = and(
      eq(serviceCases.applicantId, applicantId),
      eq(serviceCases.matterId, matterId),
      sql`${serviceCases.firm}->>'creditCode' is not distinct from ${firm?.creditCode ?? null}`,
      isNull(serviceCases.closedAt),
    );
    const [open] = await tx
      .select()
      .from(serviceCases)
      .where(isOpen)
      .orderBy(desc(serviceCases.openedAt))
      .limit(1)
      .for('update');
    const row = (open as CaseRow | undefined) ?? (await insert(tx, call, at));
    await tx.update(calls).set({ caseId: row.caseId }).where(eq(calls.callId, callId));
    const papers = await tx
      .select({ materialId: materials.materialId, lineId: materials.lineId, sha256: materials.sha256 })
      .from(materials)
      .where(eq(materials.callId, callId));
    const { matterId: matter, entryPoint, entryCode, kind } = call;
    const regions = open ? {} : await nameRegions(tx, row);
    const line = {
      ...{ at, actorRole: 'applicant', actorId: applicantId, callId },
      action: open ? 'call.joined' : 'case.opened',
      details: {
        matterId: matter,
        entryPoint,
        entryCode,
        kind,
        ...regions,
        ...(papers.length > 0 && { papers }),
      },
    };
    return save(tx, row, { lines: [line], isAside: open !== undefined }, at);
  }

  return {
    /** A case that no call brings: for whom it is, with its first lines. What `work` throws undoes all. */
    open: async (
      facts: OpenFacts,
      at: number,
      work: (tx: Transaction, row: CaseRow) => Promise<CaseChange> | CaseChange,
    ): Promise<CaseRow> => {
      const opened = await db.transaction(async (tx) => {
        const row = await insert(tx, { ...facts, entryCode: null, regionId: null }, at);
        return save(tx, row, await work(tx, row), at);
      });
      onChanged(opened);
      return opened;
    },

    join: (callId: CallId, at: number) => db.transaction((tx) => join(tx, callId, at)),

    /**
     * One change of a case. NOT_FOUND; CHANGED_MEANWHILE where the case is no longer of the version that was decided on, null for
     * what fits any; CASE_STATE where the event does not fit its state. What `work` throws undoes all.
     */
    change: async (
      caseId: CaseId,
      version: number | null,
      at: number,
      work: (tx: Transaction, row: CaseRow) => Promise<CaseChange> | CaseChange,
    ): Promise<CaseRow> => {
      const saved = await db.transaction(async (tx) => {
        const row = await lock(tx, caseId);
        if (version !== null && version !== row.version)
          throw new AppError('CHANGED_MEANWHILE', 'the case has changed since it was looked at', {
            version: row.version,
          });
        const change = await work(tx, row);
        if (change.lines.length === 0) return { row, isChanged: false };
        return { row: await save(tx, row, change, at), isChanged: true };
      });
      if (saved.isChanged) onChanged(saved.row);
      return saved.row;
    },

    /** Whether it is this server’s to tell the applicant of a clock: nobody else’s until the lease is over. */
    async claimTelling(caseId: CaseId, at: Date, leaseMs: number): Promise<boolean> {
      const isFree = or(
        isNull(serviceCases.clockTellingAt),
        lt(serviceCases.clockTellingAt, new Date(at.getTime() - leaseMs)),
      );
      const claimed = await db
        .update(serviceCases)
        .set({ clockTellingAt: at })
        .where(and(eq(serviceCases.caseId, caseId), isFree))
        .returning({ caseId: serviceCases.caseId });
      return claimed.length > 0;
    },

    /**
     * What became of calls, in the transaction that stores it: told once, whatever process dies. A call that has no case yet joins
     * one. Gives what is to be done once the transaction stands.
     */
    async appendOfCalls(tx: Transaction, told: readonly CallLine[]): Promise<() => void> {
      const rows = new Map<CallId, CaseRow>();
      for (const { line, agentId, event } of told) {
        const { callId, at } = line;
        const row = rows.get(callId) ?? (await join(tx, callId, at));
        if (row === null) continue;
        const isAway = await isDecidedElsewhere(tx, row, line);
        const fits = event !== undefined && !isAway && (await mayEnd(tx, row, event));
        const lines = isAway ? [line, ...(await leaveToOwners(tx, row, line))] : [line];
        const change = { lines, agentId, event: fits ? event : undefined, isAside: lines.length === 1 };
        const saved = await save(tx, row, change, at);
        for (const [other, { caseId }] of rows) if (caseId === saved.caseId) rows.set(other, saved);
        rows.set(callId, saved);
      }
      const changed = new Map([...rows.values()].map((row) => [row.caseId, row]));
      return () => {
        for (const row of changed.values()) onChanged(row);
      };
    },
  };
}

/** Whether a call's end is the end of its case: nothing is still to be done, and a case that was never served was never talked about. */
async function mayEnd(tx: Transaction, { caseId, state }: CaseRow, event: CaseEvent): Promise<boolean> {
  if (nextCaseState(state, event) === null) return false;
  if (event !== 'notServed') return (await countOpenTasks(tx, caseId)) === 0;
  const [served] = await tx
    .select({ callId: calls.callId })
    .from(calls)
    .where(and(eq(calls.caseId, caseId), or(isNotNull(calls.connectedAt), inArray(calls.state, openStates))))
    .limit(1);
  return served === undefined;
}

/** What became of a call, told to its case; an event that does not fit the case's state moves nothing. */
export type CallLine = {
  line: JournalLine & { callId: CallId };
  agentId?: AgentId | undefined;
  event?: CaseEvent | undefined;
};

async function lock(tx: Transaction, caseId: CaseId): Promise<CaseRow> {
  const [row] = await tx.select().from(serviceCases).where(eq(serviceCases.caseId, caseId)).for('update');
  if (!row) throw notFound('the case');
  return row as CaseRow;
}

/** E.g. 2026-000123: as with papers, a transaction that comes to nothing gives its number back. */
async function takeCaseNumber(tx: Transaction, year: string): Promise<string> {
  return `${year}-${String(await takeNext(tx, `case ${year}`)).padStart(6, '0')}`;
}

/** What has ended has no clock that could be paused. */
function movesTo({ state, pauses }: Pick<CaseRow, 'state' | 'pauses'>, event: CaseEvent, at: number) {
  const next = nextCaseState(state, event);
  if (next === null)
    throw new AppError('CASE_STATE', `${event} does not fit a case that is ${state}`, { state });
  const isEnd = nextCaseState(next, 'reopened') !== null;
  return {
    ...{ state: next, stateSince: new Date(at), closedAt: isEnd ? new Date(at) : null },
    ...(isEnd && { pauses: pauses.map(({ from, to }) => ({ from, to: to ?? at })) }),
  };
}
