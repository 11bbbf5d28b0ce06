import type { Slot } from '@cloudseat/shared/nouns/booking.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** The district's clock is UTC+8 all year round, wherever the reader is. */
const districtOffsetMs = 8 * hourMs;

export type DayPart = 'night' | 'morning' | 'afternoon' | 'evening';
export type SlotDay = {
  /** Days since 1970 by the district's clock. */
  day: number;
  /** 0 = today. */
  ahead: number;
  parts: { part: DayPart; slots: Slot[] }[];
};

const dayOf = (at: number) => Math.floor((at + districtOffsetMs) / dayMs);

function partOf(at: number): DayPart {
  const hour = Math.floor((((at + districtOffsetMs) % dayMs) + dayMs) / hourMs) % 24;
  if (hour < 6) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** Slots by the district's days and parts of the day, in their order. */
export function groupSlots(slots: readonly Slot[], now: number): SlotDay[] {
  const days: SlotDay[] = [];
  for (const slot of slots) {
    const day = dayOf(slot.startsAt);
    let group = days.find((each) => each.day === day);
    if (group === undefined) {
      group = { day, ahead: day - dayOf(now), parts: [] };
      days.push(group);
    }
    const part = partOf(slot.startsAt);
    const last = group.parts.slice(-1)[0];
    if (last?.part === part) last.slots.push(slot);
    else group.parts.push({ part, slots: [slot] });
  }
  return days;
}

export type TimeLeft =
  | { key: 'booked.inDays' | 'booked.inHours' | 'booked.inMinutes'; count: number }
  | { key: 'booked.soon' | 'booked.now' };

/** How far off a booked time is, in the unit one would say; days count by the calendar. */
export function describeTimeLeft(startsAt: number, now: number): TimeLeft {
  const leftMs = startsAt - now;
  if (leftMs <= 0) return { key: 'booked.now' };
  const minutes = Math.ceil(leftMs / 60_000);
  if (minutes <= 1) return { key: 'booked.soon' };
  if (minutes < 120) return { key: 'booked.inMinutes', count: minutes };
  const days = dayOf(startsAt) - dayOf(now);
  if (days === 0 || leftMs < 12 * hourMs)
    return { key: 'booked.inHours', count: Math.floor(leftMs / hourMs) };
  return { key: 'booked.inDays', count: days };
}
