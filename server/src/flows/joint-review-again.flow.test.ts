import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewView, OwnJointReview } from '@cloudseat/shared/nouns/joint-review.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openDesk } from '../test-support/call-steps.ts';
import {
  type AskedDepartment,
  acceptSeat,
  answerSeat,
  command,
  type Desk,
  openLead,
  opinionOf,
  readReview,
  seatOf,
  signOpinion,
  waitForSeat,
  wishOf,
} from '../test-support/joint-steps.ts';
import type { TestBrowser } from '../test-support/test-page.ts';
import {
  demoPassword,
  makeTenant,
  startServerProcess,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestServerProcess,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

const refused = (code: string) => ({ body: { code } });
let sfu: TestSfu;
const texts: string[] = [];
const smsSender = {
  send: async (_phone: string, code: string) => ({ demoCode: code }),
  async sendNotice(_phone: string, { text }: { text: string }) {
    texts.push(text);
  },
};
const desks: Desk[] = [];
const open = async (url: string, loginName: string): Promise<Desk> => {
  const desk = await openDesk(url, loginName);
  desks.push(desk);
  return desk;
};
const propose = (
  browser: TestBrowser,
  caseId: string,
  departments: { departmentId: AskedDepartment; isRequired?: boolean }[],
  more: Parameters<typeof wishOf>[1] = {},
) => browser.call<JointReviewView>('POST', `/cases/${caseId}/joint-reviews`, wishOf(departments, more));

beforeAll(async () => {
  sfu = await startTestSfu();
});
afterAll(async () => {
  await sfu?.stop();
});
afterEach(() => {
  for (const { desk } of desks.splice(0)) desk.close();
});

describe('a joint review on one server', () => {
  let offsetMs = 0;
  let server: TestServer;
  let story: Awaited<ReturnType<typeof openLead>>;

  beforeEach(async () => {
    offsetMs = 0;
    server = await startTestServer({
      ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], smsSender },
      clock: { now: () => Date.now() + offsetMs },
    });
    story = await openLead(server.url);
    desks.push(story.lead);
  });
  afterEach(async () => {
    story.ticket.page.close();
    await server.close();
  });

  it('keeps what was signed over an adjournment, and asks those first who sat there', async () => {
    const { lead, caseId } = story;
    const [housing, health, otherHealth] = [
      await open(server.url, 'a021'),
      await open(server.url, 'a041'),
      await open(server.url, 'a042'),
    ];
    const { reviewId } = await propose(lead.browser, caseId, [
      { departmentId: 'housing' },
      { departmentId: 'health' },
    ]);
    await acceptSeat(housing, reviewId);
    const { fence } = await acceptSeat(health, reviewId);
    await expect.poll(async () => (await readReview(lead.browser, reviewId)).state).toBe('convened');
    await signOpinion(housing.browser, reviewId, opinionOf({ text: '已经签好。' }));
    const rested = await command(lead.browser, reviewId, 'adjournment', {
      reason: '等待补充材料',
      scheduledAt: null,
    });
    expect(rested).toMatchObject({
      state: 'adjourned',
      roomId: null,
      sittings: [{ number: 1, endedAt: expect.any(Number) }],
    });
    await housing.desk.waitFor('desk:updated', ({ desk }) => desk.activity === 'idle');
    await health.desk.waitFor('desk:updated', ({ desk }) => desk.activity === 'idle');
    await expect(signOpinion(housing.browser, reviewId, opinionOf())).rejects.toMatchObject(
      refused('REVIEW_STATE'),
    );
    // Of two that are free the one who sat there is asked, though the other has been idle for longer.
    await command(lead.browser, reviewId, 'convene');
    await waitForSeat(health.desk, reviewId, fence);
    expect(seatOf(await readReview(lead.browser, reviewId), 'housing')).toMatchObject({
      state: 'signed',
      hasSigned: true,
    });
    await acceptSeat(health, reviewId, fence);
    await expect.poll(async () => (await readReview(lead.browser, reviewId)).state).toBe('convened');
    const again = await readReview(lead.browser, reviewId);
    expect(again.sittings).toMatchObject([{ number: 1 }, { number: 2, endedAt: null }]);
    expect(again.sittings[0]?.roomId).not.toBe(again.roomId);

    // 回避: somebody else of the department is asked, and never the same agent again.
    const { ownSeatId } = await readReview(health.browser, reviewId);
    await command(health.browser, reviewId, `seats/${ownSeatId}/abstention`, { reason: '与申请人是亲属' });
    await health.desk.waitFor('desk:updated', ({ desk }) => desk.activity === 'idle');
    await acceptSeat(otherHealth, reviewId);
    await expect
      .poll(async () => seatOf(await readReview(lead.browser, reviewId), 'health').agent?.agentNumber)
      .toBe('A042');
    await expect(readReview(health.browser, reviewId)).rejects.toMatchObject(refused('NOT_FOUND'));
    await command(lead.browser, reviewId, 'end-of-sitting');
    await signOpinion(otherHealth.browser, reviewId, opinionOf());
    await signOpinion(lead.browser, reviewId, opinionOf());
    await command(lead.browser, reviewId, 'consolidation', { summary: '', resolutions: [] });
    const housingSeat = seatOf(await readReview(lead.browser, reviewId), 'housing');
    await command(lead.browser, reviewId, `seats/${housingSeat.seatId}/round`, { reason: '请核对面积' });
    const owed = await readReview(housing.browser, reviewId);
    expect(owed).toMatchObject({
      state: 'opinionsPending',
      owes: 'opinion',
      ownDraft: { text: '已经签好。' },
    });
    await signOpinion(housing.browser, reviewId, opinionOf({ text: '面积已经核对。' }));
    await command(lead.browser, reviewId, 'consolidation', { summary: '', resolutions: [] });
    const issued = await command(lead.browser, reviewId, 'issue', { password: demoPassword });
    expect(seatOf(issued, 'housing').opinion).toMatchObject({ round: 2, text: '面积已经核对。' });
  });

  it('says that nobody of a department is there, and goes on without it by the lead’s word', async () => {
    const { lead, caseId } = story;
    const housing = await open(server.url, 'a021');
    const proposed = await propose(lead.browser, caseId, [
      { departmentId: 'housing' },
      { departmentId: 'environment' },
    ]);
    const { reviewId } = proposed;
    expect(seatOf(proposed, 'environment')).toMatchObject({
      state: 'invited',
      signedInCount: 0,
      ringsAt: null,
    });
    await housing.desk.waitFor('desk:updated', ({ desk }) => desk.activity === 'jointMember');
    const { seatId } = seatOf(proposed, 'environment');
    const path = (reason: string, version: number) =>
      `/joint-reviews/${reviewId}/seats/${seatId}?version=${version}&reason=${encodeURIComponent(reason)}`;
    await expect(lead.browser.call('DELETE', path('今日没有人员在岗', 99))).rejects.toMatchObject(
      refused('CHANGED_MEANWHILE'),
    );
    const dropped = await lead.browser.call<JointReviewView>(
      'DELETE',
      path('今日没有人员在岗', (await readReview(lead.browser, reviewId)).version),
    );
    expect(seatOf(dropped, 'environment')).toMatchObject({ state: 'dropped', reason: '今日没有人员在岗' });
    await acceptSeat(housing, reviewId);
    await expect.poll(async () => (await readReview(lead.browser, reviewId)).state).toBe('convened');
    const roomId = (await readReview(housing.browser, reviewId)).roomId as RoomId;
    await housing.desk.request('room:join', { callId: null, roomId });
    const housingState = async () => seatOf(await readReview(lead.browser, reviewId), 'housing').state;
    await expect.poll(housingState).toBe('joined');
    const cancelled = await command(lead.browser, reviewId, 'cancellation', { reason: '申请人撤回申请' });
    expect(cancelled).toMatchObject({ state: 'cancelled', endReason: '申请人撤回申请', roomId: null });
    expect(await housingState()).toBe('accepted');
    await housing.desk.waitFor('desk:updated', ({ desk }) => desk.activity === 'idle');
    await expect(command(lead.browser, reviewId, 'convene')).rejects.toMatchObject(refused('REVIEW_STATE'));
  });

  it('tells the applicant of a booked time, reminds them, and tells the lead when it has come', async () => {
    const { lead, caseId, ticket } = story;
    const scheduledAt = Date.now() + 2 * 3_600_000;
    const before = texts.length;
    const { reviewId } = await propose(lead.browser, caseId, [{ departmentId: 'housing' }], { scheduledAt });
    await expect.poll(() => texts.slice(before)).toEqual([expect.stringContaining('定于')]);
    expect(await readReview(lead.browser, reviewId)).toMatchObject({
      state: 'proposed',
      owes: 'nothing',
      scheduledAt,
    });
    const { reviews } = await ticket.browser.call<{ reviews: OwnJointReview[] }>(
      'GET',
      `/own-cases/${caseId}/joint-reviews`,
    );
    expect(reviews).toMatchObject([{ reviewId, scheduledAt, roomId: null }]);
    offsetMs = 3_600_000 + 60_000;
    await expect.poll(() => texts.slice(before + 1)).toEqual([expect.stringContaining('提醒')]);
    offsetMs = 2 * 3_600_000 + 1_000;
    await lead.desk.waitFor('jointReview:changed', (told) => told.reviewId === reviewId);
    expect((await readReview(lead.browser, reviewId)).owes).toBe('convene');
    expect(texts).toHaveLength(before + 2);
  });
});

describe('a joint review whose server is killed', () => {
  let postgres: TestPostgres;
  let left: TestServerProcess;
  let right: TestServerProcess;

  beforeAll(async () => {
    postgres = await createTestPostgres(inject('postgresUrl'));
    const options = {
      ...{
        redisUrl: inject('redisUrl'),
        sfuUrls: [sfu.url],
        tenant: makeTenant(),
        databaseUrl: postgres.url,
      },
    };
    [left, right] = await Promise.all([startServerProcess(options), startServerProcess(options)]);
  });
  afterAll(async () => {
    await Promise.all([left?.close(), right?.close()]);
    await postgres?.drop();
  });

  it('comes together on the other one, and its people keep their seats', { timeout: 120_000 }, async () => {
    const { lead, caseId, ticket } = await openLead(left.url);
    const [housing, health] = [await open(right.url, 'a021'), await open(left.url, 'a041')];
    const { reviewId } = await propose(lead.browser, caseId, [
      { departmentId: 'housing' },
      { departmentId: 'health' },
    ]);
    await acceptSeat(housing, reviewId);
    await waitForSeat(health.desk, reviewId);
    await left.kill();
    // The page of health comes to the other server while the seat still rings there.
    const moved = health.browser.movedTo(right.url);
    const desk = await moved.open('staff', health.desk.pageId);
    const { desk: view } = await desk.request('desk:claim', {});
    const rings = view.jointOffer ?? (await waitForSeat(desk, reviewId));
    await answerSeat(moved, rings);
    const leader = lead.browser.movedTo(right.url);
    await expect.poll(async () => (await readReview(leader, reviewId)).state).toBe('convened');
    const { roomId } = await readReview(leader, reviewId);
    if (roomId === null) throw new Error('no room');
    const joined = await housing.desk.request('room:join', { callId: null, roomId });
    expect(joined.room.sitting?.attendees.map(({ part }) => part).sort()).toEqual([
      ...['chair', 'party', 'reviewer', 'reviewer'],
    ]);
    // Who drops and comes back sits where they sat.
    await housing.desk.request('sitting:leave', { roomId });
    await expect.poll(async () => seatOf(await readReview(leader, reviewId), 'housing').state).toBe('left');
    housing.desk.close();
    const back = await housing.browser.open('staff', housing.desk.pageId);
    await back.request('room:join', { callId: null, roomId });
    await expect.poll(async () => seatOf(await readReview(leader, reviewId), 'housing').state).toBe('joined');
    for (const page of [desk, back, lead.desk, ticket.page]) page.close();
  });
});
