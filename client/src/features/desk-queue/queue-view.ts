import type { DeskView, WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import type { CallState } from '@cloudseat/shared/nouns/call.ts';

const named = [
  'queued',
  'away',
  'passed',
  'offered',
  'connecting',
  'suspended',
  'callbackPending',
  'transferring',
] as const;
type NamedState = (typeof named)[number] | 'other';

export type QueueView = {
  /** The rows in the order the server serves them. */
  rows: { row: WaitingRow; waitedMs: number; stateName: NamedState }[];
  longestMs: number | null;
  /** Waiting people beyond the rows sent. */
  moreCount: number;
};

export function nameState(state: CallState): NamedState {
  return named.find((name) => name === state) ?? 'other';
}

/** The line as it stands now; the longest wait is of those still in line, wherever they stand. */
export function readQueue(desk: Pick<DeskView, 'waiting' | 'waitingCount'>, nowMs: number): QueueView {
  const rows = desk.waiting.map((row) => ({
    row,
    waitedMs: Math.max(0, nowMs - row.enqueuedAt),
    stateName: nameState(row.state),
  }));
  return {
    rows,
    longestMs: rows.length === 0 ? null : Math.max(...rows.map((entry) => entry.waitedMs)),
    moreCount: Math.max(0, desk.waitingCount - rows.length),
  };
}
