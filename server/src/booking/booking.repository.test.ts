import { ApplicantId, CallId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { createCallRepository } from '../call/call.repository.ts';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { bookingTuning } from '../tuning-booking.ts';
import { createBookingRepository, type NewBooking } from './booking.repository.ts';

const now = Date.UTC(2026, 9, 12, 2, 0);
const slot = now + 3_600_000;
const nextSlot = slot + bookingTuning.slotMs;
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe.each(databaseKinds)('bookings on %s', (kind) => {
  const db = useTestDatabase(kind);
  const bookings = () => createBookingRepository(db());
  const calls = () => createCallRepository(db());
  const departmentId = () => DepartmentId.parse(makeId());

  /** A draft of a new applicant, and what it would be booked as. */
  async function draft(changes: Partial<NewBooking> = {}): Promise<NewBooking> {
    const booking: NewBooking = {
      callId: CallId.parse(makeId()),
      applicantId: ApplicantId.parse(makeId()),
      matterId: MatterId.parse('a-matter'),
      departmentId: departmentId(),
      startsAt: slot,
      devices: { networkGrade: 'good', hasCamera: true, hasMicrophone: false },
      createdAt: now,
      ...changes,
    };
    await calls().insertDraft({
      ...{ callId: booking.callId, applicantId: booking.applicantId, matterId: booking.matterId },
      ...{ departmentId: booking.departmentId, entryCode: null, entryPoint: 'web', regionId: null },
      ...{ locale: 'zh-Hans', createdAt: new Date(now) },
    });
    return booking;
  }
  const stateOf = async ({ callId }: NewBooking) => (await calls().findCall(callId))?.state;
  const isFull = async (booking: NewBooking, startsAt = slot) =>
    (await bookings().listFull(booking.departmentId, now)).has(startsAt);

  it('come back as they were made, and their calls are scheduled', async () => {
    const booking = await draft();
    await bookings().make(booking);
    const { createdAt: _, ...kept } = booking;
    expect(await bookings().find(booking.callId)).toEqual({ ...kept, state: 'open' });
    expect(await bookings().findOpen(booking.applicantId, booking.matterId)).toMatchObject(kept);
    expect(await bookings().findTimes([booking.callId])).toEqual(new Map([[booking.callId, slot]]));
    expect(await stateOf(booking)).toBe('scheduled');
  });

  it('of many at once for the last places as many get one as there are, the others change nothing', async () => {
    const department = departmentId();
    await bookings().setCapacity(department, 3);
    const wishes = await Promise.all(Array.from({ length: 8 }, () => draft({ departmentId: department })));
    const codes = await Promise.all(wishes.map((wish) => codeOf(bookings().make(wish))));
    expect(codes.filter((code) => code === 'done')).toHaveLength(3);
    expect(codes.filter((code) => code === 'SLOT_FULL')).toHaveLength(5);
    const states = await Promise.all(wishes.map(stateOf));
    expect(states.filter((state) => state === 'scheduled')).toHaveLength(3);
    expect(states.filter((state) => state === 'draft')).toHaveLength(5);
    expect(await isFull(wishes[0] as NewBooking)).toBe(true);
  });

  it('are one per applicant and matter, and none of a call that is no draft', async () => {
    const first = await draft();
    await bookings().make(first);
    const again = await draft({ applicantId: first.applicantId, startsAt: nextSlot });
    expect(await codeOf(bookings().make(again))).toBe('BOOKING_EXISTS');
    expect(await stateOf(again)).toBe('draft');
    expect(await codeOf(bookings().make(first))).toBe('CALL_STATE');
    const other = await draft({ applicantId: first.applicantId, matterId: MatterId.parse('other') });
    expect(await codeOf(bookings().make(other))).toBe('done');
  });

  it('moved leave their place, and stay where they are when the new slot is full', async () => {
    const department = departmentId();
    await bookings().setCapacity(department, 1);
    const [mover, holder] = [
      await draft({ departmentId: department }),
      await draft({ departmentId: department, startsAt: nextSlot }),
    ];
    await bookings().make(mover);
    await bookings().make(holder);
    expect(await codeOf(bookings().change(mover.callId, nextSlot, now))).toBe('SLOT_FULL');
    expect(await bookings().find(mover.callId)).toMatchObject({ startsAt: slot });
    expect(await isFull(mover)).toBe(true);
    await bookings().close(holder.callId, 'cancelled', now);
    await bookings().change(mover.callId, nextSlot, now);
    expect(await bookings().find(mover.callId)).toMatchObject({ startsAt: nextSlot });
    expect([await isFull(mover), await isFull(mover, nextSlot)]).toEqual([false, true]);
  });

  it('two that change places at once both come to an end', async () => {
    const department = departmentId();
    const [left, right] = [
      await draft({ departmentId: department }),
      await draft({ departmentId: department, startsAt: nextSlot }),
    ];
    await bookings().make(left);
    await bookings().make(right);
    await Promise.all([
      bookings().change(left.callId, nextSlot, now),
      bookings().change(right.callId, slot, now),
    ]);
    expect(await bookings().findTimes([left.callId, right.callId])).toEqual(
      new Map([
        [left.callId, nextSlot],
        [right.callId, slot],
      ]),
    );
  });

  it('cancelled end their call and free the place, and the matter can be booked anew', async () => {
    const booking = await draft();
    await bookings().setCapacity(booking.departmentId, 1);
    await bookings().make(booking);
    await bookings().close(booking.callId, 'cancelled', now);
    expect(await calls().findCall(booking.callId)).toMatchObject({
      state: 'cancelled',
      endReason: 'bookingCancelled',
    });
    expect(await isFull(booking)).toBe(false);
    expect(await codeOf(bookings().close(booking.callId, 'cancelled', now))).toBe('CALL_STATE');
    const again = await draft({ ...booking, callId: CallId.parse(makeId()) });
    expect(await codeOf(bookings().make(again))).toBe('done');
  });

  it('that are due are claimed by one of many, and again by another once the claim lapsed', async () => {
    const booking = await draft();
    await bookings().make(booking);
    const isListed = async (at: number) =>
      (await bookings().listDue(at, 1_000)).some(({ callId }) => callId === booking.callId);
    expect([await isListed(slot - 1), await isListed(slot)]).toEqual([false, true]);
    expect(await bookings().claim(booking.callId, slot - 1)).toBe(false);
    const claims = await Promise.all(Array.from({ length: 4 }, () => bookings().claim(booking.callId, slot)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await isListed(slot)).toBe(false);
    // Too late for the applicant: the call is on its way to the line.
    expect(await codeOf(bookings().close(booking.callId, 'cancelled', slot))).toBe('CALL_STATE');
    expect(await bookings().claim(booking.callId, slot + bookingTuning.claimMs)).toBe(true);
    await bookings().settle(booking.callId, 'entered');
    expect(await isListed(slot + 10 * bookingTuning.claimMs)).toBe(false);
    expect(await bookings().find(booking.callId)).toMatchObject({ state: 'entered' });
  });

  it('are reminded of once, when they are near, and once more when they were moved', async () => {
    const booking = await draft();
    await bookings().make(booking);
    const near = slot - bookingTuning.reminderMs;
    const takes = async (at: number) =>
      (await bookings().takeReminders(at)).filter(({ callId }) => callId === booking.callId).length;
    expect([await takes(near - 1), await takes(near), await takes(near + 1)]).toEqual([0, 1, 0]);
    await bookings().change(booking.callId, nextSlot, near);
    expect([await takes(near), await takes(nextSlot - 1), await takes(nextSlot - 1)]).toEqual([0, 1, 0]);
  });

  it('that nobody could come to in time are missed', async () => {
    const booking = await draft();
    await bookings().make(booking);
    await bookings().claim(booking.callId, slot);
    await bookings().close(booking.callId, 'missed', slot);
    expect(await calls().findCall(booking.callId)).toMatchObject({
      state: 'expired',
      endReason: 'bookingMissed',
    });
  });
});
