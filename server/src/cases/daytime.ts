import { districtTime } from '../catalogue/opening-hours.ts';
import { casesTuning } from '../tuning-cases.ts';

const hourMs = 3_600_000;

/** Whether telephones may ring with a message that nobody waits for. */
export const isDaytime = (at: number): boolean => {
  const hour = Number(districtTime(at).slice(11, 13));
  return hour >= casesTuning.remindHours.from && hour < casesTuning.remindHours.to;
};

/** `at` itself by day, else the next full hour at which the day has begun. */
export function nextDaytime(at: number): number {
  if (isDaytime(at)) return at;
  let next = at - (at % hourMs) + hourMs;
  while (!isDaytime(next)) next += hourMs;
  return next;
}
