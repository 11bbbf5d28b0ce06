export type Left = { unit: 'over' } | { unit: 'days' | 'hours' | 'minutes'; count: number };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A span as people say it: whole days while there are two and more, then hours, then minutes, of which the last one counts. */
export function leftOf(spanMs: number): Left {
  if (spanMs <= 0) return { unit: 'over' };
  if (spanMs >= 2 * dayMs) return { unit: 'days', count: Math.floor(spanMs / dayMs) };
  if (spanMs >= 2 * hourMs) return { unit: 'hours', count: Math.floor(spanMs / hourMs) };
  return { unit: 'minutes', count: Math.ceil(spanMs / minuteMs) };
}
