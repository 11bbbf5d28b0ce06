import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { and, eq, sql } from 'drizzle-orm';
import { callEvents, calls } from '../call/call.schema.ts';
import type { Database, Transaction } from '../platform/db.ts';
import { streamPositions } from './journal.schema.ts';

/** A change of a call as the dispatcher's stream has it, ready to be stored. Times are epoch ms. */
export type RecordedEvent = {
  eventId: string;
  callId: string;
  agentId: string | null;
  type: string;
  fromState: string | null;
  toState: CallState | null;
  version: number | null;
  reason: string | null;
  details: Record<string, unknown>;
  at: number;
  /** Columns of the call that this event sets. */
  changes: CallChanges;
};
export type CallChanges = Partial<{
  agentId: string;
  enqueuedAt: Date;
  acceptedAt: Date;
  connectedAt: Date | null;
  endedAt: Date;
  completedAt: Date;
  disposition: (typeof calls.$inferInsert)['disposition'];
  endReason: string;
}>;

const reader = 'recorder';
export type RecorderRepository = ReturnType<typeof createRecorderRepository>;

export function createRecorderRepository(db: Database) {
  return {
    /** Where the stored part of the stream ends; '0-0' before the first. */
    async findPosition(): Promise<string> {
      await db.insert(streamPositions).values({ reader, lastEventId: '0-0' }).onConflictDoNothing();
      const [row] = await db.select().from(streamPositions).where(eq(streamPositions.reader, reader));
      return row?.lastEventId ?? '0-0';
    },

    /**
     * Stores a batch and moves the position in one transaction. False when another server stored past `fromEventId`
     * meanwhile: nothing was written, read the position again.
     */
    async store(
      fromEventId: string,
      events: readonly RecordedEvent[],
      lastEventId: string,
    ): Promise<boolean> {
      return db.transaction(async (tx) => {
        const moved = await tx
          .update(streamPositions)
          .set({ lastEventId })
          .where(and(eq(streamPositions.reader, reader), eq(streamPositions.lastEventId, fromEventId)))
          .returning({ reader: streamPositions.reader });
        if (moved.length === 0) return false;
        for (const event of events) await storeOne(tx, event);
        return true;
      });
    },
  };
}

async function storeOne(tx: Transaction, event: RecordedEvent): Promise<void> {
  const { changes, at, ...row } = event;
  await tx
    .insert(callEvents)
    .values({ ...row, happenedAt: new Date(at) })
    .onConflictDoNothing();
  const state = event.toState === null ? {} : { state: event.toState };
  const version =
    event.version === null ? {} : { version: sql`greatest(${calls.version}, ${event.version})` };
  const set = { ...changes, ...state, ...version };
  if (Object.keys(set).length > 0) await tx.update(calls).set(set).where(eq(calls.callId, event.callId));
}
