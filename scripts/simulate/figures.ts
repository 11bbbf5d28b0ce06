// A recorded day in, its figures out, by the definitions of the platform.
import { bandOf } from '../../server/src/queue/estimate.ts';
import { percentile } from '../bench/figures.ts';
import { secondMs } from './day.ts';
import type { RecordedCall, RecordedDay } from './recorded-day.ts';

/** T of the service level, and who left sooner than this does not count against it, ms. */
export const withinMs = 60 * secondMs;
export const shortAbandonMs = 10 * secondMs;
export const serviceLevelFormula = 'answered within 60 s ÷ (answered + abandoned − abandoned within 10 s)';

/** Times in ms, shares from 0 to 1; null where there was nothing to measure. */
export type DayFigures = {
  callCount: number;
  answeredCount: number;
  abandonedCount: number;
  shortAbandonedCount: number;
  /** Neither answered nor abandoned: expired, failed or still open. */
  otherCount: number;
  answeredWithinCount: number;
  serviceLevel: number | null;
  /** Of answered calls. */
  waitP50Ms: number | null;
  waitP90Ms: number | null;
  waitP99Ms: number | null;
  /** Answered calls whose applicant was shown an estimate, and those of them whose real wait lay inside the band. */
  estimatedCount: number;
  estimateHitCount: number;
  estimateScore: number | null;
  /** Of all calls, whether answered or not. */
  longestWaitMs: number | null;
  offerCount: number;
  missedCount: number;
  declinedCount: number;
  /** From accept to the end of wrap-up ÷ time ready, in calls included. */
  occupancy: number | null;
};

export const departmentOf = (queueClass: string): string => queueClass.split(':')[0] ?? '';
/** Until answered, else until given up; null for one that never ended. */
export function waitOf({ acceptedAt, completedAt, enqueuedAt }: RecordedCall): number | null {
  const until = acceptedAt ?? completedAt;
  return until === null ? null : until - enqueuedAt;
}
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const quantile = (values: readonly number[], share: number): number | null =>
  values.length === 0 ? null : percentile(values, share);

export const figuresOf = (day: RecordedDay): DayFigures => measure(day, day);

/** One row for each department that had calls, by its id. */
export function figuresByDepartment(day: RecordedDay): Map<string, DayFigures> {
  const departments = [...new Set(day.calls.map(({ queueClass }) => departmentOf(queueClass)))].sort();
  return new Map(
    departments.map((department) => {
      const calls = day.calls.filter(({ queueClass }) => departmentOf(queueClass) === department);
      const callIds = new Set(calls.map(({ callId }) => callId));
      const offers = day.offers.filter(({ callId }) => callIds.has(callId));
      const agents = day.agents.filter(({ classes }) => departmentOf(classes[0]?.class ?? '') === department);
      return [department, measure({ ...day, calls, offers, agents }, day)];
    }),
  );
}

/** `whole` has all calls: an agent may have served one of another department. */
function measure(part: RecordedDay, whole: RecordedDay): DayFigures {
  const answered = part.calls.filter(({ acceptedAt }) => acceptedAt !== null);
  const abandoned = part.calls.filter(({ acceptedAt, end }) => acceptedAt === null && end === 'abandoned');
  const waits = answered.map((call) => waitOf(call) ?? 0);
  const answeredWithinCount = waits.filter((wait) => wait <= withinMs).length;
  const shortAbandonedCount = abandoned.filter((call) => (waitOf(call) ?? 0) < shortAbandonMs).length;
  const estimated = answered.filter(({ shownBand }) => shownBand);
  const estimateHitCount = estimated.filter((call) => bandOf(waitOf(call) ?? 0) === call.shownBand).length;
  const allWaits = part.calls.flatMap((call) => waitOf(call) ?? []);
  const countOffers = (outcome: string) => part.offers.filter((offer) => offer.outcome === outcome).length;
  return {
    callCount: part.calls.length,
    answeredCount: answered.length,
    abandonedCount: abandoned.length,
    shortAbandonedCount,
    otherCount: part.calls.length - answered.length - abandoned.length,
    answeredWithinCount,
    serviceLevel: ratio(answeredWithinCount, answered.length + abandoned.length - shortAbandonedCount),
    waitP50Ms: quantile(waits, 0.5),
    waitP90Ms: quantile(waits, 0.9),
    waitP99Ms: quantile(waits, 0.99),
    estimatedCount: estimated.length,
    estimateHitCount,
    estimateScore: ratio(estimateHitCount, estimated.length),
    longestWaitMs: allWaits.length === 0 ? null : allWaits.reduce((most, wait) => Math.max(most, wait)),
    offerCount: part.offers.length,
    missedCount: countOffers('timedOut'),
    declinedCount: countOffers('declined'),
    occupancy: occupancyOf(part, whole),
  };
}

function occupancyOf({ agents }: RecordedDay, { calls }: RecordedDay): number | null {
  const agentIds = new Set(agents.map(({ agentId }) => agentId));
  let busyMs = 0;
  for (const { agentId, acceptedAt, completedAt } of calls) {
    if (agentId === null || acceptedAt === null || completedAt === null) continue;
    if (agentIds.has(agentId)) busyMs += completedAt - acceptedAt;
  }
  let readyMs = 0;
  for (const { changes } of agents) {
    for (const [index, { at, status }] of changes.entries()) {
      const next = changes[index + 1];
      if (status === 'ready' && next !== undefined) readyMs += next.at - at;
    }
  }
  return ratio(busyMs, readyMs);
}
