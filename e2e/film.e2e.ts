import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Film } from '@cloudseat/shared/nouns/film.ts';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { beginProject } from '../server/src/test-support/expert-steps.ts';
import type { TestBrowser } from '../server/src/test-support/test-page.ts';
import { run } from './support/run.ts';
import { useStage } from './support/stage.ts';
import { readWords } from './support/words.ts';

const stage = useStage('film');
const words = readWords('zh-Hans', 'expert-film');
/** Pages of a busy machine, and films that are made at the lowest priority. */
const patient = { timeout: 180_000, interval: 200 };

let folder = '';
const contexts: BrowserContext[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'film-e2e-'));
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The page of a water project's draft, as its unit sees it. */
async function openProject(device: 'phone' | 'desk') {
  const { unit, reviewId } = await beginProject(stage.url, { kindId: 'water-works' });
  const context = await stage.browserOf('applicant').newContext({
    ...{
      baseURL: stage.url,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      permissions: ['camera', 'microphone'],
    },
    viewport: device === 'phone' ? { width: 390, height: 844 } : { width: 1_440, height: 900 },
  });
  contexts.push(context);
  const cookies = unit.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: stage.url };
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`/projects/${reviewId}`);
  await page.getByRole('heading', { name: words.text('panel.title') }).waitFor();
  return { unit, reviewId, context, page };
}
const listFilms = async (unit: TestBrowser, reviewId: ExpertReviewId) =>
  (await unit.call<{ films: Film[] }>('GET', `/expert-reviews/${reviewId}/films`)).films;
const button = (page: Page, key: Parameters<typeof words.text>[0]) =>
  page.getByRole('button', { name: words.text(key), exact: true });
const takePicture = async (page: Page, name: string) => {
  const into = process.env.CLOUDSEAT_ARTEFACTS_DIR;
  if (into) await page.screenshot({ path: join(into, `film-${name}.png`), fullPage: true });
};

/** Frames that were decoded are counted, and the clock of the film goes on. */
async function watch(page: Page): Promise<void> {
  await button(page, 'card.watch').click();
  const player = page.locator('[data-film]');
  await expect.poll(() => player.getAttribute('data-film-state'), patient).toBe('standing');
  await button(page, 'player.play').click();
  const read = () =>
    page.locator('[data-film] video').evaluate((video: HTMLVideoElement) => ({
      time: video.currentTime,
      frames: video.getVideoPlaybackQuality().totalVideoFrames,
      width: video.videoWidth,
    }));
  await expect.poll(async () => (await read()).time, patient).toBeGreaterThan(1);
  const { frames, width } = await read();
  expect(frames).toBeGreaterThan(5);
  expect(width).toBeGreaterThan(0);
}

describe('a site film', { timeout: 600_000 }, () => {
  it('that is recorded in the browser survives its page, is gone on with, handed in and played', async () => {
    const { unit, reviewId, context, page } = await openProject('phone');
    await button(page, 'capture.record').click();
    await button(page, 'record.start').click();
    const sent = async () => {
      const [film] = await listFilms(unit, reviewId);
      if (film === undefined) return 0;
      const take = await unit.call<{ parts: number[][] }>('GET', `/expert-film-takes/${film.filmId}`);
      return take.parts[0]?.length ?? 0;
    };
    await expect.poll(sent, patient).toBeGreaterThanOrEqual(2);
    await takePicture(page, 'recording-phone');
    // No question, no farewell: as a crash.
    await page.close({ runBeforeUnload: false });

    const again = await context.newPage();
    await again.goto(`/projects/${reviewId}`);
    await button(again, 'take.goOn').waitFor();
    await takePicture(again, 'gone-on-phone');
    const before = await sent();
    await button(again, 'take.goOn').click();
    await button(again, 'record.start').click();
    await again.getByRole('timer').filter({ hasText: '0:03' }).waitFor();
    await button(again, 'record.finish').click();
    await expect.poll(async () => (await listFilms(unit, reviewId))[0]?.state, patient).toBe('ready');
    const [film] = await listFilms(unit, reviewId);
    expect(film?.origin).toBe('recorded');
    // Both stretches are in it.
    expect(film?.rendition?.durationMs).toBeGreaterThan((before * 5 - 3) * 1_000);
    await watch(again);
    await takePicture(again, 'played-phone');
  });

  it('that is uploaded goes on with the same file after a reload, is converted, and sought in by keys', async () => {
    const { unit, reviewId, context, page } = await openProject('desk');
    const path = join(folder, '大坝现场.mpg');
    const make = ['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25:duration=24', '-f', 'lavfi'];
    // Noise, so that it is of several pieces and yet quickly converted.
    const codecs = ['-i', 'sine=duration=24', '-vf', 'noise=alls=20:allf=t', '-c:v', 'mpeg2video'];
    run('ffmpeg', [
      '-hide_banner',
      '-loglevel',
      'error',
      '-y',
      ...make,
      ...codecs,
      '-q:v',
      '2',
      '-c:a',
      'mp2',
      path,
    ]);
    let passed = 0;
    await context.route('**/api/expert-film-uploads/*', async (route) => {
      passed += route.request().method() === 'PATCH' ? 1 : 0;
      // The second piece of it never arrives.
      if (passed >= 2) await route.abort('connectionfailed').catch(() => undefined);
      else await route.continue();
    });
    const choose = async (on: Page) => {
      const chooser = on.waitForEvent('filechooser');
      await button(on, 'capture.upload').click();
      await (await chooser).setFiles(path);
    };
    await choose(page);
    await expect.poll(() => passed, patient).toBeGreaterThanOrEqual(2);
    await takePicture(page, 'uploading-desk');
    await page.close({ runBeforeUnload: false });
    await context.unroute('**/api/expert-film-uploads/*');

    const again = await context.newPage();
    await again.goto(`/projects/${reviewId}`);
    await again.getByText('请再选同一个文件', { exact: false }).waitFor();
    await takePicture(again, 'interrupted-desk');
    await choose(again);
    await expect.poll(async () => (await listFilms(unit, reviewId))[0]?.state, patient).toBe('ready');
    const films = await listFilms(unit, reviewId);
    expect(films).toHaveLength(1);
    expect(films[0]).toMatchObject({
      source: { videoCodec: 'mpeg2video' },
      rendition: { isConverted: true },
    });
    await watch(again);
    const time = () =>
      again.locator('[data-film] video').evaluate((video: HTMLVideoElement) => video.currentTime);
    await again.locator('[data-film]').focus();
    await again.keyboard.press('5');
    await expect.poll(time, patient).toBeGreaterThanOrEqual(12);
    await again.keyboard.press('k');
    await takePicture(again, 'played-desk');
  });

  it('that is none says why in words people understand', async () => {
    const { page } = await openProject('phone');
    const path = join(folder, '说明.mp4');
    writeFileSync(path, '%PDF-1.7 this is no film');
    const chooser = page.waitForEvent('filechooser');
    await button(page, 'capture.upload').click();
    await (await chooser).setFiles(path);
    await page.getByText(words.text('failure.notFilm.title')).waitFor({ timeout: 90_000 });
    await takePicture(page, 'refused-phone');
  });
});
