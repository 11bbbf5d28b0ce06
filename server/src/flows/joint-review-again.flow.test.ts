import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewView, OwnJointReview } from '@cloudseat/shared/nouns/joint-review.ts';
import type { UpcomingReview } from '@cloudseat/shared/nouns/upcoming-review.ts';
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
import { TestBrowser } from '../test-support/test-page.ts';
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

describe('a joint review that is booked, and led by somebody else in the end', () => {
  let server: TestServer;
  let story: Awaited<ReturnType<typeof openLead>>;

  beforeAll(async () => {
    server = await startTestServer({ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], smsSender });
    story = await openLead(server.url);
  });
  afterAll(async () => {
    story?.lead.desk.close();
    story?.ticket.page.close();
    await server?.close();
  });

  it('is on the desks of its departments when it is booked, moved and cancelled; one says that they come', async () => {
    const { lead, caseId } = story;
    const [housing, colleague, other] = [
      await open(server.url, 'a021'),
      await open(server.url, 'a022'),
      await open(server.url, 'a041'),
    ];
    const upcomingOf = async ({ browser }: Desk) =>
      (await browser.call<{ upcoming: UpcomingReview[] }>('GET', '/joint-reviews/upcoming')).upcoming;
    const scheduledAt = Date.now() + 2 * 3_600_000;
    const { reviewId } = await propose(lead.browser, caseId, [{ departmentId: 'housing' }], { scheduledAt });
    const told = (desk: Desk) =>
      desk.desk.waitFor('jointReview:changed', (word) => word.reviewId === reviewId);
    await told(housing);
    const [first] = await upcomingOf(housing);
    expect(first).toMatchObject({
      ...{
        reviewId,
        scheduledAt,
        movedFrom: null,
        isCancelled: false,
        isLead: false,
        comes: null,
        isMine: false,
      },
      ...{ question: 'housing：场所是否符合要求？', caseNumber: expect.stringMatching(/^\d{4}-/) },
    });
    expect((await upcomingOf(lead))[0]).toMatchObject({ reviewId, isLead: true });
    expect(await upcomingOf(other)).toEqual([]);
    // What they may not read, they may not: the review itself is for those who sit in it.
    await expect(readReview(housing.browser, reviewId)).rejects.toMatchObject(refused('NOT_FOUND'));
    const claim = `/joint-reviews/${reviewId}/seats/${first?.seatId}/claim`;
    await expect(other.browser.call('PUT', claim, { comes: true })).rejects.toMatchObject(
      refused('NOT_FOUND'),
    );
    const mine = await colleague.browser.call<{ upcoming: UpcomingReview[] }>('PUT', claim, { comes: true });
    expect(mine.upcoming[0]).toMatchObject({ isMine: true, isClaimed: true, comes: { agentNumber: 'A022' } });
    await expect(housing.browser.call('PUT', claim, { comes: true })).rejects.toMatchObject(
      refused('REVIEW_STATE'),
    );
    housing.desk.forget();
    const later = scheduledAt + 3_600_000;
    await command(lead.browser, reviewId, 'adjournment', { reason: '申请人另约时间', scheduledAt: later });
    await told(housing);
    expect((await upcomingOf(housing))[0]).toMatchObject({ scheduledAt: later, movedFrom: scheduledAt });
    housing.desk.forget();
    await command(lead.browser, reviewId, 'cancellation', { reason: '申请人撤回申请' });
    await told(housing);
    expect((await upcomingOf(housing))[0]).toMatchObject({ isCancelled: true, endReason: '申请人撤回申请' });
  });

  it('is handed over in a running sitting: the chair follows whoever agreed, and the supervisor names one for good', async () => {
    const { lead, caseId } = story;
    const [housing, colleague] = [await open(server.url, 'a021'), await open(server.url, 'a002')];
    const { reviewId } = await propose(lead.browser, caseId, [{ departmentId: 'housing' }]);
    await acceptSeat(housing, reviewId);
    await expect.poll(async () => (await readReview(lead.browser, reviewId)).state).toBe('convened');
    const { roomId, seats } = await readReview(lead.browser, reviewId);
    if (roomId === null) throw new Error('no room');
    await lead.desk.request('room:join', { callId: null, roomId });
    const own = seats.find(({ isLead }) => isLead);
    const path = `/joint-reviews/${reviewId}`;
    const { agents } = await lead.browser.call<{ agents: { agentId: string; agentNumber: string }[] }>(
      ...(['GET', `${path}/seats/${own?.seatId}/colleagues`] as const),
    );
    const toId = agents.find(({ agentNumber }) => agentNumber === 'A002')?.agentId;
    const wish = { toId, reason: '临时有急事' };
    await expect(housing.browser.call('POST', `${path}/lead`, wish)).rejects.toMatchObject(
      refused('FORBIDDEN'),
    );
    await expect(colleague.browser.call('POST', `${path}/lead`, wish)).rejects.toMatchObject(
      refused('NOT_FOUND'),
    );
    await lead.browser.call('POST', `${path}/lead`, wish);
    await colleague.desk.waitFor('jointReview:changed', (word) => word.reviewId === reviewId);
    expect(await readReview(colleague.browser, reviewId)).toMatchObject({ owes: 'lead', isLead: false });
    for (const each of [housing, lead])
      await expect(
        each.browser.call('POST', `${path}/lead/answer`, { isAccepted: true }),
      ).rejects.toMatchObject(refused('NOT_FOUND'));
    await colleague.browser.call('POST', `${path}/lead/answer`, { isAccepted: true });
    const joined = await colleague.desk.request('room:join', { callId: null, roomId });
    const chairs = joined.room.sitting?.attendees.filter(({ part }) => part === 'chair');
    expect(chairs).toHaveLength(1);
    expect(await readReview(colleague.browser, reviewId)).toMatchObject({ isLead: true });
    // Whoever led it has no part in it any more: neither in the room nor in what is decided.
    await expect(lead.desk.request('room:join', { callId: null, roomId })).rejects.toMatchObject(
      refused('FORBIDDEN'),
    );
    await expect(readReview(lead.browser, reviewId)).rejects.toMatchObject(refused('NOT_FOUND'));
    await command(colleague.browser, reviewId, 'phase', { phase: 'closedDeliberation' });

    // The new lead does not come back: the department's supervisor names another one, without waiting for anybody's answer.
    const supervisor = new TestBrowser(server.url);
    await supervisor.signInStaff('s001', demoPassword);
    expect(await readReview(supervisor, reviewId)).toMatchObject({ mayReassign: true });
    const back = agents.find(({ agentNumber }) => agentNumber !== 'A002');
    expect(back).toBeDefined();
    const given = await supervisor.call<JointReviewView>('POST', `${path}/lead`, {
      ...{ toId: back?.agentId, reason: '主办人离岗' },
    });
    expect(given.seats.find(({ isLead }) => isLead)?.agent).toMatchObject({ agentId: back?.agentId });
    await expect(readReview(colleague.browser, reviewId)).rejects.toMatchObject(refused('NOT_FOUND'));
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
