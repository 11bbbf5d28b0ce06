import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallRow } from '../call/call.repository.ts';
import { Lifetime } from '../platform/lifetime.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import { createRestore } from './restore.ts';
import { createTicketSeal } from './ticket-seal.ts';

const queueClass = 'd:doc:1:zh:any' as QueueClass;
const restoreAfterMs = 10_000;
const seal = createTicketSeal('ab'.repeat(32));
const rowOf = (id: string, state: CallRow['state'], enqueuedAt: number | null) =>
  ({
    callId: id as CallId,
    applicantId: `p-${id.slice(0, 2)}` as ApplicantId,
    state,
    kind: 'talk',
    enqueuedAt: enqueuedAt === null ? null : new Date(enqueuedAt),
    acceptedAt: state === 'active' ? new Date() : null,
  }) as CallRow;
const ticketOf = ({ callId, applicantId }: CallRow, enqueuedAt: number) =>
  seal.seal({ callId, applicantId, queueClass, priority: 0, enqueuedAt });

function make(rows: CallRow[], known: string[] = [], byTelephone: string[] = []) {
  const live = new Set<string>(known);
  const open = rows.filter(({ state }) => !['draft', 'completed', 'abandoned'].includes(state));
  const dispatch = {
    enqueue: vi.fn(async ({ callId }: { callId: CallId }) => void live.add(callId)),
    findCall: vi.fn(async (callId: CallId) => (live.has(callId) ? {} : null)),
    requestCallback: vi.fn(),
  };
  const lifetime = new Lifetime();
  const restore = createRestore({
    calls: {
      findCall: async (callId) => rows.find((row) => row.callId === callId) ?? null,
      findOpenCall: async (applicantId) => open.find((row) => row.applicantId === applicantId) ?? null,
      listOpenCalls: async () => open,
    },
    callEvents: { isByTelephone: async (callId) => byTelephone.includes(callId) },
    dispatch: dispatch as never,
    seal,
    classOf: () => ({ queueClass, ratedMinutes: 6 }),
    nodeId: 'n1',
    restoreAfterMs,
    lifetime,
    logger: pino({ level: 'silent' }),
  });
  return { restore, dispatch, lifetime };
}
const enqueued = ({ dispatch }: ReturnType<typeof make>) =>
  dispatch.enqueue.mock.calls.map(([input]) => input);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('all calls that the database holds for live', () => {
  it('come back at their first time, without a page, those to be called back as such', async () => {
    const made = make([rowOf('c1', 'queued', 100), rowOf('c2', 'callbackPending', 200)]);
    expect(await made.restore.restoreAll()).toBe(2);
    expect(enqueued(made)).toMatchObject([
      { callId: 'c1', enqueuedAt: 100, isHere: false, wasAccepted: false },
      { callId: 'c2', enqueuedAt: 200, isHere: false, wasAccepted: false },
    ]);
    expect(made.dispatch.requestCallback).toHaveBeenCalledExactlyOnceWith('c2');
  });

  it('are to be called back where the talk was by telephone, unless their page is there', async () => {
    const rows = [rowOf('c1', 'active', 100), rowOf('c2', 'active', 200)];
    const made = make(rows, [], ['c1', 'c2']);
    expect(await made.restore.restore((rows[1] as CallRow).applicantId, 'page', null)).toBe('c2');
    expect(await made.restore.restoreAll()).toBe(1);
    expect(made.dispatch.requestCallback).toHaveBeenCalledExactlyOnceWith('c1');
  });

  it('do not come back when the dispatcher knows them, or twice', async () => {
    const made = make([rowOf('c1', 'queued', 100), rowOf('c2', 'active', 200)], ['c1']);
    expect(await made.restore.restoreAll()).toBe(1);
    expect(enqueued(made)).toMatchObject([{ callId: 'c2', wasAccepted: true }]);
    expect(await made.restore.restoreAll()).toBe(0);
  });

  it('come back though one of them cannot', async () => {
    const made = make([rowOf('c1', 'queued', 100), rowOf('c2', 'queued', 200)]);
    made.dispatch.enqueue.mockRejectedValueOnce(new Error('CALL_ALREADY_OPEN'));
    expect(await made.restore.restoreAll()).toBe(1);
    expect(enqueued(made)).toHaveLength(2);
  });

  it('wait for the pages to come first, are looked for once, and not by a server that has stopped', async () => {
    const made = make([rowOf('c1', 'queued', 100)]);
    made.restore.restoreAllSoon();
    await vi.advanceTimersByTimeAsync(restoreAfterMs - 1);
    made.restore.restoreAllSoon();
    expect(made.dispatch.findCall).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(restoreAfterMs);
    expect(made.dispatch.findCall).toHaveBeenCalledOnce();
    made.restore.restoreAllSoon();
    await made.lifetime.close();
    made.restore.restoreAllSoon();
    await vi.advanceTimersByTimeAsync(restoreAfterMs * 2);
    expect(made.dispatch.findCall).toHaveBeenCalledOnce();
  });
});

describe('one applicant’s call', () => {
  it('comes back by its ticket where the database has not heard of it yet', async () => {
    const draft = rowOf('c1', 'draft', null);
    const made = make([draft]);
    expect(await made.restore.restore(draft.applicantId, 'page', null)).toBeNull();
    expect(await made.restore.restore(draft.applicantId, 'page', ticketOf(draft, 50))).toBe('c1');
    expect(enqueued(made)).toMatchObject([{ callId: 'c1', enqueuedAt: 50, isHere: true, pageId: 'page' }]);
  });

  it('comes back by the database when the ticket is of one that is over', async () => {
    const [over, open] = [rowOf('c1-old', 'completed', 10), rowOf('c1', 'queued', 100)];
    const made = make([over, open]);
    expect(await made.restore.restore(open.applicantId, 'page', ticketOf(over, 10))).toBe('c1');
  });

  it('does not come back by somebody else’s ticket, nor by one of another installation', async () => {
    const draft = rowOf('c1', 'draft', null);
    const made = make([draft]);
    const thief = 'p-thief' as ApplicantId;
    expect(await made.restore.restore(thief, 'page', ticketOf(draft, 50))).toBeNull();
    const { callId, applicantId } = draft;
    const foreign = createTicketSeal('cd'.repeat(32)).seal({
      ...{ callId, applicantId, queueClass, priority: 0, enqueuedAt: 50 },
    });
    expect(await made.restore.restore(applicantId, 'page', foreign)).toBeNull();
    expect(enqueued(made)).toEqual([]);
  });
});
