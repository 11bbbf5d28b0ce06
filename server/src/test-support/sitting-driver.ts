import type { AgentId, ApplicantId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { connectRedis } from '../platform/redis.ts';
import type { Person } from '../room/person.ts';
import { createSittingStore } from '../room/sitting.store.ts';
import { createSittings, type SittingChange } from '../room/sittings.ts';
import { TestBrowser, type TestPage } from './test-page.ts';
import { demoPassword } from './test-platform.ts';

/** The review's side of its sittings, as if on one more server, which has none of its pages and no media. */
export function openSittingDriver(redisUrl: string, tenant: string) {
  const redis = connectRedis(redisUrl, pino({ level: 'silent' }));
  const told: SittingChange[] = [];
  const sittings = createSittings({
    store: createSittingStore(redis, tenant),
    async publish(roomId, version) {
      const payload = JSON.stringify({ topic: 'sitting', roomId, version });
      await redis.xadd(`{cs:${tenant}}:fan`, '*', 'topic', 'sitting', 'payload', payload);
    },
    follow: async () => undefined,
    clock: { now: Date.now } as never,
    logger: pino({ level: 'silent' }),
  });
  sittings.onChanged((change) => told.push(change));
  return { sittings, told, close: () => redis.disconnect() };
}

export type Sitter = { person: Person; browser: TestBrowser; page: TestPage };

export async function openStaff(url: string, loginName: string, password = demoPassword): Promise<Sitter> {
  const browser = new TestBrowser(url);
  await browser.signInStaff(loginName, password);
  const page = await browser.open('staff');
  const snapshot = await page.request('session:resume', {});
  if (snapshot.side !== 'staff') throw new Error('no desk');
  const person = { role: 'agent', id: snapshot.desk.agentId as AgentId } as const;
  return { person, browser, page };
}

export async function openApplicant(url: string, phone: string): Promise<Sitter> {
  const browser = new TestBrowser(url);
  await browser.signInApplicant(phone);
  const { applicant } = await browser.call<{ applicant: { applicantId: ApplicantId } }>('GET', '/session');
  const page = await browser.open('applicant');
  return { person: { role: 'applicant', id: applicant.applicantId }, browser, page };
}

export const enterSitting = ({ page }: Pick<Sitter, 'page'>, roomId: RoomId) =>
  page.request('room:join', { callId: null, roomId });

const title = { 'zh-Hans': '部门', 'zh-Hant': '部門', en: 'Department' };
export const sittingOf = (roomId: RoomId, chair: Person, reviewers: Person[], parties: Person[]) => ({
  ...{ roomId, kind: 'jointReview' as const, reviewId: `review-of-${roomId}`.slice(0, 64), title: '联审' },
  chair: { person: chair, title, seatId: 'seat-0' },
  reviewers: reviewers.map((person, index) => ({ person, title, seatId: `seat-${index + 1}` })),
  parties: parties.map((person) => ({ person, title })),
});
