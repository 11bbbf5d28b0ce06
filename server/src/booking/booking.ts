import type { Booking, Slot } from '@cloudseat/shared/nouns/booking.ts';
import type { ApplicantId, CallId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { bookingTuning } from '../tuning-booking.ts';
import type { BookingRepository, BookingRow } from './booking.repository.ts';
import type { BookedDevices } from './booking.schema.ts';
import { listSlotStarts } from './slots.ts';

export type BookingsDependencies = {
  repository: BookingRepository;
  catalogue: Pick<Catalogue, 'getMatter' | 'getDepartment'>;
  calls: {
    findCall(callId: CallId): Promise<{ applicantId: ApplicantId; matterId: MatterId; state: string } | null>;
  };
  lookup: CallLookup;
  /** Throws CONSENT_REQUIRED or CONSENT_OUTDATED. */
  assertConsent(callId: CallId): Promise<void>;
  clock: Clock;
  logger: Logger;
};
export type Bookings = ReturnType<typeof createBookings>;

/** Times to come: a draft is booked into a slot, moved, or given up; the clerk takes it to the line when its time is there. */
export function createBookings(dependencies: BookingsDependencies) {
  const { repository, catalogue, calls, lookup, assertConsent, clock, logger } = dependencies;

  async function listSlots(matterId: MatterId): Promise<Slot[]> {
    const { schedule, departmentId } = catalogue.getMatter(matterId);
    const now = clock.now();
    const [full, capacity] = await Promise.all([
      repository.listFull(departmentId, now),
      repository.findCapacity(departmentId),
    ]);
    const isFree = (startsAt: number) => capacity > 0 && !full.has(startsAt);
    return listSlotStarts(schedule, now).map((startsAt) => ({ startsAt, isFree: isFree(startsAt) }));
  }

  function assertSlot(matterId: MatterId, startsAt: number): void {
    if (listSlotStarts(catalogue.getMatter(matterId).schedule, clock.now()).includes(startsAt)) return;
    throw new AppError('SLOT_UNKNOWN', 'this time cannot be booked, or not any more', { startsAt });
  }

  async function getOwn(callId: CallId, applicantId: ApplicantId): Promise<BookingRow> {
    const row = await repository.find(callId);
    if (!row || row.applicantId !== applicantId) throw notFound('the booking');
    return row;
  }

  async function presentOwn(callId: CallId, applicantId: ApplicantId): Promise<Booking> {
    const { matterId, startsAt } = await getOwn(callId, applicantId);
    const call = await lookup.findCall(callId);
    if (!call) throw notFound('the call');
    const { name, departmentName } = catalogue.getMatter(matterId);
    const endsAt = startsAt + bookingTuning.slotMs;
    return { callId, matterId, matterName: name, departmentName, startsAt, endsAt, state: call.state };
  }

  return {
    listSlots,
    get: presentOwn,
    async setCapacity(departmentId: DepartmentId, capacity: number): Promise<void> {
      catalogue.getDepartment(departmentId);
      await repository.setCapacity(departmentId, capacity);
    },
    findTimes: (callIds: readonly CallId[]) => repository.findTimes(callIds),

    /** Booking the same time again is the same booking. */
    async make(wish: {
      callId: CallId;
      applicantId: ApplicantId;
      startsAt: number;
      devices: BookedDevices;
    }): Promise<Booking> {
      const { callId, applicantId, startsAt, devices } = wish;
      const call = await calls.findCall(callId);
      if (!call || call.applicantId !== applicantId) throw notFound('the call');
      const known = await repository.find(callId);
      if (known?.state === 'open' && known.startsAt === startsAt) return presentOwn(callId, applicantId);
      await assertConsent(callId);
      const { matterId } = call;
      const open = await repository.findOpen(applicantId, matterId);
      if (open) throw new AppError('BOOKING_EXISTS', 'the matter is booked already', { callId: open.callId });
      assertSlot(matterId, startsAt);
      const { departmentId } = catalogue.getMatter(matterId);
      const createdAt = clock.now();
      await repository.make({ callId, applicantId, matterId, departmentId, startsAt, devices, createdAt });
      logger.info({ callId, startsAt }, 'a call was booked');
      return presentOwn(callId, applicantId);
    },

    async change(callId: CallId, applicantId: ApplicantId, startsAt: number): Promise<Booking> {
      const { matterId } = await getOwn(callId, applicantId);
      assertSlot(matterId, startsAt);
      await repository.change(callId, startsAt, clock.now());
      logger.info({ callId, startsAt }, 'a booking was moved');
      return presentOwn(callId, applicantId);
    },

    async cancel(callId: CallId, applicantId: ApplicantId): Promise<Booking> {
      const { state } = await getOwn(callId, applicantId);
      if (state !== 'cancelled') {
        await repository.close(callId, 'cancelled', clock.now());
        logger.info({ callId }, 'a booking was cancelled');
      }
      return presentOwn(callId, applicantId);
    },
  };
}
