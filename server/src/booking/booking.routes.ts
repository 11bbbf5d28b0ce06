import { asApplicant, type RouteHandlers } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import type { Bookings } from './booking.ts';

export type BookingRoutes = Pick<
  RouteHandlers,
  'slot:list' | 'booking:get' | 'booking:make' | 'booking:change' | 'booking:cancel'
>;

export function createBookingRoutes(bookings: Bookings, clock: Clock): BookingRoutes {
  return {
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
