import type { CaseTaskId } from '@cloudseat/shared/nouns/ids.ts';
import { settleTask } from '../cases/case-task.repository.ts';
import type { Transaction } from '../platform/db.ts';
import { AppError } from '../platform/errors.ts';

export const titleOfTask = (subject: string): string => `完成多席联审：${subject}`.slice(0, 200);

/** Settles a task that the review has made, unless somebody has done so by hand. */
export async function closeTask(
  tx: Transaction,
  taskId: string | null,
  as: 'done' | 'cancelled',
  note: string,
  at: Date,
): Promise<void> {
  if (taskId === null) return;
  await settleTask(tx, { taskId: taskId as CaseTaskId, version: 0 }, as, note, at).catch((error) => {
    if (!(error instanceof AppError && error.code === 'CHANGED_MEANWHILE')) throw error;
  });
}
