import type {
  AgentId,
  ApplicantId,
  CallId,
  CaseId,
  CaseTaskId,
  DepartmentId,
  MaterialId,
  MaterialLineId,
  MatterId,
  RegionId,
} from '@cloudseat/shared/nouns/ids.ts';
import type { CaseState } from '@cloudseat/shared/nouns/service-case.ts';
import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { CallRow } from '../call/call.repository.ts';
import { calls } from '../call/call.schema.ts';
import { materials } from '../materials/material.schema.ts';
import type { Database, Transaction } from '../platform/db.ts';
import { caseEntries, caseLines, caseTasks, serviceCases } from './case.schema.ts';
import type { ChainedLine } from './case-chain.ts';
import type { CaseRow } from './case-write.repository.ts';

/**
 * Whose cases: a department's, an agent's beside them; with a null department everybody's. Staff of a partner region has those
 * that its region decides or came through it.
 */
export type CaseScope = { departmentId: DepartmentId | null; agentId: AgentId; regionId: RegionId | null };
export type CaseQuery = {
  scope: CaseScope;
  matterId?: MatterId | undefined;
  /** pressing: those of which a clock of the authority was ever put before the supervisor. */
  state: CaseState | 'any' | 'notEnded' | 'pressing';
  /** cross: of which a partner region has a part. */
  regions?: 'any' | 'cross' | undefined;
  /** A number's end. */
  numberEnd?: string | undefined;
  applicantIds?: readonly ApplicantId[] | undefined;
  /** A firm's whole name or its credit code; with `applicantIds`: either. */
  firmText?: string | undefined;
  limit: number;
};
export type LineRow = typeof caseLines.$inferSelect & {
  lineId: MaterialLineId;
  materialId: MaterialId | null;
};
export type TaskRow = Omit<typeof caseTasks.$inferSelect, 'taskId' | 'caseId' | 'ownerId'> & {
  taskId: CaseTaskId;
  caseId: CaseId;
  ownerId: AgentId;
};
export type CaseCounts = {
  caseId: CaseId;
  callCount: number;
  openTaskCount: number;
  overdueTaskCount: number;
};
export type CaseReader = ReturnType<typeof createCaseReader>;

const isOfDepartment = (departmentId: DepartmentId | null): SQL | undefined =>
  departmentId === null ? undefined : eq(serviceCases.departmentId, departmentId);
const isOfRegion = (regionId: RegionId | null): SQL | undefined =>
  regionId === null
    ? undefined
    : or(eq(serviceCases.owningRegionId, regionId), eq(serviceCases.assistingRegionId, regionId));
const isCrossRegion = or(isNotNull(serviceCases.owningRegionId), isNotNull(serviceCases.assistingRegionId));

export function createCaseReader(db: Database) {
  const isOfAgent = (agentId: AgentId): SQL =>
    exists(
      db
        .select({ one: sql`1` })
        .from(calls)
        .where(and(eq(calls.caseId, serviceCases.caseId), eq(calls.agentId, agentId))),
    );
  const isIn = ({ departmentId, agentId, regionId }: CaseScope): SQL | undefined => {
    if (departmentId === null && regionId === null) return undefined;
    return or(and(isOfDepartment(departmentId), isOfRegion(regionId)), isOfAgent(agentId));
  };

  return {
    async find(caseId: CaseId): Promise<CaseRow | null> {
      const [row] = await db.select().from(serviceCases).where(eq(serviceCases.caseId, caseId));
      return (row as CaseRow | undefined) ?? null;
    },

    async findMany(caseIds: readonly CaseId[]): Promise<CaseRow[]> {
      if (caseIds.length === 0) return [];
      return (await db
        .select()
        .from(serviceCases)
        .where(inArray(serviceCases.caseId, [...caseIds]))) as CaseRow[];
    },

    /** Null as well where it is out of the reader's scope. */
    async findIn(caseId: CaseId, scope: CaseScope): Promise<CaseRow | null> {
      const [row] = await db
        .select()
        .from(serviceCases)
        .where(and(eq(serviceCases.caseId, caseId), isIn(scope)));
      return (row as CaseRow | undefined) ?? null;
    },

    async findOfCall(callId: CallId): Promise<CaseId | null> {
      const [row] = await db.select({ caseId: calls.caseId }).from(calls).where(eq(calls.callId, callId));
      return (row?.caseId as CaseId | undefined) ?? null;
    },

    /** The newest first; what has not ended, the longest open first. */
    async list({
      scope,
      matterId,
      state,
      regions,
      numberEnd,
      applicantIds,
      firmText,
      limit,
    }: CaseQuery): Promise<CaseRow[]> {
      const isNumber =
        numberEnd === undefined
          ? undefined
          : sql`reverse(${serviceCases.caseNumber}) like ${`${reverse(numberEnd).replace(/[%_\\]/g, '\\$&')}%`}`;
      const isPerson = applicantIds && inArray(serviceCases.applicantId, [...applicantIds]);
      const isFirm =
        firmText === undefined
          ? undefined
          : or(
              sql`${serviceCases.firm}->>'creditCode' = ${firmText.toUpperCase()}`,
              sql`${serviceCases.firm}->>'name' = ${firmText}`,
            );
      const rows = await db
        .select()
        .from(serviceCases)
        .where(
          and(
            isIn(scope),
            matterId && eq(serviceCases.matterId, matterId),
            state === 'notEnded'
              ? isNull(serviceCases.closedAt)
              : state === 'pressing'
                ? and(
                    isNull(serviceCases.closedAt),
                    sql`${serviceCases.toldClocks}::text ~ '"(tellGaps|decide|joint) '`,
                  )
                : state === 'any'
                  ? undefined
                  : eq(serviceCases.state, state),
            regions === 'cross' ? isCrossRegion : undefined,
            isNumber,
            or(isPerson, isFirm),
          ),
        )
        .orderBy(
          state === 'notEnded' || state === 'pressing'
            ? asc(serviceCases.openedAt)
            : desc(serviceCases.openedAt),
        )
        .limit(limit);
      return rows as CaseRow[];
    },

    /** Those in which a legal clock may run, by id from `after` on. */
    async listClocked(after: CaseId | null, limit: number): Promise<CaseRow[]> {
      const { receivedAt, noticedAt, acceptedAt, closedAt, caseId } = serviceCases;
      const hasBegun = or(isNotNull(receivedAt), isNotNull(noticedAt), isNotNull(acceptedAt));
      const rows = await db
        .select()
        .from(serviceCases)
        .where(and(isNull(closedAt), hasBegun, after === null ? undefined : gt(caseId, after)))
        .orderBy(asc(caseId))
        .limit(limit);
      return rows as CaseRow[];
    },

    async listOwn(applicantId: ApplicantId, limit: number): Promise<CaseRow[]> {
      const rows = await db
        .select()
        .from(serviceCases)
        .where(eq(serviceCases.applicantId, applicantId))
        .orderBy(desc(serviceCases.openedAt))
        .limit(limit);
      return rows as CaseRow[];
    },

    async count(caseIds: readonly CaseId[], now: Date): Promise<Map<CaseId, CaseCounts>> {
      if (caseIds.length === 0) return new Map();
      const [ofCalls, ofTasks] = await Promise.all([
        db
          .select({ caseId: calls.caseId, callCount: sql<number>`count(*)::int` })
          .from(calls)
          .where(inArray(calls.caseId, [...caseIds]))
          .groupBy(calls.caseId),
        db
          .select({
            caseId: caseTasks.caseId,
            openTaskCount: sql<number>`count(*)::int`,
            overdueTaskCount: sql<number>`count(*) filter (where due_at < ${now.toISOString()})::int`,
          })
          .from(caseTasks)
          .where(and(inArray(caseTasks.caseId, [...caseIds]), eq(caseTasks.state, 'open')))
          .groupBy(caseTasks.caseId),
      ]);
      const callsOf = new Map(ofCalls.map((row) => [row.caseId, row.callCount]));
      const tasksOf = new Map(ofTasks.map((row) => [row.caseId, row]));
      return new Map(
        caseIds.map((caseId) => [
          caseId,
          {
            caseId,
            callCount: callsOf.get(caseId) ?? 0,
            openTaskCount: tasksOf.get(caseId)?.openTaskCount ?? 0,
            overdueTaskCount: tasksOf.get(caseId)?.overdueTaskCount ?? 0,
          },
        ]),
      );
    },

    async listCalls(caseIds: readonly CaseId[]): Promise<(CallRow & { caseId: CaseId })[]> {
      if (caseIds.length === 0) return [];
      const rows = await db
        .select()
        .from(calls)
        .where(and(inArray(calls.caseId, [...caseIds]), isNotNull(calls.ticketNumber)))
        .orderBy(asc(calls.createdAt));
      // The columns are text and jsonb; what is written there was parsed by these types.
      return rows as unknown as (CallRow & { caseId: CaseId })[];
    },

    /** The papers of all calls of a case, oldest first, by id. */
    async listMaterialIds(caseId: CaseId): Promise<MaterialId[]> {
      const rows = await db
        .select({ materialId: materials.materialId })
        .from(materials)
        .innerJoin(calls, eq(calls.callId, materials.callId))
        .where(and(eq(calls.caseId, caseId), eq(materials.purpose, 'document')))
        .orderBy(asc(materials.uploadedAt), asc(materials.materialId));
      return rows.map(({ materialId }) => materialId as MaterialId);
    },

    async listLines(caseId: CaseId): Promise<LineRow[]> {
      return (await db.select().from(caseLines).where(eq(caseLines.caseId, caseId))) as LineRow[];
    },

    async findTask(taskId: CaseTaskId): Promise<TaskRow | null> {
      const [row] = await db.select().from(caseTasks).where(eq(caseTasks.taskId, taskId));
      return (row as TaskRow | undefined) ?? null;
    },

    async listTasks(caseId: CaseId): Promise<TaskRow[]> {
      const rows = await db
        .select()
        .from(caseTasks)
        .where(eq(caseTasks.caseId, caseId))
        .orderBy(caseTasks.dueAt);
      return rows as TaskRow[];
    },

    /** Open ones, the most pressing first. */
    async listOpenTasks(
      whose: { ownerId: AgentId } | (Pick<CaseScope, 'departmentId' | 'regionId'> & { dueBefore: Date }),
      limit: number,
    ): Promise<TaskRow[]> {
      const isWanted =
        'ownerId' in whose
          ? eq(caseTasks.ownerId, whose.ownerId)
          : and(
              lt(caseTasks.dueAt, whose.dueBefore),
              isOfDepartment(whose.departmentId),
              isOfRegion(whose.regionId),
            );
      const rows = await db
        .select({ task: caseTasks })
        .from(caseTasks)
        .innerJoin(serviceCases, eq(serviceCases.caseId, caseTasks.caseId))
        .where(and(eq(caseTasks.state, 'open'), isWanted))
        .orderBy(asc(caseTasks.dueAt))
        .limit(limit);
      return rows.map(({ task }) => task as TaskRow);
    },

    listEntries: (caseId: CaseId): Promise<ChainedLine[]> => listEntries(db, caseId),

    /** A case and its journal as of one moment. */
    async readChain(caseId: CaseId): Promise<{ row: CaseRow; entries: ChainedLine[] } | null> {
      return db.transaction(
        async (tx) => {
          const [row] = await tx.select().from(serviceCases).where(eq(serviceCases.caseId, caseId));
          return row ? { row: row as CaseRow, entries: await listEntries(tx, caseId) } : null;
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      );
    },
  };
}

/** In order, as they are now in the database. */
async function listEntries(reading: Database | Transaction, caseId: CaseId): Promise<ChainedLine[]> {
  const rows = await reading
    .select()
    .from(caseEntries)
    .where(eq(caseEntries.caseId, caseId))
    .orderBy(asc(caseEntries.sequence));
  return rows.map(({ happenedAt, caseId: _, ...row }) => ({ ...row, at: happenedAt.getTime() }));
}

const reverse = (text: string): string => [...text].reverse().join('');
