// Ten thousand applicants with a session and a call each, put straight into the stores: nobody signs in over HTTP.
import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { demoData } from '../../../server/src/administration/demo/index.ts';
import { calls } from '../../../server/src/call/call.schema.ts';
import type { DispatchStore } from '../../../server/src/dispatch/dispatch-types.ts';
import { applicants } from '../../../server/src/identity/identity.schema.ts';
import { createIdentityKeys } from '../../../server/src/identity/identity-keys.ts';
import { createSessionStore } from '../../../server/src/identity/session.store.ts';
import { systemClock } from '../../../server/src/platform/clock.ts';
import { openDatabase } from '../../../server/src/platform/db.ts';
import { createFieldCipher } from '../../../server/src/platform/field-cipher.ts';
import { makeId } from '../../../server/src/platform/ids.ts';
import { createLogger } from '../../../server/src/platform/logger.ts';
import type { Redis } from '../../../server/src/platform/redis.ts';
import type { QueueClass } from '../../../server/src/queue/queue-class.ts';
import { fillDataFolder } from '../../../server/src/test-support/platform-template.ts';

export type WaitingPerson = { applicantId: ApplicantId; callId: CallId; token: string; ticketNumber: string };
type Place = { dataFolder: string; redis: Redis; tenant: string; secretKey: string; password: string };

const rowsAtOnce = 500;
const [matter] = demoData.matters;
if (matter === undefined) throw new Error('the demo has no matter');
const { matterId, departmentId } = matter;

/** Everything but the call's place in line, which is taken just before its page comes: a place is kept for 45 s only. */
export async function makePeople(count: number, place: Place): Promise<WaitingPerson[]> {
  const sessions = createSessionStore(place.redis, createIdentityKeys(place.tenant), systemClock);
  const people: WaitingPerson[] = [];
  await fillDataFolder(place.dataFolder, place.password);
  const logger = createLogger({ level: 'silent', name: 'bench' });
  const database = await openDatabase({ url: undefined, dataFolder: place.dataFolder, logger });
  const cipher = createFieldCipher(place.secretKey);
  for (let first = 0; first < count; first += rowsAtOnce) {
    const batch = await Promise.all(
      Array.from({ length: Math.min(rowsAtOnce, count - first) }, async (_, at) => {
        const applicantId = makeId() as ApplicantId;
        const token = await sessions.create('applicant', { accountId: applicantId, role: 'applicant' });
        const ticketNumber = `A${String(first + at + 1).padStart(5, '0')}`;
        return { applicantId, callId: makeId() as CallId, token, ticketNumber };
      }),
    );
    const now = new Date();
    await database.db.insert(applicants).values(
      batch.map(({ applicantId, ticketNumber }) => ({
        applicantId,
        phoneIndex: cipher.blindIndex(`phone:${ticketNumber}`),
        phoneEncrypted: cipher.encrypt('13800001234'),
        nameEncrypted: cipher.encrypt('张三丰'),
        createdAt: now,
        lastSignInAt: now,
      })),
    );
    await database.db.insert(calls).values(
      batch.map(({ callId, applicantId, ticketNumber }) => ({
        ...{ callId, applicantId, matterId, departmentId, ticketNumber },
        ...{ entryPoint: 'web' as const, locale: 'zh-Hans', state: 'draft' as const, version: 0 },
        createdAt: now,
      })),
    );
    people.push(...batch);
  }
  await database.close();
  return people;
}

export const lineUp = (
  dispatch: DispatchStore,
  { callId, applicantId }: WaitingPerson,
  pageId: string,
  queueClass: QueueClass,
) =>
  dispatch.enqueue({
    ...{ callId, applicantId, queueClass, pageId },
    priority: 0,
    ratedMinutes: 5,
    // The page that connects says which server holds it.
    nodeId: '',
  });
