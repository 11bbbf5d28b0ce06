import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Desk } from './desk.ts';
import { readWords } from './words.ts';

const words = readWords('zh-Hans', 'case-file');
const ofCase = readWords('zh-Hans', 'case');

const panelOf = ({ page }: Desk): Locator => page.getByRole('region', { name: words.text('panel.title') });

/** By keyboard alone: the panel of cases opens beside whatever goes on, and the case of this number in it. */
export async function openCase(desk: Desk, caseNumber: string): Promise<Locator> {
  const { keyboard } = desk.page;
  await keyboard.press('f');
  const panel = panelOf(desk);
  await panel.getByRole('heading', { name: words.text('panel.title') }).waitFor();
  const field = panel.getByLabel(words.text('cases.text'), { exact: true });
  for (const _ of ['close', 'field']) await keyboard.press('Tab');
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  // A letter here is text, and means nothing to the desk.
  await keyboard.type('f');
  await keyboard.press('Backspace');
  await keyboard.type(caseNumber.slice(-6));
  await keyboard.press('Enter');
  const row = panel.getByRole('button', { name: new RegExp(`^${caseNumber}`) });
  await row.focus();
  await desk.person.takePicture('cases-list');
  await keyboard.press('Enter');
  await panel.getByRole('heading', { name: ofCase.text('number', { number: caseNumber }) }).waitFor();
  return panel;
}

/** The question whose it is; resolves to its dialog. */
export async function askWhose(panel: Locator): Promise<Locator> {
  await panel.getByRole('button', { name: words.text('caseOf.reveal') }).click();
  const dialog = panel.page().getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

/** Whose it is, for a reason. */
export async function revealCase(panel: Locator, reason: string): Promise<void> {
  const page = panel.page();
  await askWhose(panel);
  await page.getByLabel(words.text('caseOf.reason'), { exact: true }).fill(reason);
  await page.getByRole('button', { name: words.text('caseOf.revealConfirm') }).click();
}

/** Escape leads from the case to the list, and from there back to the desk. */
export async function leaveCases(desk: Desk): Promise<void> {
  const panel = panelOf(desk);
  await panel.getByRole('heading', { name: words.text('panel.title') }).focus();
  await desk.page.keyboard.press('Escape');
  await panel.getByText(words.text('cases.list'), { exact: true }).waitFor();
  await desk.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
}

/** Neither lies over the other. */
export async function expectBeside(one: Locator, other: Locator): Promise<void> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (a === null || b === null) throw new Error('one of them is not shown');
  const isBeside =
    a.x + a.width <= b.x + 1 ||
    b.x + b.width <= a.x + 1 ||
    a.y + a.height <= b.y + 1 ||
    b.y + b.height <= a.y + 1;
  expect({ a, b, isBeside }).toMatchObject({ isBeside: true });
}
