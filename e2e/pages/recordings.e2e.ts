import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { counters } from '../support/counters.ts';
import { createPageLook } from '../support/page-look.ts';
import {
  makeRecordedFiles,
  namesInRecording,
  type RecordedFiles,
  recordingView,
  tellRecordings,
} from '../support/recording-fixture.ts';
import { useStage } from '../support/stage.ts';
import type { Supervisor } from '../support/supervisor.ts';
import { readWords } from '../support/words.ts';

const stage = useStage('recordings');
const { agents } = counters.soleTrader;
const words = readWords('zh-Hans', 'recording');
const inCase = readWords('zh-Hans', 'case');
const reason = '核对告知的内容';
const pathOfRecording = '/supervision/recordings/recording-1';

let files: RecordedFiles;
beforeAll(() => {
  files = makeRecordedFiles();
});

async function openAs(loginName: string, device: 'desk' | 'phone' = 'desk') {
  const supervisor = await stage.openSupervisor({ device });
  const told = await tellRecordings(supervisor.page, files);
  await supervisor.page.goto(pathOfRecording);
  await supervisor.signIn(loginName);
  await supervisor.page.getByRole('link', { name: words.text('page.back') }).waitFor();
  return { supervisor, page: supervisor.page, told };
}

async function openLook(page: Page): Promise<void> {
  await page.getByLabel(words.text('look.reason'), { exact: true }).fill(reason);
  await page.getByRole('button', { name: words.text('look.open') }).click();
  await page.getByRole('region', { name: words.text('player.label') }).waitFor();
}

/** Where each track is, s; those that have something to show. */
const readTimes = (page: Page): Promise<{ track: string; time: number; isPaused: boolean }[]> =>
  page.locator('[data-track]').evaluateAll((elements) =>
    elements.map((each) => {
      const media = each as HTMLMediaElement;
      return { track: media.dataset.track ?? '', time: media.currentTime, isPaused: media.paused };
    }),
  );
/** All at one moment, ms. */
async function readSpread(page: Page): Promise<number> {
  const times = (await readTimes(page)).map(({ time }) => time * 1_000);
  return Math.max(...times) - Math.min(...times);
}
async function waitForTime(page: Page, fromS: number): Promise<void> {
  await expect.poll(async () => (await readTimes(page))[0]?.time ?? 0).toBeGreaterThan(fromS);
}

describe('a supervisor', () => {
  it('looks with a reason: all tracks run in step, over a gap, to a chapter, by keys, and the look ends', async () => {
    const { page, supervisor, told } = await openAs('s001');
    await page.getByRole('button', { name: words.text('look.open') }).click();
    await page.getByRole('alert').waitFor();
    expect(told.asked).toEqual([]);
    await openLook(page);
    expect(told.asked.map(({ body }) => body)).toEqual([{ reason }]);
    await page.locator(`[data-watermark="${told.look.watermark}"]`).waitFor();

    await page.getByRole('button', { name: words.text('player.play'), exact: true }).click();
    await waitForTime(page, 3);
    for (const second of [3.6, 4.2, 4.8, 5.4, 6]) {
      expect(await readSpread(page)).toBeLessThanOrEqual(80);
      await waitForTime(page, second);
    }
    // From the eighth to the fourteenth second nothing was recorded: it is leapt over.
    await waitForTime(page, 14);
    expect((await readTimes(page)).every(({ time }) => time > 13.9)).toBe(true);
    await expect.poll(() => readSpread(page)).toBeLessThanOrEqual(80);

    await page.getByLabel(words.text('chapters.search')).fill('房产证');
    const chapters = page.getByRole('region', { name: words.text('chapters.title') });
    expect(await chapters.getByRole('listitem').count()).toBe(1);
    await page.getByLabel(words.text('chapters.search')).fill('');
    const joined = inCase.text('timeline.action.guest.joined');
    await chapters.getByRole('button', { name: new RegExp(joined) }).click();
    await waitForTime(page, 20.2);
    // A third person came: there are three faces now.
    const faces = page.getByRole('figure');
    await expect.poll(() => faces.count()).toBe(3);
    await expect.poll(() => readSpread(page)).toBeLessThanOrEqual(80);
    await waitForTime(page, 21.5);
    expect(await readSpread(page)).toBeLessThanOrEqual(80);
    await supervisor.person.takePicture('playing');

    await page.keyboard.press(']');
    await expect.poll(() => page.getByLabel(words.text('player.speed')).inputValue()).toBe('1.25');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: words.text('player.play'), exact: true }).waitFor();
    await page.keyboard.press('9');
    await expect
      .poll(async () => (await readTimes(page)).every(({ time }) => Math.abs(time - 36) < 0.1))
      .toBe(true);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await readTimes(page))[0]?.time).toBeCloseTo(31, 0);
    expect((await readTimes(page)).every(({ isPaused }) => isPaused)).toBe(true);

    await page.getByRole('button', { name: words.text('tracks.muteOf', { name: '王敏' }) }).click();
    const voice = page.locator('audio[data-track="agent-voice"]');
    expect(await voice.evaluate((each) => (each as HTMLAudioElement).muted)).toBe(true);

    // The look is over: it is asked for again, and goes on where it was.
    told.isOver = true;
    supervisor.person.expectProblems(/404/);
    await page
      .locator('video')
      .first()
      .evaluate((each) => (each as HTMLVideoElement).load());
    await page.getByText(words.text('look.overTitle')).waitFor();
    told.isOver = false;
    told.look = { ...told.look, lookId: 'look-2' };
    await page.getByLabel(words.text('look.reason'), { exact: true }).fill(reason);
    await page.getByRole('button', { name: words.text('look.again') }).click();
    await expect.poll(async () => (await readTimes(page))[0]?.time).toBeCloseTo(31, 0);
  });

  it('explains, holds, keeps and asks for files, each with a reason', async () => {
    const { page, told } = await openAs('s001');
    told.view = { ...recordingView, state: 'finalizing', seal: null, sealedAt: null, unexplainedGapCount: 1 };
    await page.reload();
    await page.getByText(words.text('seal.waits')).waitFor();
    await page.getByLabel(words.text('gaps.field'), { exact: true }).fill('重启了一次，没有作决定');
    await page.getByRole('button', { name: words.text('gaps.submit') }).click();
    await expect
      .poll(() => told.asked.map(({ path }) => path))
      .toContain('/api/recordings/recording-1/statement');

    told.view = recordingView;
    await page.reload();
    const confirm = async (open: string, button: string) => {
      await page.getByRole('button', { name: open }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill(reason);
      await dialog.getByRole('button', { name: button, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await confirm(words.text('keep.setHold'), words.text('keep.setHold'));
    await confirm(words.text('keep.change'), words.text('keep.confirm'));
    await confirm(words.text('jobs.start.dossier'), words.text('jobs.confirm'));
    await page.getByRole('button', { name: words.text('jobs.cancel'), exact: true }).click();
    await expect
      .poll(() =>
        told.asked.slice(1).map(({ path, method }) => `${method} ${path.split('/').slice(4).join('/')}`),
      )
      .toEqual(['PUT legal-hold', 'PUT retention', 'POST jobs', 'DELETE jobs/job-2']);
    const file = page.getByRole('link', { name: words.text('jobs.download', { size: '52 MB' }) });
    expect(await file.getAttribute('href')).toBe('/api/recordings/recording-1/jobs/job-1/file');
    // Its term is not over: there is nothing to delete it by.
    expect(await page.getByRole('button', { name: words.text('keep.delete') }).count()).toBe(0);
  });

  it('is told why there is nothing to watch', async () => {
    const { page, told } = await openAs('s001');
    const states: [Partial<typeof recordingView>, string][] = [
      [{ endedAt: null, state: 'recording', seal: null }, words.text('page.notYet')],
      [{ playback: 'preparing' }, words.text('player.preparing')],
      [{ playback: 'failed' }, words.text('player.failedTitle')],
      [{ state: 'failed', seal: null }, words.text('page.failedTitle')],
      [{ deletedAt: Date.now() }, words.text('page.deletedTitle')],
    ];
    for (const [change, said] of states) {
      told.view = { ...recordingView, ...change };
      await page.reload();
      await page.getByText(said).first().waitFor();
      expect(await page.getByLabel(words.text('look.reason')).count()).toBe(0);
    }
  });
});

it('an administrator sees that there are recordings, and has no way to look', async () => {
  const { page } = await openAs('admin');
  await page.getByText(words.text('page.adminTitle')).waitFor();
  for (const key of ['look.open', 'keep.setHold', 'jobs.start.composed', 'gaps.submit'] as const)
    expect(await page.getByRole('button', { name: words.text(key) }).count()).toBe(0);
  await page.getByRole('link', { name: words.text('page.back') }).click();
  await page.getByText(words.text('list.introAdmin')).waitFor();
});

it('an agent looks in a window of its own, and finds nothing else of the supervisors there', async () => {
  const { page } = await openAs(agents[0].loginName);
  await openLook(page);
  expect(await page.getByRole('button', { name: words.text('keep.setHold') }).count()).toBe(0);
  expect(await page.getByRole('navigation').getByRole('link').count()).toBe(2);
  await page.goto('/supervision/day');
  await page
    .getByRole('heading', { name: readWords('zh-Hans', 'supervision').pattern('agentOnly.title') })
    .waitFor();
});

describe.each(['zh-Hans', 'zh-Hant', 'en'] as const)('in %s', (locale) => {
  it.each(['phone', 'desk'] as const)(
    'recordings speak it, fit a %s and are free of faults',
    async (device) => {
      const supervisor: Supervisor = await stage.openSupervisor({ device, locale });
      const { page, person } = supervisor;
      const told = await tellRecordings(page, files);
      const inLocale = readWords(locale, 'recording');
      const { look, expectClean } = createPageLook(person, locale, [...namesInRecording, '汪海澜']);
      await page.goto('/supervision/recordings');
      await supervisor.signIn();
      await page
        .getByRole('link', { name: /2026-000124/ })
        .first()
        .waitFor();
      await look('1-list');
      told.view = { ...recordingView, unexplainedGapCount: 1, seal: null, state: 'finalizing' };
      await page
        .getByRole('link', { name: /2026-000124/ })
        .first()
        .click();
      await page.getByLabel(inLocale.text('gaps.field'), { exact: true }).waitFor();
      await look('2-to-explain');
      told.view = recordingView;
      await page.reload();
      await page.getByText(recordingView.seal?.keyId ?? '').waitFor();
      await page.getByLabel(inLocale.text('look.reason'), { exact: true }).fill(reason);
      await page.getByRole('button', { name: inLocale.text('look.open') }).click();
      await page.getByRole('region', { name: inLocale.text('player.label') }).waitFor();
      await page.getByRole('button', { name: inLocale.text('keys.open') }).click();
      await expect
        .poll(() =>
          page
            .locator('video')
            .first()
            .evaluate((each) => (each as HTMLVideoElement).readyState),
        )
        .toBe(4);
      await look('3-player');
      await page.getByRole('button', { name: inLocale.text('keep.change') }).click();
      await page.getByRole('dialog').waitFor();
      await look('4-keep');
      expectClean(4);
    },
  );
});
