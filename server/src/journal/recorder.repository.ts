import { and, eq, isNull, sql } from 'drizzle-orm';
import { callEvents, calls } from '../call/call.schema.ts';
import { offers } from '../call/offer.schema.ts';
import type { Database, Transaction } from '../platform/db.ts';
import { agentEvents, streamPositions } from './journal.schema.ts';
import type { RecordedAgentEvent, RecordedCallEvent, RecordedEvent } from './recorded-event.ts';

const reader = 'recorder';
export type RecorderRepository = ReturnType<typeof createRecorderRepository>;

/** `alongside`: what others make of the events, in the same transaction; it gives what they do once that stands. */
export function createRecorderRepository(
  db: Database,
  alongside: (tx: Transaction, events: readonly RecordedEvent[]) => Promise<() => void> = async () =>
    () => {},
) {
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
      let afterwards = () => {};
      const isStored = await db.transaction(async (tx) => {
        const moved = await tx
          .update(streamPositions)
          .set({ lastEventId })
          .where(and(eq(streamPositions.reader, reader), eq(streamPositions.lastEventId, fromEventId)))
          .returning({ reader: streamPositions.reader });
        if (moved.length === 0) return false;
        for (const event of events) await storeOne(tx, event);
        afterwards = await alongside(tx, events);
        return true;
      });
      if (isStored) afterwards();
      return isStored;
    },
  };
}

async function storeOne(tx: Transaction, event: RecordedEvent): Promise<void> {
  if (event.of === 'agent') return storeAgentEvent(tx, event);
  await storeCallEvent(tx, event);
  await storeOffer(tx, event);
}

async function storeAgentEvent(tx: Transaction, { of: _, at, ...row }: RecordedAgentEvent): Promise<void> {
  await tx
    .insert(agentEvents)
    .values({ ...row, happenedAt: new Date(at) })
    .onConflictDoNothing();
}

async function storeCallEvent(tx: Transaction, event: RecordedCallEvent): Promise<void> {
  const { of: _, offer: __, changes, at, ...row } = event;
  await tx
    .insert(callEvents)
    .values({ ...row, happenedAt: new Date(at) })
    .onConflictDoNothing();
  const { shownBand, ...columns } = changes;
  const set = {
    ...columns,
    ...(shownBand && { shownBand: sql`coalesce(${calls.shownBand}, ${shownBand})` }),
    ...(event.toState !== null && { state: event.toState }),
    ...(event.version !== null && { version: sql`greatest(${calls.version}, ${event.version})` }),
  };
  if (Object.keys(set).length > 0) await tx.update(calls).set(set).where(eq(calls.callId, event.callId));
}

async function storeOffer(tx: Transaction, { offer, eventId, callId, at }: RecordedCallEvent): Promise<void> {
  if (offer === null) return;
  if (offer.change === 'ended') {
    const isOpen = and(eq(offers.callId, callId), eq(offers.fence, offer.fence), isNull(offers.endedAt));
    const { outcome, declineReason } = offer;
    await tx
      .update(offers)
      .set({ outcome, declineReason, endedAt: new Date(at) })
      .where(isOpen);
    return;
  }
  const { fence, agentId, why } = offer;
  const [call] = await tx
    .select({ enqueuedAt: calls.enqueuedAt })
    .from(calls)
    .where(eq(calls.callId, callId));
  const enqueuedAt = call?.enqueuedAt?.getTime() ?? null;
  await tx
    .insert(offers)
    .values({
      ...{ eventId, fence, callId, agentId },
      ring: why?.ring ?? null,
      reason: why?.reason ?? null,
      candidates: why && { by: why.by, agents: why.agents, calls: why.calls },
      waitedMs: enqueuedAt === null ? null : Math.max(0, at - enqueuedAt),
      offeredAt: new Date(at),
    })
    .onConflictDoNothing();
}
