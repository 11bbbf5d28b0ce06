// A day and a policy in; the day as it went under the real dispatcher out.
import type { DispatchEvent } from '../../server/src/dispatch/dispatch-types.ts';
import type { Redis } from '../../server/src/platform/redis.ts';
import { type Day, hourMs, minuteMs, secondMs } from './day.ts';
import { Floor } from './floor.ts';
import { createPeople } from './people.ts';
import { type Policy, routeAgent } from './policy.ts';
import { recordDay } from './record-day.ts';
import type { RecordedDay } from './recorded-day.ts';

/** Time goes in steps of this, ms; whoever reacts to something does so in a later one. */
const stepMs = 500;
/** A tick ends every step in which somebody does something, and every second, ms. */
const tickMs = secondMs;
/** A day that has not ended this long after its last plan never will, ms. */
const patienceWithDayMs = 6 * hourMs;

export type DayRun = {
  record: RecordedDay;
  /** Answers and ends that came too late, as they do in life. */
  lateCount: number;
  /** All that the dispatcher told. */
  events: DispatchEvent[];
};

export async function runDay(redis: Redis, day: Day, policy: Policy, title: string): Promise<DayRun> {
  const moments = [
    ...day.calls.map(({ enqueuedAt }) => enqueuedAt),
    ...day.agents.flatMap(({ changes }) => changes.map(({ at }) => at)),
  ];
  const [startsAt, lastAt] = moments.reduce(
    ([first, last], at) => [Math.min(first, at), Math.max(last, at)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  if (moments.length === 0) throw new Error('a day without calls and agents');
  const floor = new Floor(redis, policy);
  const people = createPeople(day, policy.tuning, startsAt - minuteMs, stepMs);
  const events: DispatchEvent[] = [];
  try {
    const agents = day.agents.map(({ agentId, classes }) => ({
      agentId,
      classes: routeAgent(classes, policy),
    }));
    await floor.open(agents, startsAt - minuteMs);
    while (!people.isDone()) {
      const { until, deeds } = people.takeStep();
      if (until > lastAt + patienceWithDayMs) throw new Error(`the day does not end: ${stateOf(events)}`);
      if (deeds.length === 0 && (until - startsAt) % tickMs !== 0) continue;
      for (const event of await floor.step(deeds, until)) {
        events.push(event);
        people.see(event);
      }
    }
    const record = recordDay(title, day, events);
    return { record, lateCount: floor.lateCount, events };
  } finally {
    await floor.close();
  }
}

/** What the last event was, for the error. */
const stateOf = (events: readonly DispatchEvent[]): string => JSON.stringify(events.at(-1) ?? 'no events');
