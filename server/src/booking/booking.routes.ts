import { asApplicant, asStaff, type RouteHandlers } from '../identity/principal.ts';
import type { Journal } from '../journal/journal.repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { Bookings } from './booking.ts';

export type BookingRoutes = Pick<
  RouteHandlers,
  'slot:list' | 'booking:get' | 'booking:make' | 'booking:change' | 'booking:cancel' | 'bookingCapacity:set'
>;

type Dependencies = { bookings: Bookings; journal: Journal; clock: Clock };

export function createBookingRoutes({ bookings, journal, clock }: Dependencies): BookingRoutes {
  return {
    async 'bookingCapacity:set'({ params: { departmentId }, body: { capacity } }, context) {
      const { role, agentId } = asStaff(context);
      await bookings.setCapacity(departmentId, capacity);
      const actor = { actorRole: role, actorId: agentId };
      const details = { departmentId, capacity };
      await journal.write({
        ...actor,
        action: 'bookingCapacity.set',
        callId: null,
        details,
        at: clock.now(),
      });
      return { capacity };
    },
    async 'slot:list'({ params }) {
      return { serverNow: clock.now(), slots: await bookings.listSlots(params.matterId) };
    },
    async 'booking:get'({ params: { callId } }, context) {
      const booking = await bookings.get(callId, asApplicant(context).applicantId);
      return { serverNow: clock.now(), booking };
    },
    async 'booking:make'({ params: { callId }, body: { startsAt, ...devices } }, context) {
      const { applicantId } = asApplicant(context);
      const booking = await bookings.make({ callId, applicantId, startsAt, devices });
      return { serverNow: clock.now(), booking };
    },
    async 'booking:change'({ params: { callId }, body: { startsAt } }, context) {
      const booking = await bookings.change(callId, asApplicant(context).applicantId, startsAt);
      return { serverNow: clock.now(), booking };
    },
    async 'booking:cancel'({ params: { callId } }, context) {
      const booking = await bookings.cancel(callId, asApplicant(context).applicantId);
      return { serverNow: clock.now(), booking };
    },
  };
}
