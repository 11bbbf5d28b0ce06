import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { casesTuning } from '../tuning-cases.ts';
import { listToEscalate, markEscalated } from './case-task.repository.ts';
import type { CaseWriter } from './case-write.repository.ts';

type Options = { db: Database; writer: CaseWriter; clock: Clock; lifetime: Lifetime; logger: Logger };

/** Puts tasks that are overdue before the supervisor, each once; every server runs one. */
export function startTaskClerk({ db, writer, clock, lifetime, logger }: Options): { look(): Promise<void> } {
  async function look(): Promise<void> {
    const now = clock.now();
    for (const { taskId, caseId, ownerId } of await listToEscalate(
      db,
      new Date(now),
      casesTuning.escalateMax,
    )) {
      await writer.change(caseId, null, now, async (tx) => {
        if (!(await markEscalated(tx, taskId, new Date(now)))) return { lines: [] };
        const details = { taskId, ownerId };
        const by = { actorRole: 'system', actorId: '' };
        return { lines: [{ at: now, ...by, action: 'task.escalated', callId: null, details }] };
      });
    }
  }
  const lookSafely = () =>
    look().catch((error) => logger.warn({ err: error }, 'overdue tasks were not looked at'));
  lifetime.interval(() => void lookSafely(), casesTuning.escalateEveryMs);
  return { look };
}
