import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { makeBoxesPdf } from '../../server/src/documents/test-support/test-pdfs.ts';
import type { Applicant } from './applicant.ts';
import type { Desk } from './desk.ts';
import { readWords } from './words.ts';

const a4 = [0, 0, 595, 842] as [number, number, number, number];
const words = readWords('zh-Hans', 'document');
/** A red box from 0.1 to 0.6 across and 0.1 to 0.2 down each page. */
const box = { mediaBox: a4, redBox: [59.5, 673.6, 297.5, 84.2] as [number, number, number, number] };

export function makeThreePages(): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'cloudseat-pages-'));
  const path = join(folder, '三页的材料.pdf');
  writeFileSync(path, makeBoxesPdf([box, box, box]));
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const stageOf = (page: Page, number: number) => page.locator(`[data-page="${number}"]`).last();
const pictureOf = (page: Page, number: number) => stageOf(page, number).locator('img');

/** The page's picture is decoded, and its red box is where it belongs. */
async function expectPage(page: Page, number: number): Promise<void> {
  const readColours = (image: SVGElement | HTMLElement) => {
    const picture = image as HTMLImageElement;
    const canvas = document.createElement('canvas');
    const [width, height] = [picture.naturalWidth, picture.naturalHeight];
    if (width === 0) return 'not decoded';
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0);
    const isRed = (x: number, y: number) => {
      const [red = 0, green = 0] = context?.getImageData(x * width, y * height, 1, 1).data ?? [];
      return red > 180 && green < 100;
    };
    return `${isRed(0.3, 0.15)} ${isRed(0.8, 0.15)} ${isRed(0.3, 0.5)}`;
  };
  await expect.poll(() => pictureOf(page, number).evaluate(readColours)).toBe('true false false');
}

/** With the mouse as a pen, from one place of the page to another; 0 to 1 each way. */
async function drawLine(
  page: Page,
  number: number,
  from: [number, number],
  to: [number, number],
): Promise<void> {
  const area = await pictureOf(page, number).boundingBox();
  if (area === null) throw new Error('there is no page to draw on');
  const at = ([x, y]: [number, number]): [number, number] => [
    area.x + x * area.width,
    area.y + y * area.height,
  ];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 12 });
  await page.mouse.up();
}

/** Where a hand's strokes lie on the page, as parts of its size. */
async function findStroke(page: Page, number: number, author: string): Promise<string> {
  const stroke = await stageOf(page, number).locator(`path[data-author="${author}"]`).first().boundingBox();
  const area = await pictureOf(page, number).boundingBox();
  if (stroke === null || area === null) return 'none';
  const part = (value: number) => (Math.round(value * 20) / 20).toFixed(2);
  const [left, top] = [(stroke.x - area.x) / area.width, (stroke.y - area.y) / area.height];
  const right = (stroke.x + stroke.width - area.x) / area.width;
  return `${part(left)} ${part(top)} ${part(right)}`;
}

/** The applicant sends a file; the agent shows it; both draw; the agent turns the page, and takes it away. */
export async function lookTogether(desk: Desk, applicant: Applicant, path: string): Promise<void> {
  const fileName = basename(path);
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const phone = applicant.page;
  await applicant.openMaterials();
  await applicant.upload(applicant.words.text('materials.other'), path);
  await applicant.closePanel.click();

  await desk.openTab('case.materialsCount');
  await button(desk.page, desk.words.text('checklist.lookAt', { name: fileName })).click();
  await expectPage(desk.page, 1);
  await desk.page.getByText(words.text('desk.alone')).waitFor();
  expect(await phone.locator('[data-page]').count()).toBe(0);
  await button(desk.page, words.text('desk.together')).click();
  await expectPage(phone, 1);
  await phone.getByText(words.text('shared.title')).waitFor();

  await button(phone, words.text('draw')).click();
  await drawLine(phone, 1, [0.2, 0.5], [0.7, 0.5]);
  await expect.poll(() => findStroke(desk.page, 1, 'applicant')).toBe('0.20 0.50 0.70');
  await button(phone, words.text('done')).click();
  await button(desk.page, words.text('draw')).click();
  await drawLine(desk.page, 1, [0.3, 0.7], [0.6, 0.7]);
  await expect.poll(() => findStroke(phone, 1, 'agent')).toBe('0.30 0.70 0.60');
  await applicant.person.takePicture('shared-document');
  await desk.person.takePicture('shared-document');

  await button(desk.page, words.text('next')).click();
  await expectPage(phone, 2);
  await button(phone, words.text('previous')).click();
  await expectPage(phone, 1);
  await phone.getByText(words.text('shared.away', { page: 2 })).waitFor();
  await applicant.person.takePicture('shared-document-away');
  await button(phone, words.text('shared.comeBack')).click();
  await stageOf(phone, 2).waitFor();
  // Turned and enlarged on the desk, a place of the page stays that place.
  await button(desk.page, words.text('done')).click();
  await button(desk.page, words.text('turn')).click();
  await button(desk.page, words.text('zoomIn')).click();
  await desk.person.takePicture('turned-document');
  await button(desk.page, words.text('desk.stop')).click();
  await phone.locator('[data-page]').waitFor({ state: 'detached' });
  await desk.page.getByText(words.text('desk.alone')).waitFor();
  await button(desk.page, words.text('desk.close')).click();
}
