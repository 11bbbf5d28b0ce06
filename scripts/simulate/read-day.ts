// A day of the platform's database as a recorded day.

import type { AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import { OfferEndReason } from '@cloudseat/shared/nouns/agent.ts';
import type { AgentId, CallId, DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { districtDayStart } from '../../server/src/catalogue/opening-hours.ts';
import { chooseClass } from '../../server/src/intake/choose-class.ts';
import type { Database } from '../../server/src/platform/db.ts';
import { classesOf } from '../../server/src/presence/agent-classes.ts';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import { hourMs, minuteMs } from './day.ts';
import { type AgentEventRow, type DayRows, readDayRows } from './day-rows.repository.ts';
import type { RecordedAgent, RecordedCall, RecordedDay, RecordedOffer } from './recorded-day.ts';
import { type AgentNote, readStatusChanges } from './status-changes.ts';

/** `day` is YYYY-MM-DD by the district's clock. */
export async function readDay(db: Database, day: string): Promise<RecordedDay> {
  const from = districtDayStart(Date.parse(`${day}T12:00:00+08:00`));
  return recordOf(await readDayRows(db, new Date(from), new Date(from + 24 * hourMs)), day);
}

/** Which lines calls entered and agents served is told by the matters and the list of staff as they are today. */
function recordOf(rows: DayRows, title: string): RecordedDay {
  const allRegions = rows.regionIds as RegionId[];
  const agents = rows.agents.map((row) => ({
    agentId: row.accountId as AgentId,
    isActive: row.isActive,
    classes: classesOf(
      {
        ...row,
        departmentId: row.departmentId as DepartmentId | null,
        regionId: row.regionId as RegionId | null,
      },
      allRegions,
    ),
  }));
  const served = new Set(
    agents.filter(({ isActive }) => isActive).flatMap(({ classes }) => classes.map((row) => row.class)),
  );
  const offers = rows.offers.map(readOffer);
  const calls = readCalls(rows, (queueClass) => served.has(queueClass));
  // Before the first call nobody is needed.
  const firstAt = Math.min(...calls.map(({ enqueuedAt }) => enqueuedAt)) - minuteMs;
  const evening = rows.eveningBefore.map((row) => ({ ...row, happenedAt: new Date(firstAt) }));
  const notes = Map.groupBy([...evening, ...rows.agentEvents], ({ agentId }) => agentId);
  const there = agents.filter(({ agentId }) => notes.has(agentId));
  return {
    title,
    calls,
    agents: there.map(({ agentId, classes }): RecordedAgent => {
      const own = {
        notes: (notes.get(agentId) ?? []).flatMap(readNote),
        completions: calls.flatMap((call) => (call.agentId === agentId ? (call.completedAt ?? []) : [])),
        offers: offers.filter((offer) => offer.agentId === agentId),
      };
      return { agentId, classes, changes: readStatusChanges(own) };
    }),
    offers,
  };
}

function readCalls(rows: DayRows, isServed: (queueClass: QueueClass) => boolean): RecordedCall[] {
  const firstAccepts = new Map(rows.firstAccepts.map(({ callId, at }) => [callId, at]));
  return rows.calls.flatMap(({ call, matter }) => {
    if (call.enqueuedAt === null) return [];
    const owningRegionId = matter.owningRegionId as RegionId | null;
    const wish = {
      owningRegionId,
      departmentId: call.departmentId as DepartmentId,
      regionId: call.regionId as RegionId | null,
      locale: call.locale as Locale,
    };
    return [
      {
        callId: call.callId as CallId,
        queueClass: chooseClass({ ...matter, ...wish }, isServed),
        // Every ticket is taken without priority.
        priority: 0,
        ratedMinutes: matter.ratedMinutes,
        enqueuedAt: call.enqueuedAt.getTime(),
        ...(call.shownBand === null ? {} : { shownBand: call.shownBand }),
        acceptedAt: timeOf(firstAccepts.get(call.callId) ?? null),
        connectedAt: timeOf(call.connectedAt),
        endedAt: timeOf(call.endedAt),
        completedAt: timeOf(call.completedAt),
        agentId: call.agentId as AgentId | null,
        end: endOf(call.state),
      },
    ];
  });
}

const timeOf = (date: Date | null): number | null => date?.getTime() ?? null;

function endOf(state: DayRows['calls'][number]['call']['state']): RecordedCall['end'] {
  if (state === 'completed' || state === 'abandoned' || state === 'expired') return state;
  return state === 'cancelled' || state === 'failed' ? 'failed' : 'open';
}

const readOffer = (row: DayRows['offers'][number]): RecordedOffer => ({
  callId: row.callId as CallId,
  agentId: row.agentId as AgentId,
  offeredAt: row.offeredAt.getTime(),
  endedAt: timeOf(row.endedAt),
  outcome: OfferEndReason.safeParse(row.outcome).data ?? null,
  declineReason: row.declineReason,
});

function readNote({ happenedAt, status, activity, reason }: AgentEventRow): AgentNote[] {
  if (status === null) return [];
  const isPlan = reason === 'nextStatus';
  const isDisconnected = activity === 'disconnected';
  return [{ at: happenedAt.getTime(), status: status as AgentStatus, isDisconnected, isPlan }];
}
