// A project unit files its project with a telephone: papers, a drawing, and a film of the site that its page records.
import { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Applicant } from './applicant.ts';
import { makeProjectPapers, paperNames, sheetNames } from './expert-drawing.ts';
import { button } from './expert-panel-door.ts';
import type { Person } from './person.ts';
import { readWords } from './words.ts';

export const project = {
  title: '大溪河人行桥涉河工程',
  /** Whoever files it. */
  head: '程远山',
  unitName: '重庆某某建设有限公司',
  description: '在大溪河上建一座三跨人行桥，长一百二十米，桥墩两个在河道里。明年三月开工。',
};
const words = readWords('zh-Hans', 'expert-filing');
const film = readWords('zh-Hans', 'expert-film');
const own = readWords('zh-Hans', 'expert-page');
const state = readWords('zh-Hans', 'expert');
/** Films are made at the lowest priority. */
const patient = { timeout: 120_000 };

const filmButton = (page: Page, key: Parameters<typeof film.text>[0]) => button(page, film.text(key));

/** From the telephone's own list of projects to the page of the new one. */
async function beginProject({ page, sayWho }: Bound): Promise<ExpertReviewId> {
  await page.goto('/projects');
  await sayWho();
  await page.getByRole('link', { name: own.text('own.file') }).click();
  await page.getByRole('radio', { name: /^涉河建设项目防洪评价/ }).check();
  await page.getByLabel(words.text('words.name'), { exact: true }).fill(project.title);
  await page.getByLabel(words.text('words.unit'), { exact: true }).fill(project.unitName);
  await page.getByLabel(words.text('words.description'), { exact: true }).fill(project.description);
  await button(page, words.text('new.go')).click();
  await page.getByText(words.text('submit.lacking_other', { count: 4 })).waitFor();
  return ExpertReviewId.parse(page.url().split('/').at(-1));
}
type Bound = { page: Page; sayWho: () => Promise<void> };

async function addPaper(page: Page, lineName: string, path: string, fileName: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await button(page, words.text('upload.addLabel', { name: lineName })).click();
  await (await chooser).setFiles(path);
  await page.getByRole('link', { name: words.text('file.openLabel', { name: fileName }) }).waitFor();
}

/** Until the film's clock shows so many seconds of one stretch. */
const recordFor = (page: Page, seconds: number) =>
  expect
    .poll(async () => secondsOf((await page.getByRole('timer').textContent()) ?? ''), patient)
    .toBeGreaterThanOrEqual(seconds);
function secondsOf(text: string): number {
  const [, minutes = '0', seconds = '0'] = /(\d+):(\d\d)/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

/** The page is reloaded in the middle of it; what was recorded before is there afterwards, and is gone on with. */
async function recordFilm(unit: Person): Promise<void> {
  const { page } = unit;
  await filmButton(page, 'capture.record').click();
  await filmButton(page, 'record.start').click();
  // Two slices of five seconds.
  await recordFor(page, 11);
  await unit.takePicture('3-recording', { isWhole: true });
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.accept();
    return dialog.type();
  });
  await page.reload();
  // The browser asks before it leaves a recording.
  expect(await asked).toBe('beforeunload');
  await page.getByText(film.text('take.title', { count: 1 })).waitFor();
  await page.getByText(film.text('take.allSent')).waitFor();
  await unit.takePicture('4-reloaded', { isWhole: true });
  await filmButton(page, 'take.goOn').click();
  await filmButton(page, 'record.start').click();
  await recordFor(page, 4);
  await filmButton(page, 'record.finish').click();
  const card = page.locator('[data-film-card]');
  // It says how far it is, and ends by itself.
  await card.getByRole('status').waitFor();
  await unit.takePicture('5-film-worked-on', { isWhole: true });
  await filmButton(page, 'card.watch').waitFor({ timeout: 120_000 });
  // Both stretches are in it: of the first at least its two slices.
  const facts = await card.getByText(/^\d+:\d\d · /).textContent();
  expect(secondsOf(facts ?? '')).toBeGreaterThanOrEqual(12);
}

/** Signs in, files the project with everything it has to bring, and sees that it is in. */
export async function fileProject(applicant: Applicant, phone: string): Promise<ExpertReviewId> {
  const { page, person } = applicant;
  const papers = await makeProjectPapers();
  try {
    const sayWho = () => applicant.sayWho({ name: project.head, phone });
    const reviewId = await beginProject({ page, sayWho });
    await person.takePicture('1-draft', { isWhole: true });
    await addPaper(page, '防洪评价报告', papers.assessment, paperNames.assessment);
    await addPaper(page, '工程设计说明', papers.design, paperNames.design);
    await addPaper(page, '总平面图和断面图', papers.drawing, paperNames.drawing);
    await page.getByText(words.text('file.pages', { count: sheetNames.length })).waitFor();
    await page.getByText(words.text('submit.lacking_one', { count: 1 })).waitFor();
    await person.takePicture('2-papers', { isWhole: true });
    await recordFilm(person);
    await page.getByText(words.text('submit.ready')).waitFor();
    await person.takePicture('6-complete', { isWhole: true });
    await button(page, words.text('submit.go')).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words.text('submit.go') })
      .click();
    await page.getByText(state.text('state.filed'), { exact: true }).first().waitFor();
    await person.takePicture('7-filed', { isWhole: true });
    return reviewId;
  } finally {
    papers.remove();
  }
}
