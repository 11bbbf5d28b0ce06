import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { and, count, eq, gte, sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { callEvents } from './call.schema.ts';

/** Questions to the recorded changes of calls. */
export function createCallEventRepository(db: Database) {
  return {
    /** Offers the agent let ring until they timed out. */
    async countMissedOffers(agentId: AgentId, since: Date): Promise<number> {
      const isMissed = and(
        eq(callEvents.agentId, agentId),
        gte(callEvents.happenedAt, since),
        sql`${callEvents.details}->>'offerEnd' = 'timedOut'`,
      );
      const [row] = await db.select({ value: count() }).from(callEvents).where(isMissed);
      return Number(row?.value ?? 0);
    },
  };
}
