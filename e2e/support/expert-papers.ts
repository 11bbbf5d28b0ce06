import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import type { PanelExpert } from './expert-panel-people.ts';
import { press } from './expert-sitting.ts';
import { readWords } from './words.ts';

export const score = readWords('zh-Hans', 'expert-score');
export const report = readWords('zh-Hans', 'expert-report');
export const conclusions = {
  passed: '通过',
  passedWithChanges: '修改后通过',
  notPassed: '不通过',
};

/** One expert's marks, criterion by criterion, what they write beside the first, and what they are for. */
export type Sheet = { marks: readonly number[]; remark: string; proposal: keyof typeof conclusions };
export const totalOf = ({ marks }: Sheet): string => String(marks.reduce((sum, mark) => sum + mark, 0));

const marksOf = (page: Page) => page.getByRole('spinbutton', { name: /满分/ });
const choose = (within: Page | Locator, conclusion: Sheet['proposal']) =>
  within.getByRole('radio', { name: new RegExp(`^${conclusions[conclusion]}`) }).check();

/** Filled in, until it is saved; nobody has it yet. */
export async function fillSheet({ person: { page } }: PanelExpert, sheet: Sheet): Promise<void> {
  await marksOf(page).first().waitFor();
  for (const [at, mark] of sheet.marks.entries()) await marksOf(page).nth(at).fill(String(mark));
  await page.getByLabel(score.text('form.remark'), { exact: true }).first().fill(sheet.remark);
  await choose(page, sheet.proposal);
  await page.getByText(score.text('form.phase.saved'), { exact: true }).waitFor();
}

export async function handInSheet({ person: { page } }: PanelExpert, sheet: Sheet): Promise<void> {
  await press(page, score.text('form.handIn'));
  const dialog = page.getByRole('dialog');
  await dialog.getByText(new RegExp(`^合计 ${totalOf(sheet)} 分`)).waitFor();
  await dialog.getByRole('button', { name: score.text('form.confirm.yes'), exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

export const section = (page: Page, name: string) => page.getByLabel(name, { exact: true });
/** What stands in this part of the report on this page. */
export const expectText = ({ person: { page } }: PanelExpert, name: string) =>
  expect.poll(() => section(page, name).inputValue());

/** Two write in the same place at the same time: every letter of both is kept, on both pages. */
export async function writeTogether(
  name: string,
  [first, second]: readonly [PanelExpert, PanelExpert],
): Promise<void> {
  const middle = '设计洪水标准五十年一遇。';
  const [before, after] = ['盘溪河大桥全长一百二十米。', '壅水计算采用实测断面。'];
  await section(first.person.page, name).fill(middle);
  await expectText(second, name).toBe(middle);
  const type = async ({ person: { page } }: PanelExpert, key: 'Home' | 'End', text: string) => {
    await section(page, name).press(key);
    await section(page, name).pressSequentially(text);
  };
  await Promise.all([type(first, 'End', after), type(second, 'Home', before)]);
  for (const expert of [first, second]) await expectText(expert, name).toBe(`${before}${middle}${after}`);
}

/** Within the report: the score sheet asks for the same words, and may stand there, chosen already, a moment longer. */
export async function voteForConclusion(
  { person: { page } }: PanelExpert,
  conclusion: Sheet['proposal'],
): Promise<void> {
  const vote = page.getByRole('region', { name: report.text('vote.title'), exact: true });
  await choose(vote, conclusion);
}

type Change = { at: number; text: string; criterion: string; verifiers: readonly string[] };

/** A change that the unit has to make, with who looks whether it was made. */
export async function askForChange({ person: { page } }: PanelExpert, change: Change): Promise<void> {
  await press(page, report.text('changes.add'));
  await page
    .getByLabel(report.text('changes.text', { number: change.at }), { exact: true })
    .fill(change.text);
  const card = page
    .getByRole('region', { name: report.text('changes.title'), exact: true })
    .getByRole('listitem')
    .filter({ has: page.getByLabel(report.text('changes.text', { number: change.at }), { exact: true }) });
  await card
    .getByLabel(report.text('changes.criterion'), { exact: true })
    .selectOption({ label: change.criterion });
  const boxes = card.getByRole('checkbox');
  for (const box of await boxes.all()) if (await box.isChecked()) await box.uncheck();
  for (const name of change.verifiers)
    await card.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
}

/** By the chair, once nothing is missing: from now on the text is signed. */
export async function closeReport({ person: { page } }: PanelExpert): Promise<void> {
  await expect.poll(() => page.getByText(report.text('close.lacks'), { exact: true }).count()).toBe(0);
  await press(page, report.text('close.act'));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: report.text('close.yes'), exact: true })
    .click();
}

/** With one's own password; with dissent where there is one. */
export async function signReport({ person: { page } }: PanelExpert, dissent: string | null): Promise<void> {
  if (dissent !== null) {
    await press(page, report.text('sign.haveDissent'));
    await page.getByLabel(report.text('sign.dissent'), { exact: true }).fill(dissent);
  }
  await press(page, report.text(dissent === null ? 'sign.agree' : 'sign.disagree'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(report.text('sign.password'), { exact: true }).fill(demoPassword);
  await dialog.getByRole('button', { name: report.text('sign.confirm'), exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}
