// The pre-review of a panel: every expert opens the drawing and plays of the film, remarks, asks; the unit answers; the convenor sees it.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { project } from './expert-filing-steps.ts';
import { button } from './expert-panel-door.ts';
import type { Person } from './person.ts';
import { readWords } from './words.ts';

const words = readWords('zh-Hans', 'expert-reading');
const film = readWords('zh-Hans', 'expert-film');
const state = readWords('zh-Hans', 'expert');
/** What is read is reported every ten seconds. */
const patient = { timeout: 60_000 };
const question = '桩基施工期间怎样度汛？';
const answer = '汛期前完成水下部分，备有度汛预案。';

const itemOf = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: words.text('items.title') }).getByRole('button', { name });

/** The convenor says when the panel sits, and that opens what there is to read. */
export async function openPreReview({ page }: Person): Promise<void> {
  await page.getByLabel(words.text('schedule.time'), { exact: true }).waitFor();
  await button(page, words.text('schedule.open')).click();
  await page.getByText(state.text('state.preReview'), { exact: true }).first().waitFor();
}

/** From the page of the review into its reading room. */
async function enter({ page }: Person): Promise<void> {
  await page
    .getByRole('link', { name: words.text('room.enter') })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: project.title }).waitFor();
}
export async function leaveReading({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: words.text('room.back') }).click();
  await page.locator('#review-next').waitFor();
}

/** The drawing's first two sheets, each until it counts. */
async function readDrawing({ page }: Person): Promise<void> {
  const item = itemOf(page, /总平面图和断面图/);
  await item.click();
  for (const [sheet, share] of [
    [1, '25%'],
    [2, '50%'],
  ] as const) {
    const picture = page.getByRole('img', { name: new RegExp(`第${sheet}页`) });
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(500);
    await item.getByText(words.text('items.share', { share }), { exact: false }).waitFor(patient);
    if (sheet === 1) await button(page, words.text('stage.next')).click();
  }
}

/** Some seconds of the film, until they count. */
async function watchFilm({ page }: Person): Promise<void> {
  const item = itemOf(page, /现场视频/);
  await item.click();
  const player = page.locator('[data-film]');
  await expect.poll(() => player.getAttribute('data-film-state')).toBe('standing');
  await button(page, film.text('player.play')).click();
  const time = () =>
    page.locator('[data-film] video').evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(time).toBeGreaterThan(3);
  await button(page, film.text('player.pause')).click();
  await item.getByText(/已看 (?!0%)\d+%/).waitFor(patient);
}

export async function readSome(expert: Person): Promise<void> {
  await enter(expert);
  await readDrawing(expert);
  await watchFilm(expert);
}

async function finishRemark(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: words.text('remarks.label'), exact: true }).fill(text);
  await page.getByText(words.text('remarks.phase.saved')).waitFor();
  await button(page, words.text('remarks.done')).click();
  await page.getByRole('listitem').filter({ hasText: text }).waitFor();
}

/** One pinned to the second at which the film stands, one to a place of the drawing; both are still there after a reload. */
export async function remark(expert: Person): Promise<void> {
  const { page } = expert;
  await button(page, words.text('remarks.write')).click();
  await finishRemark(page, '左岸有取水口，图上没有标。');
  await itemOf(page, /总平面图和断面图/).click();
  const sheet = page.getByRole('img', { name: /第2页/ });
  await sheet.waitFor();
  await button(page, words.text('remarks.write')).click();
  const box = await sheet.boundingBox();
  if (box === null) throw new Error('no sheet');
  await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.45);
  await finishRemark(page, '桩底高程低于最大冲刷线不足两米。');
  await expert.takePicture('2-remarks', { isWhole: true });
  await page.reload();
  const pinned = page.getByRole('button', { name: /现场视频.* · 0:0[3-9]$/ });
  await pinned.click();
  const video = page.locator('[data-film] video');
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThanOrEqual(3);
  await expert.takePicture('3-pinned-film', { isWhole: true });
  await page.getByRole('button', { name: /总平面图和断面图.* · 第2页$/ }).click();
  await button(page, '桩底高程低于最大冲刷线不足两米。').waitFor();
}

/** On whichever page of the unit: it answers with its telephone, and whoever asked reads it. */
export async function askAndAnswer(expert: Person, unit: Person): Promise<void> {
  const { page } = expert;
  const openQuestions = page
    .getByRole('toolbar', { name: words.text('room.side') })
    .getByRole('button')
    .last();
  await openQuestions.click();
  await page.getByLabel(words.text('ask.label')).fill(question);
  await button(page, words.text('ask.send')).click();
  await page.getByText(words.text('questions.open')).waitFor();
  await expert.takePicture('4-asked', { isWhole: true });
  await unit.page.getByText(state.text('duty.answerQuestions')).waitFor();
  await unit.page.getByText(question).waitFor();
  await unit.page.getByLabel(words.text('questions.reply.unit')).fill(answer);
  await unit.takePicture('5-answering', { isWhole: true });
  await button(unit.page, words.text('questions.send.unit')).click();
  await unit.page.getByText(words.text('questions.answered')).waitFor();
  await page.getByText(answer).waitFor();
}

/** Before the panel sits the convenor sees by place what was read, what was not, and no remark. */
export async function seeCoverage(convenor: Person): Promise<void> {
  const { page } = convenor;
  const table = page.getByRole('table');
  const row = (name: string | RegExp) => table.getByRole('row', { name });
  await expect
    .poll(() =>
      row(/总平面图和断面图/)
        .getByRole('cell', { name: /^50%\s*没看：3–4$/ })
        .count(),
    )
    .toBe(5);
  await expect
    .poll(() =>
      row(/现场视频/)
        .getByRole('cell', { name: /^\d+%\s*没看：/ })
        .count(),
    )
    .toBe(5);
  const unopened = row(/工程设计说明/).getByRole('cell', { name: words.text('matrix.unopened') });
  await expect.poll(() => unopened.count()).toBe(5);
  await table.getByText(words.text('matrix.remarks', { count: 2 })).waitFor();
  expect(await table.textContent()).not.toContain('冲刷线');
  await page.getByText(answer).waitFor();
  await convenor.takePicture('6-coverage', { isWhole: true });
}
