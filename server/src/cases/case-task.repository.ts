import type { AgentId, CaseId, CaseTaskId } from '@cloudseat/shared/nouns/ids.ts';
import { and, count, eq, isNull, lt } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/db.ts';
import { AppError } from '../platform/errors.ts';
import { caseTasks } from './case.schema.ts';
import type { TaskRow } from './case-read.repository.ts';

export type NewTask = {
  taskId: CaseTaskId;
  caseId: CaseId;
  title: string;
  ownerId: AgentId;
  dueAt: Date;
  createdBy: AgentId;
  createdAt: Date;
};

export async function insertTask(tx: Transaction, task: NewTask): Promise<void> {
  await tx.insert(caseTasks).values({ ...task, state: 'open', note: '', version: 0 });
}

/** CHANGED_MEANWHILE where somebody settled it already. */
export async function settleTask(
  tx: Transaction,
  task: { taskId: CaseTaskId; version: number },
  as: 'done' | 'cancelled',
  note: string,
  at: Date,
): Promise<void> {
  const isIt = and(
    eq(caseTasks.taskId, task.taskId),
    eq(caseTasks.version, task.version),
    eq(caseTasks.state, 'open'),
  );
  const settled = await tx
    .update(caseTasks)
    .set({ state: as, note, settledAt: at, version: task.version + 1 })
    .where(isIt)
    .returning({ taskId: caseTasks.taskId });
  if (settled.length === 0) throw new AppError('CHANGED_MEANWHILE', 'the task was settled meanwhile');
}

export async function countOpenTasks(db: Database | Transaction, caseId: CaseId): Promise<number> {
  const [row] = await db
    .select({ value: count() })
    .from(caseTasks)
    .where(and(eq(caseTasks.caseId, caseId), eq(caseTasks.state, 'open')));
  return Number(row?.value ?? 0);
}

/** Marks it, once for all servers; false where another server was first or it was settled. */
export async function markEscalated(tx: Transaction, taskId: CaseTaskId, at: Date): Promise<boolean> {
  const marked = await tx
    .update(caseTasks)
    .set({ escalatedAt: at })
    .where(and(eq(caseTasks.taskId, taskId), eq(caseTasks.state, 'open'), isNull(caseTasks.escalatedAt)))
    .returning({ taskId: caseTasks.taskId });
  return marked.length > 0;
}

/** Open, overdue, and nobody was told. */
export async function listToEscalate(db: Database, now: Date, limit: number): Promise<TaskRow[]> {
  const rows = await db
    .select()
    .from(caseTasks)
    .where(and(eq(caseTasks.state, 'open'), lt(caseTasks.dueAt, now), isNull(caseTasks.escalatedAt)))
    .orderBy(caseTasks.dueAt)
    .limit(limit);
  return rows as TaskRow[];
}
