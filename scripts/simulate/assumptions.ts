// What a simulated day assumes about people, each with its unit and reason. Where a district has measured better, change
// it here; a recorded day (npm run replay) assumes none of this.
import { hourMs, minuteMs, secondMs } from './day.ts';

/** A working Tuesday. Epoch ms of 09:00 by the district's clock (UTC+8). */
export const opensAt = Date.UTC(2026, 10, 24, 1);
export const openMs = 8 * hourMs;
/** Agents stay this long after the door closes, ms: whoever took a ticket is served. */
export const afterClosingMs = 30 * minuteMs;

/** Arrivals by half hours from the opening, relative: a peak at 10:00, one at 14:30, a valley at noon. */
export const arrivalCurve = [5, 8, 11, 12, 10, 8, 5, 4, 4, 6, 9, 11, 10, 8, 5, 3] as const;
/** A department's share of the calls goes this far from an equal one. */
export const departmentWeights = { least: 0.85, most: 1.15 };
/** A popular matter is asked for this many times as often. */
export const popularWeight = 3;
/** Shares of calls: in English, from a partner region, with a step of priority (the old, the disabled). */
export const shares = { english: 0.01, region: 0.04, priority: 0.05 };

/**
 * Talk as a share of the matter's rated length (which is that of a whole visit), and its spread: with the wrap-up some four
 * minutes a call, so that 5,000 callers take about half of the time that 72 agents are ready.
 */
export const talk = { shareOfRated: 0.22, spread: 0.6, leastMs: 15 * secondMs };
/** Mean and spread of the paperwork after a talk; some need longer than the time box and extend it. */
export const wrapUp = { meanMs: 35 * secondMs, spread: 0.6, leastMs: 2 * secondMs };
/** How long people wait before they leave; a few took the ticket by mistake and go at once. */
export const patience = { medianMs: 8 * minuteMs, spread: 1, mistakenShare: 0.01, mistakenMs: 9 * secondMs };

/** From the ring to the click. */
export const reaction = { medianMs: 3 * secondMs, spread: 0.6, leastMs: 700, declineMs: 5 * secondMs };
/** Shares of offers; each agent's own lies between none and twice as much. */
export const refusals = { declined: 0.02, ignored: 0.02 };
/** After a missed offer: back at the desk and pressing ready. */
export const backAfter = { leastMs: 20 * secondMs, mostMs: 3 * minuteMs };

/** Not everybody is at the desk on the minute. */
export const lateMs = 4 * minuteMs;
/** In each department half go to lunch first, the other half after them; from the opening. */
export const lunch = { firstAfterMs: 2.5 * hourMs, lengthMs: hourMs };
/** A short break each half of the day, and a moment not ready (a question, a printer) about every three hours. */
export const shortBreak = { lengthMs: 10 * minuteMs };
export const pause = { everyMs: 3 * hourMs, leastMs: 2 * minuteMs, mostMs: 8 * minuteMs };
