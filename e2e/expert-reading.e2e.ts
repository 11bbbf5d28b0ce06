import { join } from 'node:path';
import type { PanelQuestion, ReadingView, Remark } from '@cloudseat/shared/nouns/expert-reading.ts';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import {
  fileProject,
  forceState,
  openStaff,
  stepExpertReview,
} from '../server/src/test-support/expert-steps.ts';
import type { TestBrowser } from '../server/src/test-support/test-page.ts';
import { lendSession } from './support/lent-session.ts';
import { useStage } from './support/stage.ts';
import { readWords } from './support/words.ts';

const stage = useStage('expert-reading');
const words = readWords('zh-Hans', 'expert-reading');
const patient = { timeout: 60_000, interval: 200 };
const contexts: BrowserContext[] = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

async function openAs(browser: TestBrowser, path: string, [width, height]: [number, number]): Promise<Page> {
  const context = await stage.browserOf('applicant').newContext({
    ...{ baseURL: stage.url, locale: 'zh-CN', reducedMotion: 'reduce', viewport: { width, height } },
  });
  contexts.push(context);
  await lendSession(browser, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const takePicture = async (page: Page, name: string) => {
  const into = process.env.CLOUDSEAT_ARTEFACTS_DIR;
  if (into) await page.screenshot({ path: join(into, `expert-reading-${name}.png`), fullPage: true });
};

it('two experts read, remark and ask before the sitting; the unit answers, the convenor sees who has read what', async () => {
  const { unit, reviewId } = await fileProject(stage.url);
  await forceState(stage.db, reviewId, 'panelSealed');
  const [convenor, first, second] = await Promise.all(
    ['c001', 'e001', 'e002'].map((name) => openStaff(stage.url, name)),
  );
  if (!convenor || !first || !second) throw new Error('nobody signed in');
  const path = (rest: string) => `/expert-reviews/${reviewId}/${rest}`;
  await stepExpertReview(convenor, reviewId, 'pre-review', { scheduledAt: Date.now() + 86_400_000 * 3 });

  const desk = await openAs(first, `/panel/reviews/${reviewId}/read`, [1_440, 900]);
  await desk.getByRole('img', { name: /第1页/ }).waitFor();
  const [item] = (await first.call<ReadingView>('GET', path('reading'))).items;
  if (item === undefined) throw new Error('nothing to read');
  // The page is looked at until it counts, with no further doing.
  const isRead = async () =>
    (await first.call<ReadingView>('GET', path('reading'))).own?.some(({ coveredShare }) => coveredShare > 0);
  await expect.poll(isRead, patient).toBe(true);

  // A place is pointed at, and what is written survives a reload.
  await button(desk, words.text('remarks.write')).click();
  const paper = await desk.getByRole('img', { name: /第1页/ }).boundingBox();
  if (paper === null) throw new Error('no page');
  await desk.mouse.click(paper.x + paper.width * 0.25, paper.y + 100);
  await desk
    .getByRole('textbox', { name: words.text('remarks.label'), exact: true })
    .fill('转弯半径偏小，请核算。');
  await desk.getByText(words.text('remarks.phase.saved')).waitFor();
  await takePicture(desk, 'writing-desk');
  await desk.reload();
  await desk.getByText('转弯半径偏小，请核算。').first().waitFor();
  const remarks = async (browser: TestBrowser) =>
    (await browser.call<{ remarks: Remark[] }>('GET', path('remarks'))).remarks;
  const [written] = await remarks(first);
  expect(written?.place).toMatchObject({ at: 'page', page: 1, spot: { x: expect.closeTo(0.25, 1) } });
  expect(await remarks(second)).toEqual([]);
  await button(desk, words.text('remarks.remove')).first().click();
  await button(desk, words.text('remarks.undo')).click();
  await expect.poll(async () => (await remarks(first)).length, patient).toBe(1);

  // The other expert, on a tablet, asks; the first reads the question without a name.
  const tablet = await openAs(second, `/panel/reviews/${reviewId}/read`, [1_024, 768]);
  await button(tablet, /问答/).click();
  await tablet.getByLabel(words.text('ask.label')).fill('导改期间公交怎么走？');
  await button(tablet, words.text('ask.send')).first().click();
  await tablet.getByText(words.text('questions.open')).waitFor();
  await takePicture(tablet, 'asked-tablet');

  const phone = await openAs(unit, `/projects/${reviewId}`, [390, 844]);
  await phone.getByText('导改期间公交怎么走？').waitFor();
  await phone.getByLabel(words.text('questions.reply.unit')).fill('绕行建新路，增设临时站。');
  await button(phone, words.text('questions.send.unit')).click();
  await phone.getByText(words.text('questions.answered')).waitFor();
  await takePicture(phone, 'answered-phone');
  await button(desk, /问答/).click();
  await desk.getByText('绕行建新路，增设临时站。').waitFor();
  const { questions } = await first.call<{ questions: PanelQuestion[] }>('GET', path('questions'));
  expect(questions).toMatchObject([
    { isOpen: false, lines: [{ from: 'panel', isOwn: false }, { from: 'unit' }] },
  ]);

  const office = await openAs(convenor, `/panel/reviews/${reviewId}`, [1_440, 900]);
  const table = office.getByRole('table');
  await table.getByText(item.name).first().waitFor();
  await table.getByText(words.text('matrix.unopened')).first().waitFor();
  expect(await table.textContent()).not.toContain('转弯半径');
  await takePicture(office, 'matrix-desk');
  const small = await openAs(first, `/panel/reviews/${reviewId}/read`, [390, 844]);
  await small.getByRole('img', { name: /第1页/ }).waitFor();
  await takePicture(small, 'reading-phone');
});
