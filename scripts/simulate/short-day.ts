// For tests: the first hours of a day, as busy as the whole.
import { opensAt } from './assumptions.ts';
import { type Day, hourMs } from './day.ts';

/** Everybody goes home half an hour after the last ticket. */
export function cutDay(day: Day, hours: number): Day {
  const closesAt = opensAt + hours * hourMs;
  const goesAt = closesAt + hourMs / 2;
  return {
    ...day,
    calls: day.calls.filter(({ enqueuedAt }) => enqueuedAt < closesAt),
    agents: day.agents.map((agent) => ({
      ...agent,
      changes: [...agent.changes.filter(({ at }) => at < goesAt), { at: goesAt, status: 'offline' }],
    })),
  };
}
