import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { inProject } from '../scripts/setup/paths.mjs';
import { openLead } from '../server/src/test-support/joint-steps.ts';
import { type PlantedReview, plantReview } from '../server/src/test-support/planted-review.ts';
import {
  demoPassword,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../server/src/test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../server/src/test-support/test-postgres.ts';
import { launchBrowser } from './support/browsers.ts';
import { inspect, nothingFound } from './support/page-look.ts';
import { type Device, Person } from './support/person.ts';

const clientFolder = process.env.CLOUDSEAT_CLIENT_DIR || inProject('client', 'dist');
const devices: Device[] = ['desk', 'phone', 'desk'];
const names = ['郑国安', '白宇航', '秦岭秋'];
let postgres: TestPostgres;
let sfu: TestSfu;
let server: TestServer;
let story: Awaited<ReturnType<typeof openLead>>;
let review: PlantedReview;
let browser: Browser;
let people: Person[];

const pageOf = (at: number): Page => (people[at] as Person).page;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
/** What a page looks like, and that nothing is wrong with it. */
async function look(at: number, name: string): Promise<void> {
  await (people[at] as Person).takePicture(name, { isWhole: true });
  expect({ name, ...(await inspect(pageOf(at), name, 'zh-Hans', [])) }).toEqual({ name, ...nothingFound });
}

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  server = await startTestServer({
    ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], databaseUrl: postgres.url, clientFolder },
  });
  story = await openLead(server.url);
  const seats = names.map((name, at) => ({
    ...{ loginName: `e00${at + 1}`, state: 'checkedIn' as const, name, unit: '市水利规划院' },
  }));
  review = await plantReview(postgres.run, { caseId: story.caseId, title: '大溪河堤防加固工程', seats });
  await postgres.run("update expert_reviews set state = 'scoring'");
  await postgres.run('update expert_seats set is_chair = true where position = 1');
  browser = await launchBrowser('denied');
  people = await Promise.all(
    devices.map((device) => Person.open(browser, { url: server.url, device, story: 'expert-score' })),
  );
  for (const [at, { page }] of people.entries()) {
    await page.goto(`/panel/reviews/${review.reviewId}`);
    await page.getByLabel('工号', { exact: true }).fill(`e00${at + 1}`);
    await page.getByLabel('密码', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '专家评分' }).waitFor();
  }
});
afterAll(async () => {
  for (const person of people ?? []) await person.close();
  await browser?.close();
  story?.lead.desk.close();
  story?.ticket.page.close();
  await server?.close();
  await sfu?.stop();
  await postgres?.drop();
});

async function handIn(at: number, score: string): Promise<void> {
  const page = pageOf(at);
  await page.getByLabel('安全满分 100').fill(score);
  await page.getByRole('radio', { name: /^修改后通过/ }).check();
  await button(page, '交卷').click();
  await page.getByRole('dialog').getByText(`合计 ${score} 分`).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '交卷', exact: true }).click();
}

it('marks come back after a reload, are handed in for good, and are open when the last one is in', async () => {
  const [chair, second] = [pageOf(0), pageOf(1)];
  await chair.getByLabel('安全满分 100').fill('88');
  await button(chair, '安全加半分').click();
  await chair.getByLabel('理由（可不填）').fill('计算书完整');
  await chair.getByText('已自动保存，只有您看得到').waitFor();
  await chair.reload();
  await expect.poll(() => chair.getByLabel('安全满分 100').inputValue()).toBe('88.5');
  await button(chair, '交卷').click();
  await chair.getByText('还有 1 处没有填').waitFor();
  await look(0, 'form');
  await look(1, 'form');
  await handIn(0, '88.5');
  await chair.getByText('您已交卷，合计 88.5 分').waitFor();
  await second.getByText('已交 1 份，共 3 份').waitFor();
  await look(0, 'waiting');
  await handIn(1, '70');
  expect(await second.getByText('88.5').count()).toBe(0);
  await handIn(2, '80');
  for (const at of [0, 1, 2]) await pageOf(at).getByText('平均 79.5 分').waitFor();
});

const project = (page: Page) => page.getByLabel('项目概况', { exact: true });
const expectText = (page: Page) => expect.poll(() => project(page).inputValue());

it('the report is written by two at the same place, and words that could not be sent come back', async () => {
  const [chair, second] = [pageOf(0), pageOf(1)];
  await project(chair).fill('堤防长2.4公里。');
  await expectText(second).toBe('堤防长2.4公里。');
  await Promise.all([
    project(chair)
      .press('End')
      .then(() => project(chair).pressSequentially('防洪标准二十年。')),
    project(second)
      .press('Home')
      .then(() => project(second).pressSequentially('大溪河')),
  ]);
  await expectText(chair).toBe('大溪河堤防长2.4公里。防洪标准二十年。');
  await expectText(second).toBe('大溪河堤防长2.4公里。防洪标准二十年。');
  await chair.getByText('谁写的：白宇航、郑国安').first().waitFor();

  // The way to the server is cut while the second one writes, and the page is lost.
  const isCut = '**/report/updates';
  people[1]?.expectProblems(/ERR_FAILED/);
  await second.route(isCut, (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await project(second).press('End');
  await project(second).pressSequentially('另见附图。');
  await second.getByText('还没有保存，您写的字留在本页').waitFor();
  await second.reload();
  await second.unroute(isCut);
  await expectText(second).toBe('大溪河堤防长2.4公里。防洪标准二十年。另见附图。');
  await expectText(chair).toBe('大溪河堤防长2.4公里。防洪标准二十年。另见附图。');
});

it('is closed by the chair, signed by all with one dissent, and the review is concluded', async () => {
  const [chair, second, third] = [pageOf(0), pageOf(1), pageOf(2)];
  await chair.getByLabel('查阅材料与现场影像情况').fill('看了全部图纸和影像。');
  await third.getByLabel('评审意见：安全').fill('渗流计算不全。');
  await third.getByLabel('结论与理由').fill('基础资料可靠。');
  for (const at of [0, 1, 2])
    await pageOf(at)
      .getByRole('radio', { name: /^修改后通过/ })
      .check();
  await chair.getByText('结论：修改后通过').waitFor();
  await button(chair, '加一条').click();
  await chair.getByLabel('第 1 条：改什么').fill('补充三处断面的渗流稳定计算。');
  await expect.poll(() => chair.getByText('定稿之前还缺：').count()).toBe(0);
  await look(0, 'report');
  await look(1, 'report');
  await button(chair, '定稿，请各位签署').click();
  await button(chair, '定稿').click();
  for (const at of [0, 1, 2]) await pageOf(at).getByRole('heading', { name: '签署意见书' }).waitFor();
  await button(third, '我有不同意见').click();
  await third.getByLabel('您的不同意见').fill('渗流问题应在通过之前解决。');
  await look(2, 'sign');
  await look(1, 'sign');
  for (const [at, act] of ['同意并签署', '同意并签署', '签署，保留不同意见'].entries()) {
    await button(pageOf(at), act).click();
    await pageOf(at).getByLabel('登录密码').fill(demoPassword);
    await button(pageOf(at), '签署').click();
    await pageOf(at).getByText('您已签署。').or(pageOf(at).getByText('评审结论')).first().waitFor();
  }
  for (const page of [chair, second]) {
    await page.getByRole('heading', { name: '评审结论' }).waitFor();
    await page.getByText('秦岭秋的不同意见').waitFor();
  }
  await button(chair, '核对分数有没有被改过').click();
  await chair.getByText('3 份分数都和交卷时登记的一样').waitFor();
  await look(0, 'result');
  await look(1, 'result');
  for (const person of people) expect(person.problems).toEqual([]);
});
