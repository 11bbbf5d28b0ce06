import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Applicant } from './applicant.ts';
import type { Desk } from './desk.ts';
import { expectMediaFlows } from './talk.ts';
import { readWords } from './words.ts';

const words = readWords('zh-Hans', 'capture');
const paper = readWords('zh-Hans', 'paper');

type Talk = {
  applicant: Applicant;
  desk: Desk;
  /** The desk's list of materials. */
  materials: Locator;
  line: string;
  look: (name: string) => Promise<void>;
};

/**
 * The agent asks for the front of a line's paper; the phone takes it with the talk's camera while both are seen and heard, and
 * the desk has it in place; afterwards the talk is what it was.
 */
export async function takeAskedPhoto({ applicant, desk, materials, line, look }: Talk): Promise<void> {
  const { page } = applicant;
  const name = words.text('named', { name: line, part: words.text('part.front') });
  const fileName = words.text('fileName', { name: line, part: words.text('part.front') });
  await materials.getByRole('button', { name: words.text('desk.askLine', { name: line }) }).press('Enter');
  await desk.page.getByRole('menuitem', { name: words.text('part.front') }).click();
  const card = page.getByRole('region', { name: words.text('card.label') });
  await card.getByText(words.pattern('card.title', { name })).waitFor();
  await look('asked');

  await card.getByRole('button', { name: words.text('card.open') }).click();
  const camera = page.getByRole('dialog', { name: paper.text('title', { name: fileName }) });
  await camera.getByText(paper.text('found')).waitFor();
  await desk.page.getByText(words.text('desk.barOpened', { name })).waitFor();
  // The agent sees what is aimed at and hears the applicant, who hears the agent.
  await expectMediaFlows(desk);
  await expectMediaFlows(applicant);
  await look('aimed');
  await desk.person.takePicture('aimed-at');

  await camera.getByRole('button', { name: paper.text('shoot'), exact: true }).click();
  await camera.getByText(paper.text('result.fine')).waitFor();
  await camera.getByRole('button', { name: paper.text('result.send') }).click();
  const result = materials.getByRole('figure', { name: words.text('desk.result', { name }) });
  const isShown = (image: SVGElement | HTMLElement) => (image as HTMLImageElement).naturalWidth > 0;
  await expect.poll(() => result.locator('img').evaluate(isShown)).toBe(true);
  const row = materials.getByRole('listitem').filter({ hasText: line });
  await row.getByRole('link', { name: new RegExp(`^${fileName}-\\d+\\.jpg`) }).waitFor();
  await card.getByText(words.pattern('card.sent', { name })).waitFor();
  await desk.person.takePicture('photo-came');

  await result.getByRole('button', { name: words.text('desk.good'), exact: true }).click();
  await card.getByText(words.pattern('card.good', { name })).waitFor();
  await result.waitFor({ state: 'detached' });
  await card.getByRole('button', { name: words.text('card.dismiss') }).click();
  await expectMediaFlows(desk);
}
