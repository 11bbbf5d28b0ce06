// Many applicants in line, put there without two thousand sign-ins: rows, sessions and calls straight through the stores.
import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { demoData } from '../../server/src/administration/demo/index.ts';
import { createDemoLoadRepository } from '../../server/src/administration/demo-load.repository.ts';
import { makeAccountRows, makeCatalogueRows } from '../../server/src/administration/demo-rows.ts';
import { createCallRepository } from '../../server/src/call/call.repository.ts';
import { createDispatchStore } from '../../server/src/dispatch/dispatch.store.ts';
import { createApplicantRepository } from '../../server/src/identity/applicant.repository.ts';
import { createIdentityKeys } from '../../server/src/identity/identity-keys.ts';
import { hashPassword } from '../../server/src/identity/password.ts';
import { createSessionStore } from '../../server/src/identity/session.store.ts';
import { systemClock } from '../../server/src/platform/clock.ts';
import type { Database } from '../../server/src/platform/db.ts';
import { createFieldCipher } from '../../server/src/platform/field-cipher.ts';
import { makeId } from '../../server/src/platform/ids.ts';
import type { Redis } from '../../server/src/platform/redis.ts';
import { testMatter } from '../../server/src/test-support/call-steps.ts';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import { classOf } from './district.ts';
import { platformSecretKey } from './platform.ts';

export type HerdPage = { callId: CallId; pageId: string; cookie: string };
type Options = { db: Database; redis: Redis; tenant: string; count: number };

const batchCount = 50;
/** Stands in for the server that took the tickets, until the pages connect to a real one. */
const seedNodeId = 'seed';

/** All accounts with one hash, which a server that finds them keeps: making 75 of them would take seconds. */
export async function fillDemo(db: Database): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const accounts = makeAccountRows(demoData).map((account) => ({ ...account, passwordHash }));
  await createDemoLoadRepository(db).write(
    { ...makeCatalogueRows(demoData), accounts },
    { contentSha256: 'faults', passwordHash, loadedAt: new Date(systemClock.now()) },
  );
}

export async function seedHerd({ db, redis, tenant, count }: Options): Promise<HerdPage[]> {
  const matter = demoData.matters.find(({ matterId }) => matterId === testMatter);
  if (!matter) throw new Error('the demo data have no such matter');
  const applicants = createApplicantRepository(db, createFieldCipher(platformSecretKey));
  const sessions = createSessionStore(redis, createIdentityKeys(tenant), systemClock);
  const calls = createCallRepository(db);
  const dispatch = createDispatchStore({ redis, tenant });

  async function seedOne(number: number): Promise<HerdPage> {
    const phone = `139${String(10_000_000 + number)}`;
    const { applicantId } = await applicants.upsert({ name: '张三丰', phone }, systemClock.now());
    const callId = makeId() as CallId;
    const pageId = makeId();
    await calls.insertDraft({
      ...{ callId, applicantId, entryCode: null, regionId: null },
      matterId: matter?.matterId as Parameters<typeof calls.insertDraft>[0]['matterId'],
      departmentId: matter?.departmentId as Parameters<typeof calls.insertDraft>[0]['departmentId'],
      entryPoint: 'web',
      locale: 'zh-Hans',
      createdAt: new Date(systemClock.now()),
    });
    await enterLine(callId, applicantId, pageId);
    const token = await sessions.create('applicant', { accountId: applicantId, role: 'applicant' });
    return { callId, pageId, cookie: `cloudseat-applicant=${token}` };
  }

  const enterLine = (callId: CallId, applicantId: ApplicantId, pageId: string) =>
    dispatch.enqueue({
      ...{ callId, applicantId, pageId, nodeId: seedNodeId, priority: 0, ratedMinutes: 5 },
      queueClass: classOf('herd'),
    });

  const pages: HerdPage[] = [];
  for (let first = 0; first < count; first += batchCount) {
    const numbers = Array.from({ length: Math.min(batchCount, count - first) }, (_, at) => first + at);
    pages.push(...(await Promise.all(numbers.map(seedOne))));
    await dispatch.heartbeat({ nodeId: seedNodeId, agents: [] });
  }
  await dispatch.close();
  return pages;
}
