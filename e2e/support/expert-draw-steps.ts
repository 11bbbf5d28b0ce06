// Two convenors set and sign the conditions of a draw, draw, and the experts answer for themselves until the panel is sealed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { inProject } from '../../scripts/setup/paths.mjs';
import { writePage } from '../../scripts/verify-dossier/make-page.ts';
import { drawPage } from '../../scripts/verify-draw/make-page.ts';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import { project } from './expert-filing-steps.ts';
import { button, type DrawnExpert, openPanelist, readSeats } from './expert-panel-door.ts';
import type { Device, Person } from './person.ts';
import { run } from './run.ts';
import type { Stage } from './stage.ts';
import { readWords } from './words.ts';

const words = readWords('zh-Hans', 'expert-draw');
const filing = readWords('zh-Hans', 'expert-filing');
const state = readWords('zh-Hans', 'expert');
/** Of the demo's experts two work there, and another is married to the head of the unit. */
const avoided = [
  { name: '山城水利水电勘测设计院', reason: '编制了防洪评价报告' },
  { name: project.head, reason: '项目单位负责人' },
];
const seatOf = (page: Page, position: number) =>
  page.getByRole('listitem').filter({ hasText: `第 ${position} 席 ·` });
/** Of the places of the draw, in the kind's order. */
export const places = { hydraulics: 1, geology: 4 } as const;

/** Gives the names of those whom the avoidance keeps out. */
async function setConditions(convenor: Person): Promise<string[]> {
  const { page } = convenor;
  await button(page, filing.text('panel.take')).click();
  await page.getByText(filing.text('panel.self')).waitFor();
  await page.getByText(words.text('conditions.fixed', { name: project.unitName })).waitFor();
  for (const { name, reason } of avoided) {
    await button(page, words.text('conditions.addAvoided')).click();
    await page.getByLabel(words.text('conditions.avoidedName'), { exact: true }).last().fill(name);
    await page.getByLabel(words.text('conditions.reason'), { exact: true }).last().fill(reason);
  }
  await convenor.takePicture('1-conditions', { isWhole: true });
  await button(page, words.text('conditions.save')).click();
  await page.getByText(words.pattern('excluded.title')).or(page.getByText('不参加抽取')).first().click();
  const tied = page.getByRole('listitem').filter({ hasText: words.text('excluded.rule.tied') });
  await expect.poll(() => tied.count()).toBe(3);
  await convenor.takePicture('2-excluded', { isWhole: true });
  return tied.locator('strong').allTextContents();
}

async function sign({ page }: Person): Promise<void> {
  await page.getByLabel(words.text('sign.password'), { exact: true }).fill(demoPassword);
  await button(page, words.text('sign.button')).click();
}

/** By the command and by the page that needs no network: both accept the record as it is handed out. */
export async function checkRecord(stage: Stage, { page }: Person, verdict: RegExp): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudseat-draw-'));
  try {
    const download = page.waitForEvent('download');
    await button(page, words.text('record.download')).click();
    const path = join(folder, 'record.json');
    await (await download).saveAs(path);
    run(process.execPath, [inProject('scripts', 'verify-draw.mjs'), path]);
    const context = await stage.browserOf('agent').newContext({ offline: true, locale: 'zh-CN' });
    await writePage(join(folder, 'verify.html'), drawPage.sources);
    const offline = await context.newPage();
    await offline.goto(pathToFileURL(join(folder, 'verify.html')).href);
    await offline.setInputFiles('#file', path);
    await offline.locator('#result[data-verdict="intact"]').getByText(verdict).waitFor();
    await context.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By who is asked for the place now: they see the notice on their page, and a text came to their telephone. */
export async function openAsked(
  stage: Stage,
  reviewId: ExpertReviewId,
  { loginName }: DrawnExpert,
  device: Device,
): Promise<Person> {
  await stage.textTo(`139${loginName.slice(1).padStart(8, '0')}`, new RegExp(`您被抽取为“${project.title}”`));
  const person = await openPanelist(stage, reviewId, { loginName, device });
  await person.page.getByText(words.text('notice.secret')).waitFor();
  await person.page.getByText(new RegExp(avoided[0]?.name ?? '')).waitFor();
  return person;
}
export async function accept({ page }: Person): Promise<void> {
  await button(page, words.text('notice.accept')).click();
  await page.getByText(words.text('notice.accepted')).waitFor();
}

async function decline(person: Person): Promise<void> {
  const { page } = person;
  await button(page, words.text('notice.decline')).click();
  await page.getByLabel(words.text('notice.why'), { exact: true }).selectOption('busy');
  await person.takePicture('5-declining', { isWhole: true });
  await button(page, words.text('notice.confirmDecline')).click();
  await page.getByText(words.text('notice.over.declined')).waitFor();
}

export const askedSeat = async (
  stage: Stage,
  reviewId: ExpertReviewId,
  position: number,
): Promise<DrawnExpert> => {
  const find = async () =>
    (await readSeats(stage, reviewId)).findLast(
      (seat) => seat.position === position && seat.state === 'asked',
    );
  await expect.poll(find).toBeDefined();
  return (await find()) as DrawnExpert;
};

export type Drawn = {
  convenor: Person;
  other: Person;
  /** Whom the avoidance kept out. */
  avoidedNames: string[];
  experts: (DrawnExpert & { person: Person })[];
};

/** Two convenors draw; the first of the panel declines and is followed by the next of the order; the panel is sealed. */
export async function drawPanel(
  stage: Stage,
  reviewId: ExpertReviewId,
  { devices, onDrawn }: { devices: readonly Device[]; onDrawn: (convenors: Person[]) => void },
): Promise<Drawn> {
  const [convenor, other] = await Promise.all([
    openPanelist(stage, reviewId, { loginName: 'c001' }),
    openPanelist(stage, reviewId, { loginName: 'c002' }),
  ]);
  const { page } = convenor;
  const avoidedNames = await setConditions(convenor);
  await sign(convenor);
  await page.getByText(words.text('sign.another'), { exact: false }).waitFor();
  await sign(other);
  await button(page, words.text('commit.button')).click();
  await page.getByText(words.text('draw.other')).waitFor();
  await convenor.takePicture('3-committed', { isWhole: true });
  onDrawn([convenor, other]);
  await other.page.getByLabel(words.text('draw.word'), { exact: true }).fill('大溪河 八月十五');
  await button(other.page, words.text('draw.button')).click();
  await expect.poll(() => page.getByText(words.text('answers.state.asked'), { exact: true }).count()).toBe(5);
  await convenor.takePicture('4-drawn', { isWhole: true });
  await checkRecord(stage, convenor, /未被改动/);

  const first = await askedSeat(stage, reviewId, places.hydraulics);
  const gone = await openAsked(stage, reviewId, first, 'tablet');
  await decline(gone);
  await gone.close();
  await seatOf(page, places.hydraulics)
    .filter({ hasText: words.text('answers.state.declined') })
    .waitFor();
  const experts = await Promise.all(
    devices.map(async (device, index) => {
      const seat = await askedSeat(stage, reviewId, index + 1);
      const person = await openAsked(stage, reviewId, seat, device);
      if (index === 0) await person.takePicture('6-notice', { isWhole: true });
      await accept(person);
      return { ...seat, person };
    }),
  );
  for (const of of [convenor, other])
    await of.page.getByText(state.text('state.panelSealed'), { exact: true }).first().waitFor();
  await convenor.takePicture('7-sealed', { isWhole: true });
  expect(experts.map(({ name }) => name).filter((name) => avoidedNames.includes(name))).toEqual([]);
  return { convenor, other, avoidedNames, experts };
}
