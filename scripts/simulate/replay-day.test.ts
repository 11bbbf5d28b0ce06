import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import { minuteMs } from './day.ts';
import type { RecordedCall, RecordedDay, RecordedOffer } from './recorded-day.ts';
import { replayOf } from './replay-day.ts';

const start = 1_800_000_000_000;
const documents = 'documents:general:1:zh:any' as QueueClass;
const a1 = 'a1' as AgentId;
const id = (text: string) => text as CallId;

const call = (text: string, changes: Partial<RecordedCall>): RecordedCall => ({
  ...{ callId: id(text), queueClass: documents, priority: 0, ratedMinutes: 5, enqueuedAt: start },
  ...{ acceptedAt: null, connectedAt: null, endedAt: null, completedAt: null, agentId: null, end: 'open' },
  ...changes,
});
const served = call('served', {
  ...{ acceptedAt: start + 1_000, connectedAt: start + 1_500, endedAt: start + 61_500 },
  ...{ completedAt: start + 70_000, agentId: a1, end: 'completed' },
});
const gone = call('gone', { completedAt: start + 30_000, end: 'abandoned' });
const offer = (text: string, changes: Partial<RecordedOffer>): RecordedOffer => ({
  ...{ callId: id(text), agentId: a1, offeredAt: start, endedAt: start + 1_000 },
  ...{ outcome: 'accepted', declineReason: null, ...changes },
});
const day = (changes: Partial<RecordedDay> = {}): RecordedDay => ({
  title: 'a day',
  calls: [served, gone],
  agents: [
    {
      agentId: a1,
      classes: [{ class: documents, penaltyMs: 0 }],
      changes: [
        { at: start - 60_000, status: 'ready' },
        { at: start + 200_000, status: 'ready' },
        { at: start + 900_000, status: 'offline' },
      ],
    },
  ],
  offers: [],
  ...changes,
});
const planOf = (text: string, record = day()) => replayOf(record).calls.find(({ callId }) => callId === text);

describe('the replay of a recorded day', () => {
  it('lets who left leave after the same wait, and who was answered wait at least as long', () => {
    expect(planOf('gone')?.patienceMs).toBe(30_000);
    expect(planOf('served')?.patienceMs).toBeGreaterThan(1_000);
  });

  it('gives a call its own talk and paperwork, and one without a talk those of another of its line', () => {
    expect(planOf('served')).toMatchObject({ talkMs: 60_000, wrapUpMs: 8_500 });
    expect(planOf('gone')).toMatchObject({ talkMs: 60_000, wrapUpMs: 8_500 });
    expect(planOf('gone', day({ calls: [gone] }))).toMatchObject({ talkMs: 5 * minuteMs, wrapUpMs: 0 });
  });

  it('leaves the way back from a missed offer to the offer', () => {
    expect(replayOf(day()).agents[0]?.changes.map(({ status }) => status)).toEqual(['ready', 'offline']);
  });

  it('lets an agent answer the same call as it did, time by time, and another as it answers others', () => {
    const offers = [
      offer('served', { outcome: 'declined', declineReason: 'notMySkill', endedAt: start + 4_000 }),
      offer('served', { offeredAt: start + 90_000, endedAt: start + 93_000 }),
      offer('gone', { outcome: 'timedOut', endedAt: start + 22_000 }),
      offer('other', { outcome: 'cancelled' }),
    ];
    const { react } = replayOf(day({ offers }));
    const meet = (text: string, time = 1) => react({ callId: id(text), agentId: a1, time });
    expect(meet('served')).toEqual({ kind: 'decline', afterMs: 4_000, reason: 'notMySkill' });
    expect(meet('served', 2)).toEqual({ kind: 'accept', afterMs: 3_000 });
    // Back with the next ready, 178 s after the miss.
    expect(meet('gone')).toEqual({ kind: 'ignore', backAfterMs: 178_000 });
    const known = [meet('served'), meet('served', 2), meet('gone')];
    for (const stranger of ['other', 'x', 'y', 'z']) expect(known).toContainEqual(meet(stranger));
  });

  it('has everybody accept when no answer was recorded', () => {
    expect(replayOf(day()).react({ callId: id('served'), agentId: a1, time: 1 }).kind).toBe('accept');
  });
});
