import { ApplicantId, CallId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { asc, eq } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createCallRepository } from '../call/call.repository.ts';
import { callEvents } from '../call/call.schema.ts';
import { offers } from '../call/offer.schema.ts';
import type { OfferWhy } from '../call/offer-why.ts';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { agentEvents } from './journal.schema.ts';
import { type StreamEvent, toRecorded } from './recorded-event.ts';
import { createRecorderRepository } from './recorder.repository.ts';
import { type EventSource, startRecorder } from './recorder.ts';

let counter = 0;
const at = Date.UTC(2026, 9, 12, 2, 0);

/** An event behind all earlier ones of this run. */
function event(callId: string | null, type: string, changes: Partial<StreamEvent> = {}): StreamEvent {
  counter += 1;
  const empty = {
    from: null,
    to: null,
    version: null,
    fence: null,
    reason: null,
    declineReason: null,
    offerEnd: null,
  };
  return {
    eventId: `${at + counter}-0`,
    type,
    at: at + counter * 1_000,
    callId,
    agentId: null,
    agentStatus: null,
    agentActivity: null,
    endReason: null,
    disposition: null,
    enqueuedAt: null,
    ...empty,
    ...changes,
  };
}

const story = (callId: string) => [
  event(callId, 'callEnqueued', { from: 'draft', to: 'queued', version: 1, enqueuedAt: at }),
  event(callId, 'offerMade', { from: 'queued', to: 'offered', version: 2, agentId: 'a1', fence: 7 }),
  event(null, 'agentChanged', { agentId: 'a1' }),
  event(callId, 'offerAccepted', { from: 'offered', to: 'connecting', version: 3, agentId: 'a1', fence: 7 }),
  event(callId, 'callStarted', { from: 'connecting', to: 'active', version: 4, agentId: 'a1' }),
  event(callId, 'callWrapUp', {
    from: 'active',
    to: 'wrapUp',
    version: 5,
    agentId: 'a1',
    endReason: 'agentEnded',
  }),
  event(callId, 'callEnded', {
    from: 'wrapUp',
    to: 'completed',
    version: 6,
    agentId: 'a1',
    disposition: 'answered',
  }),
];

/** A stream that ends: the last reader to find nothing new is told to the test. */
function sourceOf(events: readonly StreamEvent[], onDrained: () => void): EventSource {
  return {
    async readEvents(lastId) {
      const rest = events.filter((candidate) => idOrder(candidate.eventId) > idOrder(lastId));
      if (rest.length > 0) return rest.slice(0, 2);
      onDrained();
      await new Promise((resolve) => setImmediate(resolve));
      return [];
    },
  };
}
const idOrder = (eventId: string) => Number(eventId.split('-')[0]);

describe.each(databaseKinds)('the recorder on %s', (kind) => {
  const db = useTestDatabase(kind);
  const makeDraft = async () => {
    const callId = CallId.parse(makeId());
    await createCallRepository(db()).insertDraft({
      callId,
      applicantId: ApplicantId.parse('applicant'),
      matterId: MatterId.parse('matter'),
      departmentId: DepartmentId.parse('department'),
      entryCode: null,
      entryPoint: 'web',
      regionId: null,
      locale: 'zh-Hans',
      createdAt: new Date(at),
    });
    return callId;
  };
  const record = async (events: readonly StreamEvent[], recorderCount = 1) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const repository = createRecorderRepository(db());
    const logger = pino({ level: 'silent' });
    const recorders = Array.from({ length: recorderCount }, () =>
      startRecorder({ source: sourceOf(events, resolve), repository, logger }),
    );
    await promise;
    await Promise.all(recorders.map((recorder) => recorder.close()));
  };
  const storedEvents = (callId: string) =>
    db().select().from(callEvents).where(eq(callEvents.callId, callId)).orderBy(asc(callEvents.eventId));

  it('stores every change of a call in order and sets its columns', async () => {
    const callId = await makeDraft();
    const events = story(callId);
    await record(events);
    const rows = await storedEvents(callId);
    expect(rows.map((row) => row.toState)).toEqual([
      'queued',
      'offered',
      'connecting',
      'active',
      'wrapUp',
      'completed',
    ]);
    const call = await createCallRepository(db()).findCall(callId);
    expect(call).toMatchObject({
      state: 'completed',
      version: 6,
      agentId: 'a1',
      disposition: 'answered',
      endReason: 'agentEnded',
      enqueuedAt: new Date(at),
    });
    expect(call?.connectedAt?.getTime()).toBe(events[4]?.at);
    expect(call?.endedAt?.getTime()).toBe(events[5]?.at);
  });

  it('keeps a priority with who decided it, and which call a transfer or consult belongs to', async () => {
    const callId = await makeDraft();
    const decision = { priority: 2, decidedBy: 's1', note: 'cannot stand long' };
    await record([
      ...story(callId).slice(0, 1),
      event(callId, 'callPrioritized', { from: 'queued', to: 'queued', version: 2, ...decision }),
      event(`leg-${callId}`, 'callEnqueued', { to: 'queued', version: 1, parentId: callId, kind: 'consult' }),
    ]);
    expect(await createCallRepository(db()).findCall(callId)).toMatchObject({ priority: 2, version: 2 });
    expect((await storedEvents(callId)).at(-1)).toMatchObject({ parentId: null, details: decision });
    expect(await storedEvents(`leg-${callId}`)).toMatchObject([
      { parentId: callId, details: { kind: 'consult' } },
    ]);
  });

  it('stores each change once when several servers record at the same time', async () => {
    const callId = await makeDraft();
    await record(story(callId), 3);
    expect(await storedEvents(callId)).toHaveLength(6);
  });

  it('goes on where the last recorder stopped, and stores nothing twice', async () => {
    const callId = await makeDraft();
    const events = story(callId);
    await record(events.slice(0, 3));
    await record(events);
    expect(await storedEvents(callId)).toHaveLength(6);
  });

  describe('keeps what explains dispatch:', () => {
    const storedOffers = (callId: string) =>
      db().select().from(offers).where(eq(offers.callId, callId)).orderBy(asc(offers.eventId));
    const byCall = {
      ring: 'level',
      by: 'call',
      reason: 'longestIdle',
      agents: [
        ['a1', at - 60_000, 0],
        ['a2', at - 30_000, at + 60_000],
      ],
      calls: [],
    } as unknown as OfferWhy;
    const byAgent = {
      ...{ ring: 'lowerLevel', by: 'agent', reason: 'longestWait', agents: [] },
      calls: [['c1', 'd:s:1:zh:any', at, 0]],
    } as unknown as OfferWhy;
    const made = (callId: string, fence: number, agentId: string, why: OfferWhy | null) =>
      event(callId, 'offerMade', { from: 'queued', to: 'offered', agentId, fence, why });
    const queued = { from: 'offered', to: 'queued' } as const;

    it('each offer with its reason, its candidates and how it ended', async () => {
      const callId = await makeDraft();
      const events = [
        event(callId, 'callEnqueued', { from: 'draft', to: 'queued', enqueuedAt: at }),
        made(callId, 11, 'a1', byCall),
        event(callId, 'offerEnded', {
          ...{ ...queued, agentId: 'a1', fence: 11, reason: 'declined' },
          ...{ offerEnd: 'declined', declineReason: 'mustLeave' },
        }),
        made(callId, 12, 'a2', byAgent),
        event(callId, 'offerEnded', { ...queued, agentId: 'a2', fence: 12, offerEnd: 'timedOut' }),
        made(callId, 13, 'a3', null),
      ];
      await record(events, 2);
      const rows = await storedOffers(callId);
      expect(rows).toMatchObject([
        {
          ...{ eventId: events[1]?.eventId, fence: 11, agentId: 'a1', ring: 'level', reason: 'longestIdle' },
          candidates: { by: 'call', agents: byCall.agents, calls: [] },
          ...{ outcome: 'declined', declineReason: 'mustLeave', endedAt: new Date(events[2]?.at ?? 0) },
          ...{ waitedMs: (events[1]?.at ?? 0) - at, offeredAt: new Date(events[1]?.at ?? 0) },
        },
        {
          fence: 12,
          candidates: { by: 'agent', calls: byAgent.calls },
          outcome: 'timedOut',
          declineReason: null,
        },
        { fence: 13, ring: null, reason: null, candidates: null, outcome: null, endedAt: null },
      ]);
    });

    it('an offer’s end wherever it is told: with the accept, and with an applicant who left', async () => {
      const [accepted, left] = [await makeDraft(), await makeDraft()];
      const ended = { fence: 21, agentId: 'a1' };
      await record([
        made(accepted, 21, 'a1', null),
        event(accepted, 'offerAccepted', { ...ended, to: 'connecting', offerEnd: 'accepted' }),
        event(accepted, 'callRequeued', { ...ended, to: 'queued', reason: 'connectTimeout' }),
        made(left, 22, 'a2', null),
        event(left, 'callEnded', { to: 'abandoned', agentId: 'a2', fence: 22, offerEnd: 'cancelled' }),
      ]);
      expect(await storedOffers(accepted)).toMatchObject([{ outcome: 'accepted' }]);
      expect(await storedOffers(left)).toMatchObject([{ outcome: 'cancelled' }]);
    });

    it('offers that ring at once, each with its own end', async () => {
      const callId = await makeDraft();
      await record([
        made(callId, 51, 'a1', null),
        made(callId, 52, 'a2', null),
        event(callId, 'offerAccepted', {
          ...{ to: 'connecting', agentId: 'a2', fence: 52, offerEnd: 'accepted' },
        }),
        event(callId, 'offerEnded', { agentId: 'a1', fence: 51, offerEnd: 'rescinded' }),
      ]);
      expect((await storedOffers(callId)).map(({ fence, outcome }) => [fence, outcome])).toEqual([
        [51, 'rescinded'],
        [52, 'accepted'],
      ]);
    });

    it('the wait band that was shown first, though the call was accepted twice', async () => {
      const callId = await makeDraft();
      const accept = { to: 'connecting', agentId: 'a1', offerEnd: 'accepted' } as const;
      await record([
        event(callId, 'offerAccepted', { ...accept, fence: 31, shownBand: 'from1To3' }),
        event(callId, 'offerAccepted', { ...accept, fence: 32, shownBand: 'upTo1' }),
      ]);
      expect(await createCallRepository(db()).findCall(callId)).toMatchObject({ shownBand: 'from1To3' });
    });

    it('agents’ own changes, once, and none of the calls’', async () => {
      const callId = await makeDraft();
      const agentId = `agent-${callId}`;
      const events = [
        event(null, 'agentChanged', { agentId, agentStatus: 'ready', agentActivity: 'idle' }),
        event(callId, 'offerMade', { agentId, fence: 41, agentStatus: 'ready', agentActivity: 'offered' }),
        event(null, 'agentChanged', {
          ...{ agentId, agentStatus: 'break', agentActivity: 'idle', reason: 'meal' },
        }),
        event(null, 'roomCleared'),
      ];
      await record(events, 3);
      const rows = await db()
        .select()
        .from(agentEvents)
        .where(eq(agentEvents.agentId, agentId))
        .orderBy(asc(agentEvents.eventId));
      expect(rows).toEqual([
        {
          ...{
            eventId: events[0]?.eventId,
            agentId,
            type: 'agentChanged',
            status: 'ready',
            activity: 'idle',
          },
          ...{ reason: null, happenedAt: new Date(events[0]?.at ?? 0) },
        },
        {
          ...{
            eventId: events[2]?.eventId,
            agentId,
            type: 'agentChanged',
            status: 'break',
            activity: 'idle',
          },
          ...{ reason: 'meal', happenedAt: new Date(events[2]?.at ?? 0) },
        },
      ]);
    });
  });

  it('writes nothing when another server has moved the position meanwhile', async () => {
    const repository = createRecorderRepository(db());
    const from = await repository.findPosition();
    const lost = event('call', 'callStarted');
    const isStored = await repository.store('1-1', toRecorded(lost), lost.eventId);
    expect(isStored).toBe(false);
    expect(await repository.findPosition()).toBe(from);
    expect(await storedEvents('call')).toHaveLength(0);
  });
});
