// An agent's recorded events of a day in, when it was ready out.
import type { AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import type { StatusChange } from './day.ts';
import type { RecordedOffer } from './recorded-day.ts';

/** Times are epoch ms. */
export type AgentNote = {
  at: number;
  status: AgentStatus;
  /** Its socket had been gone for too long. */
  isDisconnected: boolean;
  /** A status was planned for the end of the running call, or such a plan taken back; `status` is still the old one. */
  isPlan: boolean;
};
type OwnDay = {
  /** In order. */
  notes: readonly AgentNote[];
  /** When this agent's calls were completed. */
  completions: readonly number[];
  offers: readonly RecordedOffer[];
};

/**
 * A status that was planned takes effect with the end of a call, or with an offer turned down for it; of that the record
 * keeps the moment, not the status.
 */
export function readStatusChanges(day: OwnDay): StatusChange[] {
  const { notes, offers } = day;
  const known = notes
    .filter(({ isPlan }) => !isPlan)
    .map(({ at, status, isDisconnected }) => ({
      at,
      status: isDisconnected ? ('offline' as const) : status,
    }));
  const planned = findAbsences(day, known).map((at) => ({ at, status: 'notReady' as const }));
  const turnedDown = offers.flatMap(({ declineReason, endedAt }) =>
    declineReason === 'statusChanged' && endedAt !== null
      ? [{ at: endedAt, status: 'notReady' as const }]
      : [],
  );
  const changes: StatusChange[] = [];
  for (const change of [...known, ...planned, ...turnedDown].sort((a, b) => byTime(a.at, b.at))) {
    const last = changes.at(-1);
    const wasMissed = (since: number) =>
      offers.some(
        ({ outcome, endedAt }) =>
          outcome === 'timedOut' && endedAt !== null && endedAt > since && endedAt <= change.at,
      );
    const isBack = change.status === 'ready' && last?.status === 'ready' && wasMissed(last.at);
    if (isBack || change.status !== (last?.status ?? 'offline'))
      changes.push({ at: change.at, status: change.status });
  }
  return changes;
}

/**
 * Ends of calls with which a planned absence began. Whoever was offered something before the next note was ready after all,
 * whose next note is ready was not; else an even number of plans for one call means that the plan was taken back.
 */
function findAbsences({ notes, completions, offers }: OwnDay, known: readonly StatusChange[]): number[] {
  const planCounts = new Map<number, number>();
  for (const { at, isPlan } of notes) {
    const end = isPlan ? completions.filter((completion) => completion >= at).sort(byTime)[0] : undefined;
    if (end !== undefined) planCounts.set(end, (planCounts.get(end) ?? 0) + 1);
  }
  return [...planCounts].flatMap(([end, planCount]) => {
    const next = known.find((note) => note.at > end);
    const nextAt = next?.at ?? Number.POSITIVE_INFINITY;
    const wasOffered = offers.some(({ offeredAt }) => offeredAt >= end && offeredAt < nextAt);
    const isAway = !wasOffered && (next?.status === 'ready' || planCount % 2 === 1);
    return isAway ? [end] : [];
  });
}

const byTime = (left: number, right: number) => left - right;
