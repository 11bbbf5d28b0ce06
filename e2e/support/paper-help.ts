import type { Applicant } from './applicant.ts';
import { readWords } from './words.ts';

const help = readWords('zh-Hans', 'paper-help');

/** From beside a line or the agent’s ask: the sample’s picture is seen, with what to mind. */
export async function lookAtSample(
  { page, person }: Pick<Applicant, 'page' | 'person'>,
  line: string,
): Promise<void> {
  await page
    .getByRole('button', { name: help.text('sample.seeOf', { name: line }) })
    .first()
    .click();
  const sheet = page.getByRole('dialog', { name: help.pattern('sample.title') });
  await sheet.getByText(help.text('sample.bothSides')).waitFor();
  await sheet.locator('img').evaluate((image) => (image as HTMLImageElement).decode());
  await person.takePicture('sample');
  await sheet.getByRole('button', { name: help.text('close') }).click();
  await sheet.waitFor({ state: 'detached' });
}

/** On the phone: what the agent has marked on the line's paper, on the page that it is on, and nothing to draw with. */
export async function lookAtMarks({ page, person }: Applicant, line: string): Promise<void> {
  await page.getByRole('button', { name: help.pattern('marks.seeOf', { name: line }) }).click();
  const paper = page.getByRole('dialog', { name: help.text('marks.title', { name: line }) });
  await paper.locator('[data-page="1"] path[data-author="agent"]').waitFor();
  await paper.locator('[data-page="1"] img').waitFor();
  await person.takePicture('marks');
  await paper.getByRole('button', { name: help.text('close') }).click();
  await paper.waitFor({ state: 'detached' });
}
