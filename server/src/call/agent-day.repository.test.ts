import type { CallState, EndReason } from '@cloudseat/shared/nouns/call.ts';
import { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createCallRepository } from './call.repository.ts';
import { callEvents, calls } from './call.schema.ts';

const db = useTestDatabase('PGlite');

const agentId = AgentId.parse('the-agent');
const otherId = AgentId.parse('another');
const leftId = AgentId.parse('left-by-applicants');
const minuteMs = 60_000;
const at = (minute: number) => new Date(Date.UTC(2026, 9, 12, 9, minute));

async function add(talk: { endedAt: Date | null; completedAt: Date | null }, of = agentId) {
  const callId = makeId();
  await db()
    .insert(calls)
    .values({
      ...{ callId, applicantId: 'any', matterId: 'any', departmentId: 'any', entryPoint: 'web' },
      ...{ locale: 'zh-Hans', state: 'completed', version: 1, agentId: of },
      ...{ createdAt: at(0), acceptedAt: at(1), connectedAt: at(2), ...talk },
    });
  return callId;
}

/** A talk and what the journal says of its end. */
async function addEnded(
  fromState: CallState,
  endReason: EndReason,
  talk: { endedAt: Date; completedAt: Date },
) {
  const callId = await add(talk, leftId);
  await db()
    .insert(callEvents)
    .values({
      ...{ eventId: makeId(), callId, type: 'callEnded', fromState, toState: 'completed' },
      ...{ reason: endReason, details: {}, happenedAt: talk.completedAt },
    });
}

it('an agent’s day tells talks and their handling apart, and leaves out what is not over', async () => {
  const repository = createCallRepository(db());
  expect(await repository.findAgentDay(agentId, at(0))).toEqual({
    ...{ handledCount: 0, averageTalkMs: null, averageHandleMs: null },
  });
  await add({ endedAt: at(4), completedAt: at(5) });
  await add({ endedAt: at(6), completedAt: null });
  await add({ endedAt: null, completedAt: null });
  await add({ endedAt: at(50), completedAt: at(59) }, otherId);
  expect(await repository.findAgentDay(agentId, at(0))).toEqual({
    ...{ handledCount: 2, averageTalkMs: 3 * minuteMs, averageHandleMs: 3 * minuteMs },
  });
});

it('an interrupted talk is a talk, but the time it was kept for its applicant is not handling', async () => {
  const repository = createCallRepository(db());
  await addEnded('wrapUp', 'applicantEnded', { endedAt: at(4), completedAt: at(5) });
  await addEnded('suspended', 'applicantLost', { endedAt: at(6), completedAt: at(36) });
  await addEnded('suspended', 'applicantEnded', { endedAt: at(8), completedAt: at(20) });
  expect(await repository.findAgentDay(leftId, at(0))).toEqual({
    ...{ handledCount: 3, averageTalkMs: 4 * minuteMs, averageHandleMs: 3 * minuteMs },
  });
});
