// A recorded day in, the same day to be run again out: who came when, how long they would wait, talk and be written up, and
// when each agent was there. What was not recorded is drawn from what was, the same way each time.
import type { Day, PlannedAgent, PlannedCall } from './day.ts';
import { departmentOf } from './figures.ts';
import { readHabits } from './habits.ts';
import { createPatience } from './patience.ts';
import { streamOf } from './random.ts';
import type { RecordedAgent, RecordedCall, RecordedDay } from './recorded-day.ts';

type Handling = { talkMs: number; wrapUpMs: number };

export function replayOf(record: RecordedDay): Day {
  const lastAt = lastMomentOf(record);
  const handlings = record.calls.flatMap((call) => {
    const handling = handlingOf(call);
    return handling === null ? [] : [{ queueClass: call.queueClass, handling }];
  });
  const byClass = Map.groupBy(handlings, ({ queueClass }) => queueClass);
  const byDepartment = Map.groupBy(handlings, ({ queueClass }) => departmentOf(queueClass));
  const drawPatience = createPatience(record.calls.map((call) => waitUntil(call, lastAt)));

  /** As long as another call of its line, else of its department, else of the day. */
  function drawHandling({ callId, queueClass, ratedMinutes }: RecordedCall): Handling {
    const among = byClass.get(queueClass) ?? byDepartment.get(departmentOf(queueClass)) ?? handlings;
    const at = Math.floor(streamOf(1, 'handling', callId)() * among.length);
    return among[at]?.handling ?? { talkMs: ratedMinutes * 60_000, wrapUpMs: 0 };
  }
  function plan(call: RecordedCall): PlannedCall {
    const { callId, queueClass, priority, ratedMinutes, enqueuedAt } = call;
    const { waitMs, hasLeft } = waitUntil(call, lastAt);
    return {
      ...{ callId, queueClass, priority, ratedMinutes, enqueuedAt },
      patienceMs: hasLeft ? waitMs : drawPatience(waitMs, streamOf(1, 'patience', callId)),
      ...(handlingOf(call) ?? drawHandling(call)),
    };
  }
  return {
    calls: record.calls.map(plan).sort((left, right) => left.enqueuedAt - right.enqueuedAt),
    agents: record.agents.map(planAgent),
    ...readHabits(record, lastAt),
  };
}

/** Null unless the talk and its paperwork are recorded to the end. */
function handlingOf({ connectedAt, endedAt, completedAt }: RecordedCall): Handling | null {
  if (connectedAt === null || endedAt === null || completedAt === null) return null;
  if (endedAt < connectedAt || completedAt < endedAt) return null;
  return { talkMs: endedAt - connectedAt, wrapUpMs: completedAt - endedAt };
}

function waitUntil(call: RecordedCall, lastAt: number): { waitMs: number; hasLeft: boolean } {
  const { acceptedAt, completedAt, enqueuedAt } = call;
  const until = acceptedAt ?? completedAt ?? lastAt;
  // Whose place expired had gone as well.
  const hasLeft =
    acceptedAt === null && completedAt !== null && (call.end === 'abandoned' || call.end === 'expired');
  return { waitMs: Math.max(0, until - enqueuedAt), hasLeft };
}

/** The way back from a missed offer is the reaction's business: a status that is repeated is left out. */
const planAgent = ({ agentId, classes, changes }: RecordedAgent): PlannedAgent => ({
  agentId,
  classes,
  changes: changes.filter(({ status }, at) => status !== (changes[at - 1]?.status ?? 'offline')),
});

function lastMomentOf({ calls, agents }: RecordedDay): number {
  const moments = [
    ...calls.map(({ enqueuedAt, completedAt }) => completedAt ?? enqueuedAt),
    ...agents.flatMap(({ changes }) => changes.map(({ at }) => at)),
  ];
  return moments.reduce((last, at) => Math.max(last, at), 0);
}
