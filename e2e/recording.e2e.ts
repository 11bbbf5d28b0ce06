import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Applicant } from './support/applicant.ts';
import { counters } from './support/counters.ts';
import type { Desk } from './support/desk.ts';
import { createPageLook } from './support/page-look.ts';
import { useStage } from './support/stage.ts';
import { readWords } from './support/words.ts';

/** Where the media node keeps what it writes until the server has it. */
let nodeFolder = '';
const stage = useStage('recording', {
  async sfuEnvironment() {
    nodeFolder = mkdtempSync(join(tmpdir(), 'cloudseat-recorder-'));
    return { CLOUDSEAT_SFU_RECORDING_DIR: nodeFolder };
  },
});
afterAll(() => rmSync(nodeFolder, { recursive: true, force: true }));
const { matterId, agents } = counters.soleTrader;
const another = counters.socialCard;
const inCall = readWords('zh-Hans', 'call-recording');
const words = readWords('zh-Hans', 'recording');
const reason = '核对告知的内容';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const tagOf = ({ page }: Applicant | Desk) => page.locator('button[data-recording]');

async function expectWord(people: readonly (Applicant | Desk)[], word: string): Promise<void> {
  for (const person of people) await tagOf(person).filter({ hasText: word }).waitFor();
}

/** Where each track of the player is, ms. */
const readTimes = (page: Page): Promise<number[]> =>
  page
    .locator('[data-track]')
    .evaluateAll((elements) => elements.map((each) => (each as HTMLMediaElement).currentTime * 1_000));
const readSpread = async (page: Page): Promise<number> => {
  const times = await readTimes(page);
  return Math.max(...times) - Math.min(...times);
};
const waitForTime = (page: Page, fromMs: number) =>
  expect.poll(async () => Math.min(...(await readTimes(page)))).toBeGreaterThan(fromMs);

describe('a talk that is recorded', { timeout: 300_000 }, () => {
  it('shows so on both screens, rests for privacy, and is played in step by a supervisor who says why', async () => {
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    const both = [applicant, desk] as const;
    await desk.beReady(agents[0].loginName);
    await applicant.openMatter(matterId);
    await applicant.start();
    await applicant.signIn({ name: '赵小录', phone: '13800000062' });
    await applicant.page.getByLabel(applicant.words.text('consent.recording')).check();
    await applicant.giveConsent();
    await applicant.checkDevices();
    await desk.waitForOffer(await applicant.takeTicket());
    await desk.accept();
    await applicant.waitForCall(agents[0]);
    await expectWord(both, inCall.text('word.recording'));
    for (const { person } of both) await person.takePicture('1-recording');
    // The pause comes some time after the beginning, so that there is something before it to go back to.
    const readClock = async () => (await applicant.page.getByRole('timer').first().textContent()) ?? '';
    await expect.poll(readClock).toMatch(/0:(0[8-9]|[1-5]\d)|[1-9]:\d\d/);

    await tagOf(applicant).click();
    await press(applicant.page, inCall.text('privacy.pause'));
    await expectWord(both, inCall.text('word.paused'));
    await press(applicant.page, inCall.text('sheet.close'));
    for (const { person } of both) await person.takePicture('2-paused');
    await desk.page.keyboard.press('r');
    await expectWord(both, inCall.text('word.recording'));
    // Some segments more: what comes after the pause is there as well.
    await expect.poll(readClock).toMatch(/0:(2[5-9]|[3-5]\d)|[1-9]:\d\d/);
    const caseNumber = /\d{4}-\d{6}/.exec(
      (await applicant.page.getByRole('banner').textContent()) ?? '',
    )?.[0];
    await desk.end();
    await desk.saveWrapUp('answered');

    const supervisor = await stage.openSupervisor({ device: 'desk' });
    const { page } = supervisor;
    await page.goto('/supervision/recordings');
    await supervisor.signIn();
    await page.getByRole('link', { name: new RegExp(`^${caseNumber}`) }).click();
    // Its files are made once it is complete; the page looks again by itself.
    await page.getByLabel(words.text('look.reason'), { exact: true }).waitFor({ timeout: 120_000 });
    await page.getByLabel(words.text('look.reason'), { exact: true }).fill(reason);
    await press(page, words.text('look.open'));
    await page.getByRole('region', { name: words.text('player.label') }).waitFor();
    expect(await page.locator('video[data-track]').count()).toBe(2);
    expect(await page.locator('audio[data-track]').count()).toBe(2);

    await press(page, words.text('player.play'));
    await waitForTime(page, 2_000);
    for (const ms of [2_600, 3_200, 3_800]) {
      expect(await readSpread(page)).toBeLessThanOrEqual(80);
      await waitForTime(page, ms);
    }
    const countFrames = () =>
      page
        .locator('video[data-track]')
        .evaluateAll((videos) =>
          Math.min(
            ...videos.map((each) => (each as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames),
          ),
        );
    await expect.poll(countFrames).toBeGreaterThan(10);
    await supervisor.person.takePicture('3-playing', { isWhole: true });

    // The pause is a gap, and a chapter to go to; it is leapt over.
    const chapters = page.getByRole('region', { name: words.text('chapters.title') });
    const pause = words.text('chapters.gap', { cause: words.text('cause.privacy') });
    await chapters.getByRole('button', { name: new RegExp(pause) }).click();
    const [from] = await readTimes(page);
    await expect.poll(async () => Math.min(...(await readTimes(page)))).toBeGreaterThan((from ?? 0) + 500);
    await chapters.getByRole('button').first().click();
    await expect.poll(async () => Math.max(...(await readTimes(page)))).toBeLessThan(from ?? 0);
    await expect.poll(() => readSpread(page)).toBeLessThanOrEqual(80);
    const { look, expectClean } = createPageLook(supervisor.person, 'zh-Hans', []);
    await look('4-page');
    expectClean(1);
  });

  it('is not, without consent; the agent asks, the applicant agrees under the wording, and takes it back', async () => {
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    const both = [applicant, desk] as const;
    await desk.beReady(another.agents[0].loginName);
    await desk.waitForOffer(
      await applicant.queueFor(another.matterId, { name: '钱不录', phone: '13800000063' }),
    );
    await desk.accept();
    await applicant.waitForCall(another.agents[0]);
    await expectWord([applicant], inCall.text('word.refused.applicant'));
    await expectWord([desk], inCall.text('word.refused.staff'));

    await desk.page.keyboard.press('r');
    await desk.page
      .getByRole('dialog')
      .getByRole('button', { name: inCall.text('desk.ask') })
      .click();
    await expectWord([desk], inCall.text('word.asked.staff'));
    await press(applicant.page, inCall.text('ask.open'));
    await applicant.person.takePicture('5-question');
    await press(applicant.page, inCall.text('ask.yes'));
    await expectWord(both, inCall.text('word.recording'));

    await tagOf(applicant).click();
    await press(applicant.page, inCall.text('withdraw.open'));
    await press(applicant.page, inCall.text('withdraw.confirm'));
    await expectWord([applicant], inCall.text('word.withdrawn.applicant'));
    await expectWord([desk], inCall.text('word.withdrawn.staff'));
    await desk.end();
    await desk.saveWrapUp('answered');
  });
});
