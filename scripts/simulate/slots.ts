// A recorded day cut into equal slots of time, for its charts.
import { percentile } from '../bench/figures.ts';
import { hourMs, minuteMs } from './day.ts';
import { waitOf } from './figures.ts';
import type { RecordedDay } from './recorded-day.ts';

export type Slot = {
  /** Epoch ms. */
  from: number;
  callCount: number;
  /** Of all calls that came in this slot, answered or given up; 0 without calls. */
  p50Ms: number;
  p90Ms: number;
};
const slotMinutes = [5, 10, 15, 30, 60];
const districtOffsetMs = 8 * hourMs;

/** At most `most` slots, from the first call to the last, each beginning at a round minute of the district's clock. */
export function cutIntoSlots({ calls }: RecordedDay, most: number): Slot[] {
  const moments = calls.map(({ enqueuedAt }) => enqueuedAt).sort((left, right) => left - right);
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined) return [];
  const minutes = slotMinutes.find((length) => (last - first) / (length * minuteMs) < most - 1) ?? 60;
  const slotMs = minutes * minuteMs;
  const startsAt = Math.floor(first / slotMs) * slotMs;
  const count = Math.min(most, Math.floor((last - startsAt) / slotMs) + 1);
  const waits = Array.from({ length: count }, (): number[] => []);
  for (const call of calls) {
    waits[Math.floor((call.enqueuedAt - startsAt) / slotMs)]?.push(waitOf(call) ?? 0);
  }
  return waits.map((slot, at) => ({
    from: startsAt + at * slotMs,
    callCount: slot.length,
    p50Ms: slot.length === 0 ? 0 : percentile(slot, 0.5),
    p90Ms: slot.length === 0 ? 0 : percentile(slot, 0.9),
  }));
}

/** The district's clock at a moment, HH:MM. */
export const clockText = (at: number): string => new Date(at + districtOffsetMs).toISOString().slice(11, 16);

/** A round figure at or above the largest wait, ms: where a chart's scale ends. */
export function topOf(slots: readonly Slot[]): number {
  const most = Math.max(minuteMs, ...slots.map(({ p90Ms }) => p90Ms));
  const steps = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 45, 60, 90, 120, 240, 480, 1_440];
  return (steps.find((step) => step * minuteMs >= most) ?? most / minuteMs) * minuteMs;
}
