import { type RouteName, routes } from '@cloudseat/shared/contract/routes.ts';
import type { ReportView } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ScoreBoard, ScoreCheck } from '@cloudseat/shared/nouns/expert-score.ts';
import { changesName } from '@cloudseat/shared/report/report-doc.ts';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { Map as YMap, Text as YText } from 'yjs';
import { fillRoute } from '../test-support/every-request.ts';
import { type Asker, gatherPeople } from '../test-support/expert-people.ts';
import { commitScore, ReportPage, readReportView, sheetOf } from '../test-support/expert-score-steps.ts';
import { openLead } from '../test-support/joint-steps.ts';
import { type PlantedReview, plantReview } from '../test-support/planted-review.ts';
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

// Every route is asked by everybody, far more than one address may in a minute.
vi.mock('../tuning-gateway.ts', async (load) => {
  const { gatewayTuning } = await load<typeof import('../tuning-gateway.ts')>();
  return { gatewayTuning: { ...gatewayTuning, httpRequestsPerMinute: 1e6, socketBurst: 1e6 } };
});

const refused = (code: string, details?: object) => ({ body: { code, ...(details && { details }) } });
const patient = { timeout: 30_000, interval: 200 };
/** What the clock of both servers is ahead by, ms. */
let aheadMs = 0;
let postgres: TestPostgres;
let sfu: TestSfu;
let left: TestServer;
let right: TestServer;
let story: Awaited<ReturnType<typeof openLead>>;
let review: PlantedReview;
let people: Asker[];
/** e001, the chair, e002 … in their order; even places are at the right server. */
let experts: TestBrowser[];

const path = (rest: string) => `/expert-reviews/${review.reviewId}/${rest}`;
const expert = (at: number) => experts[at] as TestBrowser;
const place = (at: number) => review.seats[at] as PlantedReview['seats'][number];
const board = (browser: TestBrowser) => browser.call<ScoreBoard>('GET', path('scores'));
const stateOf = async () =>
  (await expert(0).call<ExpertReviewView>('GET', `/expert-reviews/${review.reviewId}`)).state;
const versionOf = async () =>
  (await expert(0).call<ExpertReviewView>('GET', `/expert-reviews/${review.reviewId}`)).version;
const asked = (name: string) => (people.find((each) => each.name === name) as Asker).browser;
const unit = () => asked('the unit');
const journal = () =>
  postgres.run('select action, details from case_entries where case_id = $1 order by sequence', [
    review.caseId,
  ]);
const actionsOf = async (action: string) => (await journal()).filter((line) => line.action === action);

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  const options = {
    ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], tenant: makeTenant(), databaseUrl: postgres.url },
    clock: { now: () => Date.now() + aheadMs },
  };
  [left, right] = [await startTestServer(options), await startTestServer(options)];
  story = await openLead(left.url, right.url);
  const seats = [1, 2, 3, 4, 5, 6].map((number) => ({
    ...{ loginName: `e00${number}`, state: 'checkedIn' as const },
    ...{ name: `专家${number}号`, unit: `设计院${number}` },
  }));
  review = await plantReview(postgres.run, { caseId: story.caseId, title: '涪江左岸护岸工程', seats });
  await postgres.run(
    "update expert_reviews set state = 'scoring', convenor_id = (select account_id from staff_accounts where login_name = 'c001')",
  );
  await postgres.run('update expert_seats set is_chair = true where seat_id = $1', [place(0).seatId]);
  people = await gatherPeople(left.url, left.db, story.ticket.browser.movedTo(left.url));
  experts = await Promise.all(
    seats.map(async ({ loginName }, at) => {
      const browser = new TestBrowser(at % 2 === 0 ? left.url : right.url);
      await browser.signInStaff(loginName, demoPassword);
      return browser;
    }),
  );
});
afterAll(async () => {
  for (const { page } of people ?? []) page?.close();
  story?.lead.desk.close();
  story?.ticket.page.close();
  await Promise.all([left?.close(), right?.close()]);
  await sfu?.stop();
  await postgres?.drop();
});

/** Everything that anybody is told by any read of the contract or has heard on their page; by who it was. */
async function everythingTold(but: string): Promise<string[]> {
  const known = {
    ...{ caseId: review.caseId, reviewId: review.reviewId, seatId: place(0).seatId, since: 0, after: 0 },
    ...{ callId: story.ticket.callId, scope: 'running', roomId: review.roomId, locale: 'zh-Hans', page: 1 },
  };
  const told: string[] = [];
  for (const { name, browser, heard } of people) {
    if (name === but) continue;
    for (const route of Object.keys(routes) as RouteName[]) {
      const filled = routes[route].method === 'GET' ? fillRoute(route, known) : null;
      if (filled === null) continue;
      const { body } = await browser.send(filled.method, filled.path);
      told.push(`${name} ${route} ${JSON.stringify(body)}`);
    }
    told.push(...heard.map((each) => `${name} heard ${each}`));
  }
  return told;
}

describe('marks', () => {
  const remark = '封存的评语甲';
  it('are a draft of their author alone, encrypted, before they are handed in', async () => {
    const marks = [{ criterionId: 'safety', score: 87.5, remark }];
    await expert(0).call('PUT', path('score-draft'), { marks, proposal: 'passed', remark: '' });
    expect((await board(expert(0))).own?.draft).toMatchObject({ marks });
    expect((await board(expert(1))).own?.draft).toBeNull();
    const [row] = await postgres.run('select * from expert_score_sheets');
    expect(JSON.stringify(row)).not.toContain(remark);
    const told = await everythingTold('an expert of the panel');
    expect(told.filter((each) => each.includes(remark) || each.includes('87.5'))).toEqual([]);
  });

  it('are refused where they are not whole, of another place, not canonical, or not what was committed to', async () => {
    const good = sheetOf(review, place(0), { score: 87.5, remark });
    const other = sheetOf(review, place(1), { score: 87.5 });
    const tooHigh = sheetOf(review, place(0), { score: 100.5 });
    const spaced = { ...good, text: good.text.replace('{', '{ ') };
    for (const bad of [other, tooHigh, spaced, { ...good, commitment: other.commitment }])
      await expect(expert(0).call('POST', path('scores'), bad)).rejects.toMatchObject(refused('BAD_REQUEST'));
    for (const name of [
      'a convenor',
      'an overseer',
      'the unit',
      'an expert of no panel',
      'the administrator',
    ])
      expect((await asked(name).send('POST', path('scores'), good)).status).toBeGreaterThanOrEqual(400);
  });

  it('that were handed in are read by nobody but their author, by no request, in no journal and no notification', async () => {
    const handedIn = await commitScore(expert(0), review, place(0), { score: 87.5, remark });
    expect(handedIn).toMatchObject({ committedCount: 1, judgingCount: 6, table: null });
    expect(handedIn.own?.committed?.sheet.marks[0]?.score).toBe(87.5);
    const isSecret = (text: string) => text.includes(remark) || text.includes('87.5');
    expect((await everythingTold('an expert of the panel')).filter(isSecret)).toEqual([]);
    expect((await everythingTold('nobody')).some(isSecret)).toBe(true);
    expect((await journal()).map((line) => JSON.stringify(line)).filter(isSecret)).toEqual([]);
    expect(JSON.stringify(await postgres.run('select * from expert_score_sheets'))).not.toContain(remark);
    await expect(asked('the unit').call('GET', path('scores'))).rejects.toMatchObject(refused('FORBIDDEN'));
    expect((await board(asked('a convenor'))).seats.map(({ hasCommitted }) => hasCommitted)).toEqual([
      ...[true, false, false, false, false, false],
    ]);
    await expect(asked('a convenor').call('GET', path('scores/verification'))).rejects.toMatchObject(
      refused('REVIEW_STATE'),
    );
  });

  it('cannot be changed any more, while the same once again is no error', async () => {
    const again = sheetOf(review, place(1), { score: 70 });
    await expert(1).call('POST', path('scores'), again);
    expect(await expert(1).call<ScoreBoard>('POST', path('scores'), again)).toMatchObject({
      committedCount: 2,
    });
    await expect(commitScore(expert(1), review, place(1), { score: 71 })).rejects.toMatchObject(
      refused('REVIEW_STATE'),
    );
    await expect(
      expert(1).call('PUT', path('score-draft'), { marks: [], proposal: null, remark: '' }),
    ).rejects.toMatchObject(refused('REVIEW_STATE'));
    expect(await actionsOf('expert.scoreCommitted')).toHaveLength(2);
  });

  it('of a place that was lost are kept and shown to nobody; the others are opened once, by two last ones at the same moment', async () => {
    await commitScore(expert(2), review, place(2), { score: 12.5, remark: '作废的评语' });
    await postgres.run(
      "update expert_seats set state = 'recused', is_void = true, void_reason = '有业务往来' where seat_id = $1",
      [place(2).seatId],
    );
    await commitScore(expert(3), review, place(3), { score: 80 });
    await Promise.all([
      commitScore(expert(4), review, place(4), { score: 60 }),
      commitScore(expert(5), review, place(5), { score: 90 }),
    ]);
    expect(await stateOf()).toBe('reportDraft');
    expect(await actionsOf('expert.scoresRevealed')).toHaveLength(1);
    for (const browser of [expert(3), asked('a convenor'), asked('an overseer')]) {
      const { table } = await board(browser);
      expect(table?.result).toMatchObject({ count: 5, mean: 77.5, percent: 77.5, isPass: true });
      const rows = table?.rows.map(({ total, isVoid }) => `${total} ${isVoid}`);
      expect(rows).toEqual(['87.5 false', '70 false', 'null true', '80 false', '60 false', '90 false']);
    }
    const told = await everythingTold('nobody');
    expect(told.filter((each) => each.includes('作废的评语'))).toEqual([]);
    await expect(unit().call('GET', path('scores'))).rejects.toMatchObject(refused('FORBIDDEN'));
    await expect(board(expert(2))).rejects.toMatchObject(refused('FORBIDDEN'));
  });

  it('that are changed in the database are found', async () => {
    const check = () => asked('an overseer').call<ScoreCheck>('GET', path('scores/verification'));
    expect(await check()).toEqual({ isIntact: true, checkedCount: 6, faults: [] });
    const change = (from: string, to: string) =>
      postgres.run('update expert_score_sheets set opened = replace(opened, $2, $3) where seat_id = $1', [
        place(3).seatId,
        from,
        to,
      ]);
    await change('"score":80', '"score":95');
    expect(await check()).toMatchObject({ faults: [{ seatId: place(3).seatId, problem: 'changed' }] });
    await change('"score":95', '"score":80');
    expect((await check()).isIntact).toBe(true);
  });
});

describe('the report', () => {
  const pages: ReportPage[] = [];
  const page = (at: number) => pages[at] as ReportPage;

  it('is written by several at once over two servers: nothing is lost, not over a cut either, and who wrote what is known', async () => {
    pages.push(...[0, 1].map((at) => new ReportPage(expert(at), review.reviewId)));
    page(0).type('project', 0, '堤防长2.4公里。');
    await page(0).send('project');
    await page(1).hear();
    // Both write at the same place, the second one without a line for a while.
    page(0).type('project', 3, '总');
    page(1).type('project', 3, '全');
    page(1).type('project', page(1).read('project').length, '标准二十年一遇。');
    await page(0).send('project');
    page(1).type('seen', 0, '看了全部图纸和影像。');
    await page(1).hear();
    await page(1).send('seen');
    await page(0).hear();
    expect(page(0).isLike(page(1))).toBe(true);
    expect(page(0).read('project')).toMatch(/^堤防长(总全|全总)2.4公里。标准二十年一遇。$/);
    const late = new ReportPage(asked('a convenor'), review.reviewId);
    await late.hear();
    expect(late.read('seen')).toBe('看了全部图纸和影像。');
    const heard = people.find(({ name }) => name === 'another expert of the panel')?.heard ?? [];
    expect(heard.filter((each) => each.includes('expertReport:written')).length).toBeGreaterThan(0);
    for (const name of ['the unit', 'an overseer', 'an expert of no panel'])
      expect(people.find((each) => each.name === name)?.heard.join()).not.toContain('expertReport:written');
  });

  it('takes what one’s own page wrote alone, from the panel alone', async () => {
    const claimed = { update: page(0).whole(), sectionId: null };
    await expect(expert(3).call('POST', path('report/updates'), claimed)).rejects.toMatchObject(
      refused('BAD_REQUEST'),
    );
    await expect(
      expert(3).call('POST', path('report/updates'), { update: 'AAECAw==', sectionId: null }),
    ).rejects.toMatchObject(refused('BAD_REQUEST'));
    const stranger = new ReportPage(expert(2), review.reviewId);
    stranger.type('project', 0, '不该写');
    await expect(stranger.send()).rejects.toMatchObject(refused('FORBIDDEN'));
    await expect(stranger.hear()).rejects.toMatchObject(refused('FORBIDDEN'));
    await expect(unit().call('GET', path('report'))).rejects.toMatchObject(refused('FORBIDDEN'));
    await expect(asked('an overseer').call('GET', path('report'))).rejects.toMatchObject(
      refused('FORBIDDEN'),
    );
  });

  it('is closed by the chair alone, once it is whole and more than half are for one conclusion', async () => {
    const close = async (at: number, version?: number) =>
      expert(at).call<ReportView>('POST', path('report/close'), {
        ...{ version: version ?? (await versionOf()), signMinutes: 10 },
      });
    await expect(close(1)).rejects.toMatchObject(refused('FORBIDDEN'));
    await expect(close(0)).rejects.toMatchObject(
      refused('BAD_REQUEST', { lacks: expect.arrayContaining([{ of: 'conclusion' }]) }),
    );
    page(0).type('finding-safety', 0, '渗流计算不全。');
    page(0).type('reasons', 0, '基础资料可靠。');
    await page(0).send('reasons');
    const vote = (at: number, conclusion: string | null) =>
      expert(at).call<ReportView>('PUT', path('report/vote'), { conclusion });
    // All at once, and each changes their mind: what counts is what each said last.
    for (const first of ['passed', 'notPassed', null, 'passed'])
      await Promise.all([0, 1, 3].map((at) => vote(at, first)));
    await Promise.all([vote(0, 'passedWithChanges'), vote(1, 'passedWithChanges'), vote(3, 'notPassed')]);
    const said = new Map(
      (await readReportView(expert(5), review.reviewId)).votes.map((each) => [each.seatId, each.conclusion]),
    );
    expect([0, 1, 3].map((at) => said.get(place(at).seatId))).toEqual([
      ...['passedWithChanges', 'passedWithChanges', 'notPassed'],
    ]);
    expect((await readReportView(expert(0), review.reviewId)).conclusion).toBeNull();
    await expert(5).call('PUT', path('report/vote'), { conclusion: 'passedWithChanges' });
    await expect(close(0)).rejects.toMatchObject(refused('BAD_REQUEST', { lacks: [{ of: 'changes' }] }));
    page(1).doc.transact(() => {
      const change = new YMap();
      change.set('text', new YText('补充三处断面的渗流计算'));
      change.set('criterionId', 'safety');
      change.set('seatIds', [place(1).seatId]);
      change.set('at', 1);
      page(1).doc.getMap(changesName).set('c1', change);
    });
    await page(1).send('change-c1');
    await expect(close(0, 0)).rejects.toMatchObject(refused('CHANGED_MEANWHILE'));
    const { closed } = await close(0);
    expect(closed?.text).toMatchObject({
      ...{ round: 1, conclusion: 'passedWithChanges' },
      changes: [{ runs: [{ seatId: place(1).seatId, text: '补充三处断面的渗流计算' }] }],
    });
    const [project] = closed?.text.sections ?? [];
    expect(new Set(project?.runs.map(({ seatId }) => seatId))).toEqual(
      new Set([place(0).seatId, place(1).seatId]),
    );
    page(0).type('reasons', 0, '晚了。');
    await expect(page(0).send()).rejects.toMatchObject(refused('REVIEW_STATE'));
  });

  const sign = async (at: number, more: { password?: string; dissent?: object; sha256?: string } = {}) => {
    const { closed } = await readReportView(expert(at), review.reviewId);
    return expert(at).call<ReportView>('POST', path('report/sign'), {
      ...{ sha256: closed?.sha256, password: demoPassword, dissent: null, ...more },
    });
  };
  it('is signed with the password, as it was shown, once by each; opened again those signatures are void', async () => {
    await expect(sign(1, { password: 'wrong' })).rejects.toMatchObject(refused('PASSWORD_WRONG'));
    await expect(sign(1, { sha256: 'ab'.repeat(32) })).rejects.toMatchObject(refused('CHANGED_MEANWHILE'));
    const { closed } = await sign(1);
    expect(closed?.signatures.map(({ state }) => state)).toEqual([
      ...['owing', 'agreed', 'owing', 'owing', 'owing'],
    ]);
    await expect(sign(1)).rejects.toMatchObject(refused('REVIEW_STATE'));
    const body = { version: await versionOf(), reason: '结论部分要改写' };
    await expect(expert(1).call('POST', path('report/reopen'), body)).rejects.toMatchObject(
      refused('FORBIDDEN'),
    );
    expect(await expert(0).call('POST', path('report/reopen'), body)).toMatchObject({
      ...{ isOpen: true, closed: null, history: [{ round: 1, reason: '结论部分要改写' }] },
    });
    await page(0).send('reasons');
    await expert(0).call('POST', path('report/close'), { version: await versionOf(), signMinutes: 10 });
    const again = await readReportView(expert(3), review.reviewId);
    expect(again.closed?.text.round).toBe(2);
    expect(again.closed?.signatures.every(({ state }) => state === 'owing')).toBe(true);
  });

  it('is concluded when all have signed or had time to, with dissent in full, and handed to the unit as numbered papers', async () => {
    const dissent = { text: '渗流问题应在通过之前解决。', basis: '堤防工程设计规范' };
    await sign(0);
    await sign(1);
    await sign(3, { dissent });
    await sign(4);
    expect(await stateOf()).toBe('signing');
    // The last one says nothing. No server is asked: a clerk sees to it.
    aheadMs = 11 * 60_000;
    await expect.poll(stateOf, patient).toBe('revising');
    const { papers, closed } = await readReportView(unit(), review.reviewId);
    expect(closed?.signatures.map(({ state }) => state)).toEqual([
      ...['agreed', 'agreed', 'dissented', 'agreed', 'silent'],
    ]);
    const [report, sheet] = await Promise.all(
      papers.map(async ({ voucherId }) => {
        const response = await fetch(`${left.url}/api/vouchers/${voucherId}/content`, {
          headers: { cookie: unit().cookie },
        });
        return readPdf(new Uint8Array(await response.arrayBuffer()));
      }),
    );
    expect(papers.map(({ number }) => number)).toEqual([
      expect.stringMatching(/评〔\d{4}〕000001号$/),
      expect.stringMatching(/评分〔\d{4}〕000001号$/),
    ]);
    for (const words of [
      ...[
        '专家评审意见书',
        '评审结论：修改后通过',
        '补充三处断面的渗流计算',
        '专家4号：渗流问题应在通过之前解决',
      ],
      ...['依据：堤防工程设计规范', '专家6号', '未签署且未说明理由，视为同意', '第3席专家3号有业务往来'],
      ...['分数作废，留存备查', '晚了。基础资料可靠', '5位专家平均77.5分'],
    ])
      expect(report).toContain(words);
    expect(report).not.toContain('作废的评语');
    expect(sheet).toContain('合计10087.570806090');
    expect(sheet).not.toContain('12.5');
    const open = async (browser: TestBrowser) => {
      const url = `${left.url}/api/vouchers/${papers[0]?.voucherId}/content`;
      return (await fetch(url, { headers: { cookie: browser.cookie } })).status;
    };
    // Whose marks became void judges no more.
    const noOne = asked('an expert of no panel');
    const readers = [asked('a convenor'), expert(1), expert(5), expert(2), noOne];
    expect(await Promise.all(readers.map(open))).toEqual([200, 200, 200, 404, 404]);
    expect(await open(asked('a convenor of another department'))).toBe(404);
    expect(await actionsOf('voucher.read')).toHaveLength(3);
    expect(await actionsOf('expert.concluded')).toHaveLength(1);
    // From now on the unit reads the marks that count.
    expect((await board(unit())).table?.result?.mean).toBe(77.5);
  });
});
