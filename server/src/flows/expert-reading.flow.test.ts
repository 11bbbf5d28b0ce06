import { createHash } from 'node:crypto';
import type { PanelQuestion, ReadingView } from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewId, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { fileProject, forceState, openStaff, stepExpertReview } from '../test-support/expert-steps.ts';
import type { TestBrowser } from '../test-support/test-page.ts';
import {
  makeTenant,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

const clock = createTestClock(Date.now());
const texts: string[] = [];
const smsSender = {
  send: async (_phone: string, code: string) => ({ demoCode: code }),
  async sendNotice(_phone: string, { text }: { text: string }) {
    texts.push(text);
  },
};
const day = 86_400_000;
let postgres: TestPostgres;
let sfu: TestSfu;
let left: TestServer;
let right: TestServer;
let unit: TestBrowser;
let [convenor, first, second]: TestBrowser[] = [];
let reviewId: ExpertReviewId;

const as = (browser: TestBrowser | undefined): TestBrowser => {
  if (browser === undefined) throw new Error('signed in beforehand');
  return browser;
};
const path = (rest: string) => `/expert-reviews/${reviewId}/${rest}`;
const readingOf = (browser: TestBrowser | undefined) => as(browser).call<ReadingView>('GET', path('reading'));

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  const options = {
    ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], tenant: makeTenant(), databaseUrl: postgres.url },
    ...{ smsSender, clock },
  };
  [left, right] = [await startTestServer(options), await startTestServer(options)];
  const filed = await fileProject(left.url);
  ({ unit, reviewId } = filed);
  await forceState(left.db, reviewId, 'panelSealed');
  convenor = await openStaff(right.url, 'c001');
  first = await openStaff(left.url, 'e001');
  second = await openStaff(right.url, 'e002');
});
afterAll(async () => {
  await left?.close();
  await right?.close();
  await sfu?.stop();
  await postgres?.drop();
});

it('the panel reads, asks and remarks before it sits, on two servers', async () => {
  const scheduledAt = clock.now() + 7 * day;
  const waiting = await as(convenor).call<ExpertReviewView>('GET', path('').slice(0, -1));
  expect(waiting).toMatchObject({ state: 'panelSealed', duty: 'schedule' });
  const page = await as(first).open('staff');
  const unitPage = await unit.open('applicant');
  await stepExpertReview(as(convenor), reviewId, 'pre-review', { scheduledAt });
  await page.waitFor('expertReview:changed', (told) => told.reviewId === reviewId);
  await unitPage.waitFor('expertReview:changed', (told) => told.reviewId === reviewId);
  await expect
    .poll(() => texts.filter((text) => text.includes(encodeURIComponent(`/projects/${reviewId}`))).length)
    .toBe(1);
  // And whoever judges, by the telephone of the library.
  await expect.poll(() => texts.filter((text) => text.endsWith('/panel')).length).toBe(5);

  const { items, own, isCounting } = await readingOf(first);
  expect([items.length > 0, isCounting, own?.every(({ coveredShare }) => coveredShare === 0)]).toEqual([
    ...[true, true, true],
  ]);
  expect(await as(first).call('GET', path('').slice(0, -1))).toMatchObject({ duty: 'readBeforehand' });
  const readerId = makeId();
  await as(first).call('POST', path('readers'), { readerId });
  clock.advance(600_000);
  const reports = items.map(({ itemId, version, unitCount }) => ({
    ...{ itemId, version, spans: [] },
    pages: Array.from({ length: unitCount }, (_, at) => ({ page: at + 1, shownMs: 5_000 })),
  }));
  const told = { sequence: 1, reports };
  // The page that told it is asked again on the other server.
  await as(first).call('POST', path(`readers/${readerId}/reports`), told);
  await as(first)
    .movedTo(right.url)
    .call('POST', path(`readers/${readerId}/reports`), told);
  expect((await readingOf(first)).own?.map(({ isRead }) => isRead)).not.toContain(false);
  expect(await as(first).call('GET', path('').slice(0, -1))).toMatchObject({ duty: 'nothing' });
  const { seats } = await readingOf(convenor);
  expect(seats?.map(({ coverage }) => coverage[0]?.isRead)).toEqual([true, ...Array(4).fill(false)]);

  const [item] = items;
  if (item === undefined) throw new Error('nothing to read');
  const place = { at: 'page', itemId: item.itemId, version: 1, page: 1, spot: { x: 0.2, y: 0.3 } };
  const secret = '只写给自己的批注';
  await as(first).call('PUT', path(`remarks/${makeId()}`), { place, text: secret });
  for (const other of [second, convenor]) {
    const answers = [await as(other).call('GET', path('remarks')), await readingOf(other)];
    expect(JSON.stringify(answers)).not.toContain(secret);
  }
  expect(await unit.send('GET', path('remarks'))).toMatchObject({ status: 403 });

  const questionId = makeId();
  await as(second).call('POST', path('questions'), { questionId, place, text: '导改期间公交怎么走？' });
  expect(await unit.call('GET', path('').slice(0, -1))).toMatchObject({ duty: 'answerQuestions' });
  const lineId = makeId();
  await unit.call('POST', path(`questions/${questionId}/lines`), { lineId, text: '绕行建新路。' });
  const { questions } = await as(first).call<{ questions: PanelQuestion[] }>('GET', path('questions'));
  expect(questions).toMatchObject([
    { number: 1, isOpen: false, lines: [{ from: 'panel' }, { from: 'unit' }] },
  ]);

  const { caseId } = await as(convenor).call<ExpertReviewView>('GET', path('').slice(0, -1));
  const entries = await postgres.run(
    'select actor_id, action, details from case_entries where case_id = $1',
    [caseId],
  );
  const asked = entries.filter(({ action }) => String(action).startsWith('expert.question'));
  expect(asked.map(({ actor_id, action }) => [action, actor_id === ''])).toEqual([
    ['expert.questionAsked', true],
    ['expert.questionAnswered', false],
  ]);
  for (const { details } of asked)
    expect((details as { sha256: string }).sha256).toHaveLength(createHash('sha256').digest('hex').length);
  const whole = JSON.stringify([entries, questions]);
  const planted = await postgres.run(
    'select seat_id, account_id, name from expert_seats where review_id = $1',
    [reviewId],
  );
  for (const { seat_id, account_id, name } of planted)
    for (const hidden of [seat_id, account_id, name]) expect(whole).not.toContain(String(hidden));

  await forceState(left.db, reviewId, 'panelOpened');
  expect(JSON.stringify(await as(second).call('GET', path('remarks')))).toContain(secret);
  page.close();
  unitPage.close();
});
