import type { AgentId, CaseTaskId, MatterId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import { handoverTaskTitle } from '@cloudseat/shared/nouns/region-tasks.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { and, asc, count, eq, inArray } from 'drizzle-orm';
import { matters, regions } from '../catalogue/catalogue.schema.ts';
import { staffAccounts } from '../identity/identity.schema.ts';
import type { Transaction } from '../platform/db.ts';
import { makeId } from '../platform/ids.ts';
import { casesTuning } from '../tuning-cases.ts';
import { caseTasks } from './case.schema.ts';
import type { JournalLine } from './case-chain.ts';
import { insertTask } from './case-task.repository.ts';
import type { CaseRow } from './case-write.repository.ts';

/** The partner region that decides a matter; null: this district. */
export async function findOwningRegion(tx: Transaction, matterId: MatterId): Promise<RegionId | null> {
  const [row] = await tx
    .select({ owningRegionId: matters.owningRegionId })
    .from(matters)
    .where(eq(matters.matterId, matterId));
  return (row?.owningRegionId ?? null) as RegionId | null;
}

type NamedRegion = { regionId: string; name: LocalText };

/** For the entry that opens a case: who decides and through whom it came, by the names they had then. Empty for this district alone. */
export async function nameRegions(
  tx: Transaction,
  { owningRegionId, assistingRegionId }: CaseRow,
): Promise<{ owningRegion?: NamedRegion; assistingRegion?: NamedRegion }> {
  const ids = [owningRegionId, assistingRegionId].filter((regionId) => regionId !== null);
  if (ids.length === 0) return {};
  const { regionId, name } = regions;
  const named = await tx.select({ regionId, name }).from(regions).where(inArray(regionId, ids));
  const owningRegion = named.find((region) => region.regionId === owningRegionId);
  const assistingRegion = named.find((region) => region.regionId === assistingRegionId);
  return { ...(owningRegion && { owningRegion }), ...(assistingRegion && { assistingRegion }) };
}

/** Whether a talk about a case ended with an agent whose region does not decide it: what it came to ends nothing. */
export async function isDecidedElsewhere(
  tx: Transaction,
  { owningRegionId }: CaseRow,
  { action, actorRole, actorId, details }: JournalLine,
): Promise<boolean> {
  if (action !== 'call.ended' || actorRole !== 'agent' || details.state !== 'completed') return false;
  const [agent] = await tx
    .select({ regionId: staffAccounts.regionId })
    .from(staffAccounts)
    .where(eq(staffAccounts.accountId, actorId));
  return agent !== undefined && agent.regionId !== owningRegionId;
}

/** After a talk in which somebody only helped: a task for those who decide, unless one is open. Gives its entry. */
export async function leaveToOwners(
  tx: Transaction,
  row: CaseRow,
  after: JournalLine,
): Promise<JournalLine[]> {
  const { caseId } = row;
  const isSame = and(
    ...[eq(caseTasks.caseId, caseId), eq(caseTasks.state, 'open'), eq(caseTasks.title, handoverTaskTitle)],
  );
  const [open] = await tx.select({ taskId: caseTasks.taskId }).from(caseTasks).where(isSame).limit(1);
  if (open !== undefined || row.closedAt !== null) return [];
  // With nobody there, it stays with whoever helped: somebody must see that it is not done.
  const helperId = after.actorId as AgentId;
  const ownerId = (await findOwner(tx, row)) ?? helperId;
  const taskId = makeId() as CaseTaskId;
  const dueAt = after.at + casesTuning.handoverTaskMs;
  await insertTask(tx, {
    ...{ taskId, caseId, title: handoverTaskTitle, ownerId, createdBy: helperId },
    ...{ dueAt: new Date(dueAt), createdAt: new Date(after.at) },
  });
  const by = { actorRole: 'system', actorId: '', callId: after.callId };
  return [
    {
      at: after.at,
      ...by,
      action: 'task.added',
      details: { taskId, title: handoverTaskTitle, ownerId, dueAt },
    },
  ];
}

/** Of the agents of the region and department that decide, whoever has least to do. */
async function findOwner(
  tx: Transaction,
  { owningRegionId, departmentId }: CaseRow,
): Promise<AgentId | null> {
  if (owningRegionId === null) return null;
  const { accountId, agentNumber } = staffAccounts;
  const isOwner = and(
    eq(staffAccounts.regionId, owningRegionId),
    ...[eq(staffAccounts.departmentId, departmentId), eq(staffAccounts.role, 'agent')],
    eq(staffAccounts.isActive, true),
  );
  const openTasks = and(eq(caseTasks.ownerId, accountId), eq(caseTasks.state, 'open'));
  const [owner] = await tx
    .select({ accountId })
    .from(staffAccounts)
    .leftJoin(caseTasks, openTasks)
    .where(isOwner)
    .groupBy(accountId, agentNumber)
    .orderBy(asc(count(caseTasks.taskId)), asc(agentNumber))
    .limit(1);
  return (owner?.accountId ?? null) as AgentId | null;
}
