import type { ApplicantId, CallId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { and, asc, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { calls } from '../call/call.schema.ts';
import type { Database, Transaction } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { bookingTuning } from '../tuning-booking.ts';
import {
  type BookedDevices,
  type BookingState,
  bookingCapacities,
  bookingSlots,
  bookings,
} from './booking.schema.ts';

/** Times in ms since 1970. */
export type BookingRow = {
  callId: CallId;
  applicantId: ApplicantId;
  matterId: MatterId;
  departmentId: DepartmentId;
  startsAt: number;
  state: BookingState;
  devices: BookedDevices;
};
export type NewBooking = Omit<BookingRow, 'state'> & { createdAt: number };
export type BookingRepository = ReturnType<typeof createBookingRepository>;

const present = (row: typeof bookings.$inferSelect): BookingRow => ({
  callId: row.callId as CallId,
  applicantId: row.applicantId as ApplicantId,
  matterId: row.matterId as MatterId,
  departmentId: row.departmentId as DepartmentId,
  startsAt: row.startsAt.getTime(),
  state: row.state,
  devices: row.devices,
});

/** Bookings with the places they take: each change of one is one transaction, so that no place is lost or given twice. */
export function createBookingRepository(db: Database) {
  return {
    async find(callId: CallId): Promise<BookingRow | null> {
      const [row] = await db.select().from(bookings).where(eq(bookings.callId, callId));
      return row ? present(row) : null;
    },

    async findOpen(applicantId: ApplicantId, matterId: MatterId): Promise<BookingRow | null> {
      const isIt = and(
        eq(bookings.applicantId, applicantId),
        eq(bookings.matterId, matterId),
        eq(bookings.state, 'open'),
      );
      const [row] = await db.select().from(bookings).where(isIt);
      return row ? present(row) : null;
    },

    async findTimes(callIds: readonly CallId[]): Promise<Map<CallId, number>> {
      if (callIds.length === 0) return new Map();
      const rows = await db
        .select()
        .from(bookings)
        .where(inArray(bookings.callId, [...callIds]));
      return new Map(rows.map(present).map(({ callId, startsAt }) => [callId, startsAt]));
    },

    /** Starts of the department's slots from `since` on that have no place left. */
    async listFull(departmentId: DepartmentId, since: number): Promise<Set<number>> {
      const capacity = await capacityOf(db, departmentId);
      const isFull = and(
        eq(bookingSlots.departmentId, departmentId),
        sql`${bookingSlots.startsAt} >= ${new Date(since).toISOString()}`,
        sql`${bookingSlots.takenCount} >= ${capacity}`,
      );
      const rows = await db.select().from(bookingSlots).where(isFull);
      return new Set(rows.map((row) => row.startsAt.getTime()));
    },

    async findCapacity(departmentId: DepartmentId): Promise<number> {
      return capacityOf(db, departmentId);
    },

    async setCapacity(departmentId: DepartmentId, capacity: number): Promise<void> {
      await db
        .insert(bookingCapacities)
        .values({ departmentId, capacity })
        .onConflictDoUpdate({ target: bookingCapacities.departmentId, set: { capacity } });
    },

    /** draft → scheduled with a place in the slot, or nothing at all: CALL_STATE, BOOKING_EXISTS, SLOT_FULL. */
    async make(booking: NewBooking): Promise<void> {
      await db.transaction(async (tx) => {
        const scheduled = await tx
          .update(calls)
          .set({ state: 'scheduled' })
          .where(and(eq(calls.callId, booking.callId), eq(calls.state, 'draft')))
          .returning({ callId: calls.callId });
        if (scheduled.length === 0) throw new AppError('CALL_STATE', 'only a draft can be booked');
        const added = await tx
          .insert(bookings)
          .values({
            ...booking,
            state: 'open',
            startsAt: new Date(booking.startsAt),
            createdAt: new Date(booking.createdAt),
          })
          .onConflictDoNothing()
          .returning({ callId: bookings.callId });
        if (added.length === 0) throw new AppError('BOOKING_EXISTS', 'the matter is booked already');
        await takePlace(tx, booking.departmentId, booking.startsAt);
      });
    },

    /** To another slot; the old place is free only when the new one is taken. CALL_STATE, SLOT_FULL. */
    async change(callId: CallId, startsAt: number, at: number): Promise<void> {
      await db.transaction(async (tx) => {
        const { departmentId, startsAt: from } = await lockOpen(tx, callId, at);
        if (from === startsAt) return;
        // Two that change places take the slots in one order, so that neither waits for the other for ever.
        if (from < startsAt) await freePlace(tx, departmentId, from);
        await takePlace(tx, departmentId, startsAt);
        if (from > startsAt) await freePlace(tx, departmentId, from);
        await tx
          .update(bookings)
          .set({ startsAt: new Date(startsAt), remindedAt: null })
          .where(eq(bookings.callId, callId));
      });
    },

    /** Ends an open booking and its call; the place is free again. `missed` is for the clerk that claimed it. CALL_STATE. */
    async close(callId: CallId, state: 'cancelled' | 'missed', at: number): Promise<void> {
      await db.transaction(async (tx) => {
        const { departmentId, startsAt } = await lockOpen(tx, callId, state === 'missed' ? null : at);
        await tx.update(bookings).set({ state }).where(eq(bookings.callId, callId));
        await freePlace(tx, departmentId, startsAt);
        const end =
          state === 'cancelled'
            ? { state: 'cancelled' as const, endReason: 'bookingCancelled' }
            : { state: 'expired' as const, endReason: 'bookingMissed' };
        await tx
          .update(calls)
          .set({ ...end, completedAt: new Date(at) })
          .where(and(eq(calls.callId, callId), eq(calls.state, 'scheduled')));
      });
    },

    /** Open bookings whose slot has begun and that no clerk has in hand, longest due first. */
    async listDue(now: number, limit: number): Promise<BookingRow[]> {
      const rows = await db
        .select()
        .from(bookings)
        .where(and(eq(bookings.state, 'open'), lte(bookings.startsAt, new Date(now)), isUnclaimed(now)))
        .orderBy(asc(bookings.startsAt))
        .limit(limit);
      return rows.map(present);
    },

    /** Takes a due booking in hand; of several clerks one gets true. */
    async claim(callId: CallId, now: number): Promise<boolean> {
      const isDue = and(
        eq(bookings.callId, callId),
        eq(bookings.state, 'open'),
        lte(bookings.startsAt, new Date(now)),
        isUnclaimed(now),
      );
      const claimedUntil = new Date(now + bookingTuning.claimMs);
      const claimed = await db
        .update(bookings)
        .set({ claimedUntil })
        .where(isDue)
        .returning({ callId: bookings.callId });
      return claimed.length > 0;
    },

    async settle(callId: CallId, outcome: 'entered' | 'later'): Promise<void> {
      await db
        .update(bookings)
        .set(outcome === 'entered' ? { state: 'entered' } : { claimedUntil: null })
        .where(and(eq(bookings.callId, callId), eq(bookings.state, 'open')));
    },

    /** Bookings that begin soon and were not reminded of: each is given once, to one clerk. */
    async takeReminders(now: number): Promise<BookingRow[]> {
      const isSoon = and(
        eq(bookings.state, 'open'),
        isNull(bookings.remindedAt),
        gt(bookings.startsAt, new Date(now)),
        lte(bookings.startsAt, new Date(now + bookingTuning.reminderMs)),
      );
      const rows = await db
        .update(bookings)
        .set({ remindedAt: new Date(now) })
        .where(isSoon)
        .returning();
      return rows.map(present);
    },
  };
}

const isUnclaimed = (now: number) =>
  or(isNull(bookings.claimedUntil), lte(bookings.claimedUntil, new Date(now)));

async function capacityOf(db: Database | Transaction, departmentId: DepartmentId): Promise<number> {
  const [row] = await db
    .select()
    .from(bookingCapacities)
    .where(eq(bookingCapacities.departmentId, departmentId));
  return row?.capacity ?? bookingTuning.defaultCapacity;
}

/** One statement decides: the row's lock makes the second of two wait, and see the first one's place taken. */
async function takePlace(tx: Transaction, departmentId: DepartmentId, startsAt: number): Promise<void> {
  const capacity = await capacityOf(tx, departmentId);
  const taken =
    capacity < 1
      ? []
      : await tx
          .insert(bookingSlots)
          .values({ departmentId, startsAt: new Date(startsAt), takenCount: 1 })
          .onConflictDoUpdate({
            target: [bookingSlots.departmentId, bookingSlots.startsAt],
            set: { takenCount: sql`${bookingSlots.takenCount} + 1` },
            setWhere: lt(bookingSlots.takenCount, capacity),
          })
          .returning({ takenCount: bookingSlots.takenCount });
  if (taken.length === 0) throw new AppError('SLOT_FULL', 'the slot has no place left', { startsAt });
}

async function freePlace(tx: Transaction, departmentId: DepartmentId, startsAt: number): Promise<void> {
  await tx
    .update(bookingSlots)
    .set({ takenCount: sql`${bookingSlots.takenCount} - 1` })
    .where(
      and(
        eq(bookingSlots.departmentId, departmentId),
        eq(bookingSlots.startsAt, new Date(startsAt)),
        gt(bookingSlots.takenCount, 0),
      ),
    );
}

/** `at`: null for the clerk itself; an applicant's change comes too late once a clerk takes the call to the line. */
async function lockOpen(tx: Transaction, callId: CallId, at: number | null): Promise<BookingRow> {
  const [row] = await tx.select().from(bookings).where(eq(bookings.callId, callId)).for('update');
  if (!row) throw notFound('the booking');
  const isClaimed = at !== null && row.claimedUntil !== null && row.claimedUntil.getTime() > at;
  if (row.state !== 'open' || isClaimed)
    throw new AppError('CALL_STATE', 'the booking is no longer open', { state: row.state });
  return present(row);
}
