import { ApplicantId, CallId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { asc, eq } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createCallRepository } from '../call/call.repository.ts';
import { callEvents } from '../call/call.schema.ts';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createRecorderRepository } from './recorder.repository.ts';
import { type EventSource, type StreamEvent, startRecorder } from './recorder.ts';

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

  it('writes nothing when another server has moved the position meanwhile', async () => {
    const repository = createRecorderRepository(db());
    const from = await repository.findPosition();
    const lost = {
      ...event('call', 'callStarted'),
      changes: {},
      details: {},
      fromState: null,
      toState: null,
    };
    const isStored = await repository.store('1-1', [{ ...lost, callId: 'call' }], lost.eventId);
    expect(isStored).toBe(false);
    expect(await repository.findPosition()).toBe(from);
    expect(await storedEvents('call')).toHaveLength(0);
  });
});
