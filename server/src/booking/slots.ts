import { districtDayStart, openSpansOf, type Schedule } from '../catalogue/opening-hours.ts';
import { bookingTuning } from '../tuning-booking.ts';

const dayMs = 24 * 3_600_000;

/**
 * Starts of the slots that can be booked at a moment, in ms since 1970, soonest first: whole slots within the opening hours,
 * on the grid that each span's beginning sets, from the lead time on, on the next few days that are open at all.
 */
export function listSlotStarts(schedule: Schedule, now: number): number[] {
  const { slotMs, leadMs, openDayCount, horizonDayCount } = bookingTuning;
  const starts: number[] = [];
  let openDays = 0;
  for (let ahead = 0; ahead < horizonDayCount && openDays < openDayCount; ahead += 1) {
    const spans = openSpansOf(schedule, districtDayStart(now) + ahead * dayMs);
    const ofDay = spans
      .flatMap(({ from, to }) => slotsWithin(from, to, slotMs))
      .filter((start) => start >= now + leadMs);
    if (ofDay.length > 0) openDays += 1;
    starts.push(...ofDay);
  }
  return starts;
}

function slotsWithin(from: number, to: number, slotMs: number): number[] {
  const count = Math.max(0, Math.floor((to - from) / slotMs));
  return Array.from({ length: count }, (_, index) => from + index * slotMs);
}
