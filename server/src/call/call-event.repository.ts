import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { and, count, desc, eq, gte, inArray, or, sql } from 'drizzle-orm';
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
        eq(callEvents.type, 'telephoneChanged'),
        inArray(callEvents.reason, ['begin', 'end']),
      );
      // Whatever takes the call from its agent, or gives it to one, is the end of it as well, without saying so.
      const ofAgent = inArray(callEvents.type, ['offerAccepted', 'callRequeued', 'callSuspended']);
      const [last] = await db
        .select({ type: callEvents.type, reason: callEvents.reason })
        .from(callEvents)
        .where(and(eq(callEvents.callId, callId), or(ofTelephone, ofAgent)))
        // Versions begin anew when a lost call is put back.
        .orderBy(desc(callEvents.happenedAt), desc(callEvents.version))
        .limit(1);
      return last?.type === 'telephoneChanged' && last.reason === 'begin';
    },
  };
}
export type CallEventRepository = ReturnType<typeof createCallEventRepository>;
