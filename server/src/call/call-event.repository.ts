import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { and, count, desc, eq, gte, inArray, sql } from 'drizzle-orm';
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

    /** Whether the talk was by telephone when last heard of. */
    async isByTelephone(callId: CallId): Promise<boolean> {
      const ofTelephone = and(
        eq(callEvents.callId, callId),
        eq(callEvents.type, 'telephoneChanged'),
        inArray(callEvents.reason, ['begin', 'end']),
      );
      const [last] = await db
        .select({ reason: callEvents.reason })
        .from(callEvents)
        .where(ofTelephone)
        .orderBy(desc(callEvents.version))
        .limit(1);
      return last?.reason === 'begin';
    },
  };
}
export type CallEventRepository = ReturnType<typeof createCallEventRepository>;
