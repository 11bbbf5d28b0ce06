import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import { secondMs } from './day.ts';
import { figuresByDepartment, figuresOf } from './figures.ts';
import type { RecordedCall, RecordedDay } from './recorded-day.ts';

const at = (seconds: number) => 1_800_000_000_000 + seconds * secondMs;
const documents = 'documents:general:1:zh:any' as QueueClass;
const taxes = 'taxes:general:1:zh:any' as QueueClass;

function call(id: string, changes: Partial<RecordedCall>): RecordedCall {
  const none = { acceptedAt: null, connectedAt: null, endedAt: null, completedAt: null, agentId: null };
  const callId = id as CallId;
  return {
    ...{ callId, queueClass: documents, priority: 0, ratedMinutes: 5, enqueuedAt: at(0), ...none },
    ...{ end: 'open', ...changes },
  };
}
const answered = (id: string, waitS: number, agent = 'a1', queueClass = documents) =>
  call(id, {
    ...{ queueClass, agentId: agent as AgentId, end: 'completed' },
    ...{
      acceptedAt: at(waitS),
      connectedAt: at(waitS),
      endedAt: at(waitS + 200),
      completedAt: at(waitS + 300),
    },
  });
const abandoned = (id: string, waitS: number) => call(id, { end: 'abandoned', completedAt: at(waitS) });
const agent = (id: string, queueClass: QueueClass) => ({
  agentId: id as AgentId,
  classes: [{ class: queueClass, penaltyMs: 0 }],
  changes: [
    { at: at(0), status: 'ready' as const },
    { at: at(500), status: 'break' as const },
    { at: at(600), status: 'ready' as const },
    { at: at(1_100), status: 'offline' as const },
  ],
});
const day = (changes: Partial<RecordedDay>): RecordedDay => ({
  ...{ title: 'a day', calls: [], agents: [], offers: [], ...changes },
});

describe('the figures of a day', () => {
  it('count as answered in time up to and at 60 s, and leave out who gave up within 10 s', () => {
    const calls = [
      answered('a', 10),
      answered('b', 60),
      answered('c', 61),
      abandoned('d', 9),
      abandoned('e', 10),
    ];
    const figures = figuresOf(day({ calls }));
    expect(figures).toMatchObject({ answeredWithinCount: 2, abandonedCount: 2, shortAbandonedCount: 1 });
    // 2 ÷ (3 + 2 − 1)
    expect(figures.serviceLevel).toBe(0.5);
  });

  it('measure the wait of answered calls, and the longest of all', () => {
    const calls = [answered('a', 10), answered('b', 20), answered('c', 30), abandoned('d', 400)];
    expect(figuresOf(day({ calls }))).toMatchObject({
      ...{ waitP50Ms: 20_000, waitP99Ms: 30_000, longestWaitMs: 400_000 },
    });
  });

  it('take for occupancy the time from accept to the end of wrap-up of the time ready, breaks left out', () => {
    const calls = [answered('a', 10), answered('b', 310)];
    // 2 × 300 s of 1,000 s
    expect(figuresOf(day({ calls, agents: [agent('a1', documents)] })).occupancy).toBe(0.6);
  });

  it('by department look at its calls and its own agents, whoever those served', () => {
    const calls = [answered('a', 10, 'a1'), answered('b', 20, 'a1', taxes), abandoned('c', 30)];
    const agents = [agent('a1', documents), agent('a2', taxes)];
    const departments = figuresByDepartment(day({ calls, agents }));
    expect([...departments.keys()]).toEqual(['documents', 'taxes']);
    expect(departments.get('documents')).toMatchObject({ callCount: 2, answeredCount: 1, occupancy: 0.6 });
    expect(departments.get('taxes')).toMatchObject({ callCount: 1, answeredCount: 1, occupancy: 0 });
  });

  it('say nothing where there is nothing to measure', () => {
    expect(figuresOf(day({}))).toMatchObject({
      ...{ serviceLevel: null, waitP50Ms: null, longestWaitMs: null, occupancy: null },
    });
  });
});
