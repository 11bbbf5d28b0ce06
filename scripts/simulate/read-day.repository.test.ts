import { beforeAll, describe, expect, it } from 'vitest';
import { demoData } from '../../server/src/administration/demo/index.ts';
import { createDemoLoadRepository } from '../../server/src/administration/demo-load.repository.ts';
import { makeAccountRows, makeCatalogueRows } from '../../server/src/administration/demo-rows.ts';
import { calls } from '../../server/src/call/call.schema.ts';
import type { DispatchEvent } from '../../server/src/dispatch/dispatch-types.ts';
import { toRecorded } from '../../server/src/journal/recorded-event.ts';
import { createRecorderRepository } from '../../server/src/journal/recorder.repository.ts';
import type { Database } from '../../server/src/platform/db.ts';
import { databaseKinds, useTestDatabase } from '../../server/src/platform/test-support/test-databases.ts';
import { useTestRedis } from '../../server/src/platform/test-support/test-redis.ts';
import { parseQueueClass } from '../../server/src/queue/queue-class.ts';
import type { Day } from './day.ts';
import { applicantOf } from './day.ts';
import { drawDay } from './draw-day.ts';
import { readPolicy } from './policy.ts';
import { readDay } from './read-day.ts';
import type { RecordedDay } from './recorded-day.ts';
import { runDay } from './run-day.ts';
import { cutDay } from './short-day.ts';

/** The demo's agents under the ids that the simulation gives them. */
async function fill(db: Database): Promise<void> {
  const accounts = makeAccountRows(demoData).map((account) => ({
    ...account,
    accountId: account.loginName,
    passwordHash: 'none',
  }));
  const load = { contentSha256: 'none', passwordHash: 'none', loadedAt: new Date(0) };
  await createDemoLoadRepository(db).write({ ...makeCatalogueRows(demoData), accounts }, load);
}

/** As intake writes a draft: for a matter that leads to the class. */
async function insertDrafts(db: Database, day: Day): Promise<void> {
  const rows = day.calls.map((call) => {
    const { departmentId, skillId, level, language, region } = parseQueueClass(call.queueClass);
    const matter = demoData.matters.find(
      (each) =>
        each.departmentId === departmentId &&
        each.skillId === skillId &&
        each.requiredLevel === level &&
        each.ratedMinutes === call.ratedMinutes,
    );
    if (matter === undefined) throw new Error(`no matter leads to ${call.queueClass}`);
    return {
      ...{ callId: call.callId, applicantId: applicantOf(call.callId), matterId: matter.matterId },
      ...{ departmentId, entryCode: null, entryPoint: 'web' as const },
      regionId: region === 'any' ? null : region,
      locale: language === 'en' ? 'en' : 'zh-Hans',
      ...{ state: 'draft' as const, version: 0, createdAt: new Date(call.enqueuedAt) },
    };
  });
  await db.insert(calls).values(rows);
}

async function store(db: Database, events: readonly DispatchEvent[]): Promise<void> {
  const recorder = createRecorderRepository(db);
  for (let first = 0; first < events.length; first += 500) {
    const batch = events.slice(first, first + 500);
    const from = await recorder.findPosition();
    expect(await recorder.store(from, batch.flatMap(toRecorded), batch.at(-1)?.eventId ?? from)).toBe(true);
  }
}

/** What a day's record says of when agents were ready: breaks and other absences are one to the dispatcher. */
const readiness = ({ agents }: RecordedDay) =>
  agents.map(({ agentId, changes }) => ({
    agentId,
    changes: changes.map(({ at, status }) => ({ at, isReady: status === 'ready' })),
  }));

describe('a day of the database', () => {
  const redis = useTestRedis();
  let run: { record: RecordedDay; events: DispatchEvent[] };
  let day: Day;
  beforeAll(async () => {
    // No priorities: the platform's tickets have none yet.
    const drawn = cutDay(drawDay({ seed: 3, callCount: 600, agentCount: 36 }), 2);
    day = { ...drawn, calls: drawn.calls.map((call) => ({ ...call, priority: 0 })) };
    run = await runDay(redis(), day, await readPolicy('current'), '2026-11-24');
  }, 120_000);

  describe.each(databaseKinds)('on %s', (kind) => {
    const db = useTestDatabase(kind);

    it('that the recorder wrote is read back as it was', async () => {
      await fill(db());
      await insertDrafts(db(), day);
      await store(db(), run.events);
      const read = await readDay(db(), '2026-11-24');
      expect(read.calls).toEqual(run.record.calls);
      const inOrder = ({ offers }: RecordedDay) =>
        offers.map((offer) => JSON.stringify(offer, Object.keys(offer).sort())).sort();
      expect(inOrder(read)).toEqual(inOrder(run.record));
      const byId = (record: RecordedDay) =>
        readiness(record).sort((left, right) => left.agentId.localeCompare(right.agentId));
      expect(byId(read)).toEqual(byId(run.record));
      expect((await readDay(db(), '2026-11-25')).calls).toEqual([]);
    }, 120_000);
  });
});
