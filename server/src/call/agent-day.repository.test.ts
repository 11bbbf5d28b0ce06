import { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createCallRepository } from './call.repository.ts';
import { calls } from './call.schema.ts';

const db = useTestDatabase('PGlite');

it('an agent’s day tells talks and their handling apart, and leaves out what is not over', async () => {
  const agentId = AgentId.parse('the-agent');
  const at = (minute: number) => new Date(Date.UTC(2026, 9, 12, 9, minute));
  const add = (talk: { endedAt: Date | null; completedAt: Date | null }, of: string = agentId) =>
    db()
      .insert(calls)
      .values({
        ...{ callId: makeId(), applicantId: 'any', matterId: 'any', departmentId: 'any', entryPoint: 'web' },
        ...{ locale: 'zh-Hans', state: 'completed', version: 1, agentId: of },
        ...{ createdAt: at(0), acceptedAt: at(1), connectedAt: at(2), ...talk },
      });
  const repository = createCallRepository(db());
  expect(await repository.findAgentDay(agentId, at(0))).toEqual({
    ...{ handledCount: 0, averageTalkMs: null, averageHandleMs: null },
  });
  await add({ endedAt: at(4), completedAt: at(5) });
  await add({ endedAt: at(6), completedAt: null });
  await add({ endedAt: null, completedAt: null });
  await add({ endedAt: at(50), completedAt: at(59) }, 'another');
  const minuteMs = 60_000;
  expect(await repository.findAgentDay(agentId, at(0))).toEqual({
    ...{ handledCount: 2, averageTalkMs: 3 * minuteMs, averageHandleMs: 3 * minuteMs },
  });
});
