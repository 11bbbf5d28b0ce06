import type { CaseId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewView, OwnJointReview } from '@cloudseat/shared/nouns/joint-review.ts';
import type { CaseEntry, CaseView, JournalProof, OwnCaseView } from '@cloudseat/shared/nouns/service-case.ts';
import type { SittingMessage } from '@cloudseat/shared/nouns/sitting-message.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDesk } from '../test-support/call-steps.ts';
import {
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
import { readPdf } from '../test-support/read-pdf.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import {
  demoPassword,
  makeTenant,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

const texts: string[] = [];
const smsSender = {
  send: async (_phone: string, code: string) => ({ demoCode: code }),
  async sendNotice(_phone: string, { text }: { text: string }) {
    texts.push(text);
  },
};
const refused = (code: string, details?: object) => ({ body: { code, ...(details && { details }) } });
let postgres: TestPostgres;
let sfu: TestSfu;
let left: TestServer;
let right: TestServer;
let story: Awaited<ReturnType<typeof openLead>>;
let housing: Desk;
let health: Desk;
let healthSubstitute: Desk;
let environment: Desk;
let supervisor: TestBrowser;
let review: JointReviewView;

const as = (desk: Desk) => desk.browser;
const read = (browser: TestBrowser) => readReview(browser, review.reviewId);
const act = (browser: TestBrowser, path: string, body?: Record<string, unknown>) =>
  command(browser, review.reviewId, path, body);
const actionsOf = async (caseId: CaseId) =>
  (await supervisor.call<{ entries: CaseEntry[] }>('GET', `/cases/${caseId}/timeline?after=0`)).entries.map(
    ({ action }) => action,
  );

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  const options = {
    ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], tenant: makeTenant(), databaseUrl: postgres.url },
    smsSender,
  };
  [left, right] = [await startTestServer(options), await startTestServer(options)];
  story = await openLead(left.url, right.url);
  [housing, health, healthSubstitute, environment] = [
    await openDesk(right.url, 'a021'),
    await openDesk(left.url, 'a041'),
    await openDesk(right.url, 'a042'),
    await openDesk(right.url, 'a061'),
  ];
  supervisor = new TestBrowser(right.url);
  await supervisor.signInStaff('s001', demoPassword);
});
afterAll(async () => {
  for (const { desk } of [story?.lead, housing, health, healthSubstitute, environment]) desk?.close();
  story?.ticket.page.close();
  await Promise.all([left?.close(), right?.close()]);
  await sfu?.stop();
  await postgres?.drop();
});

describe('a joint review of four departments on two servers', () => {
  it('is proposed out of a talk and rings at a desk of each department at once', async () => {
    const { lead, caseId, ticket } = story;
    const wish = wishOf(
      [{ departmentId: 'housing' }, { departmentId: 'health' }, { departmentId: 'environment' }],
      { callId: ticket.callId },
    );
    review = await lead.browser.call('POST', `/cases/${caseId}/joint-reviews`, wish);
    expect(review).toMatchObject({ state: 'inviting', isLead: true, callId: ticket.callId, roomId: null });
    const again = await lead.browser.call<JointReviewView>('POST', `/cases/${caseId}/joint-reviews`, wish);
    expect(again.reviewId).toBe(review.reviewId);
    await expect(
      lead.browser.call('POST', `/cases/${caseId}/joint-reviews`, { ...wish, requestId: 'another' }),
    ).rejects.toMatchObject(refused('REVIEW_STATE'));
    const offer = await waitForSeat(environment.desk, review.reviewId);
    expect(offer).toMatchObject({
      from: { agent: { displayName: '陈思远' } },
      isRequired: true,
      otherDepartments: [{ en: expect.any(String) }, { en: expect.any(String) }],
    });
    expect((await supervisor.call<CaseView>('GET', `/cases/${caseId}`)).clocks).toMatchObject([
      { kind: 'joint' },
    ]);
  });

  it('goes on to the substitute whom the agent who declines has named', async () => {
    const offer = await waitForSeat(health.desk, review.reviewId);
    const { seatId, reviewId } = offer;
    const path = `/joint-reviews/${reviewId}/seats/${seatId}/colleagues`;
    const { agents } = await as(health).call<{ agents: { agentId: string; agentNumber: string }[] }>(
      'GET',
      path,
    );
    expect(agents[0]).toMatchObject({ agentNumber: 'A042' });
    await expect(as(housing).call('GET', path)).rejects.toMatchObject(refused('NOT_FOUND'));
    const named = { answer: 'decline', reason: '正在外出核查', substituteId: agents[0]?.agentId };
    await answerSeat(as(health), offer, named);
    await expect(answerSeat(as(health), offer)).rejects.toMatchObject(refused('OFFER_STALE'));
    await waitForSeat(healthSubstitute.desk, reviewId);
    const seat = seatOf(await read(as(story.lead)), 'health');
    expect(seat).toMatchObject({
      ...{ state: 'declined', reason: '正在外出核查', signedInCount: 2 },
      substitute: { agentNumber: 'A042' },
      ringsAt: { agentNumber: 'A042' },
    });
  });

  it('opens the room once all who are needed have accepted, and not before', async () => {
    await acceptSeat(housing, review.reviewId);
    await acceptSeat(environment, review.reviewId);
    expect(await read(as(story.lead))).toMatchObject({ state: 'inviting', roomId: null });
    await expect(read(as(health))).rejects.toMatchObject(refused('NOT_FOUND'));
    await acceptSeat(healthSubstitute, review.reviewId);
    await expect.poll(async () => (await read(as(story.lead))).state).toBe('convened');
    await housing.desk.waitFor('desk:updated', ({ desk }) => desk.jointReviewId === review.reviewId);
    // Nothing is said in the talk's own room meanwhile: what is said in the closed part would be heard there.
    await story.lead.desk.waitFor('desk:updated', ({ desk }) => Number(desk.call?.heldAt) > 0);
    const { callId } = story.ticket;
    await expect(story.lead.desk.request('call:resume', { callId })).rejects.toMatchObject(
      refused('CALL_STATE'),
    );
    const { roomId } = await read(as(housing));
    if (roomId === null) throw new Error('no room');
    for (const { desk } of [story.lead, housing, healthSubstitute, environment]) {
      const joined = await desk.request('room:join', { callId: null, roomId });
      expect(joined.room.sitting).toMatchObject({ reviewId: review.reviewId, phase: 'openSession' });
    }
    await expect.poll(async () => seatOf(await read(as(story.lead)), 'housing').state).toBe('joined');
  });

  it('calls the applicant in, and closes the door for the deliberation', async () => {
    const { ticket, lead } = story;
    const { roomId } = await act(as(lead), 'phase', { phase: 'openSession' });
    if (roomId === null) throw new Error('no room');
    const before = texts.length;
    await act(as(lead), 'applicant');
    await expect.poll(() => texts.slice(before)).toEqual([expect.stringContaining('请您现在进来')]);
    expect(texts.at(-1)).toContain(encodeURIComponent(`/reviews/${review.reviewId}`));
    await act(as(lead), 'applicant');
    expect(texts).toHaveLength(before + 1);
    const own = () => ticket.browser.call<OwnJointReview>('GET', `/own-joint-reviews/${review.reviewId}`);
    expect(await own()).toMatchObject({
      isAwaited: true,
      roomId,
      departments: [{ isLead: true }, {}, {}, {}],
    });
    await ticket.page.request('room:join', { callId: null, roomId });
    await ticket.page.waitFor('room:updated', ({ room }) =>
      Boolean(
        room.sitting?.attendees.some(({ part, standing }) => part === 'party' && standing === 'admitted'),
      ),
    );
    await act(as(lead), 'phase', { phase: 'closedDeliberation' });
    await ticket.page.waitFor('room:updated', ({ room }) => room.sitting?.phase === 'closedDeliberation');
    expect(await own()).toMatchObject({
      ...{ state: 'closedDeliberation', isAwaited: false, isCalled: true },
    });
    await expect(
      as(housing).call('POST', `/joint-reviews/${review.reviewId}/phase`, {
        phase: 'openSession',
      }),
    ).rejects.toMatchObject(refused('FORBIDDEN'));
  });

  it('keeps its chat for whoever has a part in it, the closed part of it as it keeps recordings', async () => {
    const { lead, ticket } = story;
    const roomId = (await read(as(lead))).roomId as RoomId;
    const text = '排烟口离窗太近';
    await lead.desk.request('sittingMessage:send', { roomId, phase: 'closedDeliberation', text });
    const chatOf = async (browser: TestBrowser) => {
      const { messages, isWhole } = await browser.call<{ messages: SittingMessage[]; isWhole: boolean }>(
        'GET',
        `/joint-reviews/${review.reviewId}/messages`,
      );
      return { isWhole, texts: messages.map((message) => message.text) };
    };
    expect(await chatOf(as(housing))).toEqual({ isWhole: true, texts: [text] });
    // Over all departments: of none, and so not of the lead one.
    expect(await chatOf(supervisor)).toEqual({ isWhole: false, texts: [] });
    await expect(chatOf(as(health))).rejects.toMatchObject(refused('NOT_FOUND'));
    await expect(chatOf(ticket.browser)).rejects.toMatchObject(refused('FORBIDDEN'));
  });

  it('obeys the lead alone, shows itself to those who have a part in it, and to nobody else', async () => {
    const { reviewId } = review;
    const stranger = await openDesk(right.url, 'a033');
    const { seatId } = seatOf(await read(as(housing)), 'health');
    const [reason, version] = ['没有别的原因', 0];
    const ofLead: [method: string, path: string, body?: object][] = [
      ['POST', 'convene', { version }],
      ['DELETE', `seats/${seatId}?version=0&reason=${encodeURIComponent(reason)}`],
      ['POST', 'phase', { phase: 'openSession' }],
      ['POST', 'applicant', {}],
      ['POST', 'consolidation', { version, summary: '', resolutions: [] }],
      ['POST', 'escalation', { version, reason }],
      ['POST', `seats/${seatId}/round`, { version, reason }],
      ['POST', 'issue', { version, password: demoPassword }],
      ['POST', 'adjournment', { reason, scheduledAt: null }],
      ['POST', 'end-of-sitting', {}],
      ['POST', 'cancellation', { version, reason }],
    ];
    const ofMembers: typeof ofLead = [
      ['GET', ''],
      ['PUT', 'checklist/i1', { state: 'done', note: '' }],
      ['PUT', `seats/${seatId}/opinion`, opinionOf()],
      ['POST', `seats/${seatId}/signature`, { round: 1, draft: opinionOf(), password: demoPassword }],
      ['POST', `seats/${seatId}/abstention`, { reason }],
      ['GET', `seats/${seatId}/colleagues`],
      ['POST', `seats/${seatId}/answer`, { answer: 'accept', fence: 1 }],
    ];
    const codeOf = async (browser: TestBrowser, [method, path, body]: (typeof ofLead)[number]) => {
      const answer = await browser.send(method, `/joint-reviews/${reviewId}${path && `/${path}`}`, body);
      return (answer.body as { error?: { code: string } }).error?.code ?? answer.status;
    };
    for (const each of ofLead) {
      expect(`${each[1]} ${await codeOf(as(housing), each)}`).toBe(`${each[1]} FORBIDDEN`);
      expect(`${each[1]} ${await codeOf(stranger.browser, each)}`).toBe(`${each[1]} NOT_FOUND`);
      expect(`${each[1]} ${await codeOf(supervisor, each)}`).toBe(`${each[1]} FORBIDDEN`);
      expect(`${each[1]} ${await codeOf(story.ticket.browser, each)}`).toBe(`${each[1]} FORBIDDEN`);
    }
    for (const each of ofMembers)
      expect(`${each[1]} ${await codeOf(stranger.browser, each)}`).toBe(`${each[1]} NOT_FOUND`);
    const ownOf = (browser: TestBrowser) =>
      browser
        .call<{ reviews: unknown[] }>('GET', '/joint-reviews?scope=running')
        .then(({ reviews }) => reviews.length);
    expect([await ownOf(as(housing)), await ownOf(stranger.browser), await ownOf(supervisor)]).toEqual([
      1, 0, 1,
    ]);
    const another = new TestBrowser(left.url);
    await another.signInApplicant('13912349999');
    for (const path of [`/own-joint-reviews/${reviewId}`, `/own-cases/${story.caseId}/joint-reviews`])
      await expect(another.call('GET', path)).rejects.toMatchObject(refused('NOT_FOUND'));
    const ticked = await as(housing).call<JointReviewView>('PUT', `/joint-reviews/${reviewId}/checklist/i2`, {
      ...{ state: 'question', note: '现场没有净化器' },
    });
    expect(ticked.checklist[1]).toMatchObject({ state: 'question', by: { agentNumber: 'A021' } });
    const { departments } = await as(story.lead).call<{
      departments: { departmentId: string; signedInCount: number }[];
    }>(...(['GET', '/joint-reviews/departments'] as const));
    expect(departments.find(({ departmentId }) => departmentId === 'health')).toMatchObject({
      signedInCount: 2,
    });
    stranger.desk.close();
  });

  it('shows nobody another’s opinion before all have signed; silence is never consent', async () => {
    const { lead } = story;
    const condition = { lineId: null, kind: 'condition' as const, text: '油烟净化后排放。' };
    const saved = opinionOf({ text: '草稿' });
    const housingSeat = seatOf(await read(as(housing)), 'housing');
    const path = `/joint-reviews/${review.reviewId}/seats/${housingSeat.seatId}/opinion`;
    await as(housing).call('PUT', path, saved);
    expect((await read(as(housing))).ownDraft).toEqual(saved);
    expect((await read(as(lead))).ownDraft).toBeNull();
    await expect(as(environment).call('PUT', path, saved)).rejects.toMatchObject(refused('NOT_FOUND'));
    await expect(
      signOpinion(as(housing), review.reviewId, opinionOf({ verdict: 'disagree' })),
    ).rejects.toMatchObject(refused('BAD_REQUEST', { lacks: ['basis'] }));
    await expect(
      signOpinion(as(housing), review.reviewId, opinionOf(), 'wrong password'),
    ).rejects.toMatchObject(refused('PASSWORD_WRONG'));
    const against = { verdict: 'disagree' as const, basis: '《建筑法》第四十九条', text: '承重墙被拆。' };
    await signOpinion(as(housing), review.reviewId, opinionOf(against));
    expect(seatOf(await read(as(lead)), 'housing')).toMatchObject({ hasSigned: true, opinion: null });
    await act(as(lead), 'end-of-sitting');
    await lead.desk.waitFor(
      'desk:updated',
      ({ desk }) => Number(desk.call?.heldMs) > 0 && desk.call?.heldAt === null,
    );
    await expect(act(as(lead), 'consolidation', { summary: '', resolutions: [] })).rejects.toMatchObject(
      refused('OPINIONS_MISSING', { departmentIds: ['market-regulation', 'health', 'environment'] }),
    );
    // All who are left at once, on both servers: nobody is sent back because another was quicker.
    const conditional = opinionOf({ verdict: 'agreeWithConditions', lines: [condition] });
    await Promise.all([
      signOpinion(as(environment), review.reviewId, conditional),
      signOpinion(as(healthSubstitute), review.reviewId, conditional),
      signOpinion(as(lead), review.reviewId, opinionOf()),
    ]);
    const seen = seatOf(await read(as(environment)), 'housing');
    // What opinions may stand on is known to whoever has a seat, though the case itself is not theirs to open.
    expect((await read(as(environment))).lines).toContainEqual({
      lineId: 'family-members',
      name: expect.anything(),
    });
    expect(seen.opinion).toMatchObject({
      ...against,
      round: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await healthSubstitute.desk.waitFor('desk:updated', ({ desk }) => desk.activity === 'idle');
  });

  it('puts the conflict before the supervisor, and issues one paper once it is settled', async () => {
    const { lead, caseId, ticket } = story;
    const merged = await act(as(lead), 'consolidation', { summary: '整改后可以开业。', resolutions: [] });
    expect(merged.consolidation).toMatchObject({
      conclusion: 'disagree',
      lines: [{ text: '油烟净化后排放。', seatIds: [{}, {}].map(() => expect.any(String)) }],
      conflicts: [{ kind: 'verdict', resolution: null }],
    });
    await expect(act(as(lead), 'issue', { password: demoPassword })).rejects.toMatchObject(
      refused('CONFLICTS_OPEN', { conflictIds: ['verdict'] }),
    );
    await act(as(lead), 'escalation', { reason: '住建与其他部门意见不一致' });
    const { reviews } = await supervisor.call<{ reviews: { owes: string }[] }>(
      'GET',
      '/joint-reviews?scope=owing',
    );
    expect(reviews).toMatchObject([{ owes: 'resolution' }]);
    const word = {
      conflictId: 'verdict',
      text: '承重墙已由鉴定机构加固，按附条件同意办理。',
      followsSeatId: seatOf(await read(as(lead)), 'environment').seatId,
    };
    const settled = await act(supervisor, 'resolution', { resolutions: [word] });
    expect(settled).toMatchObject({
      state: 'consolidated',
      consolidation: { conclusion: 'agreeWithConditions' },
    });
    const issued = await act(as(lead), 'issue', { password: demoPassword });
    expect(issued).toMatchObject({
      state: 'issued',
      number: expect.stringMatching(/^市场监管联〔\d{4}〕000001号$/),
    });
    const content = await fetch(`${left.url}/api/vouchers/${issued.voucherId}/content`, {
      headers: { cookie: ticket.browser.cookie },
    });
    const text = (await readPdf(Buffer.from(await content.arrayBuffer()))).replace(/\s+/g, '');
    for (const words of [
      '联审意见',
      '餐饮店开业前联合审查',
      '附条件同意',
      '不同意（保留的不同意见）',
      '油烟净化后排放。',
    ])
      expect(text).toContain(words);
    for (const words of ['承重墙被拆。', '依据：《建筑法》第四十九条', '提级会商，', issued.number ?? ''])
      expect(text).toContain(words);
    await expect.poll(() => texts.some((each) => each.includes('联审意见'))).toBe(true);
    const own = await ticket.browser.call<OwnCaseView>('GET', `/own-cases/${caseId}`);
    expect(own.vouchers).toMatchObject([{ kind: 'jointOpinion', number: issued.number }]);
    await ticket.browser.call('POST', `/vouchers/${issued.voucherId}/acknowledgement`, {});
    await expect.poll(async () => (await read(as(lead))).state).toBe('closed');
    expect((await read(as(lead))).receivedAt).not.toBeNull();
  });

  it('stands in the journal of the case from the first word to the last, and the chain holds', async () => {
    const { caseId } = story;
    const actions = (await actionsOf(caseId)).filter((action) => action.startsWith('joint.'));
    const once = [
      'joint.proposed',
      'joint.seatDeclined',
      'joint.convened',
      'joint.sittingEnded',
      'joint.escalated',
    ];
    for (const action of [...once, 'joint.resolved', 'joint.issued', 'joint.closed'])
      expect(actions.filter((each) => each === action)).toEqual([action]);
    expect(actions.filter((action) => action === 'joint.opinionSigned')).toHaveLength(4);
    expect(actions.filter((action) => action === 'joint.seatAccepted')).toHaveLength(3);
    const proof = await supervisor.call<JournalProof>('GET', `/cases/${caseId}/proof`);
    expect(proof).toMatchObject({ isIntact: true });
  });
});
