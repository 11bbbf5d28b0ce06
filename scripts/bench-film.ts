// npm run bench:film [-- --json]: site films as they are watched. From the tap to the first frame, from a tap on the line to its frame,
// how far apart ten viewers in step are by their frames on the screen, and how fast a film of 1080 lines is converted.

import type { Film } from '@cloudseat/shared/nouns/film.ts';
import { makeWithFfmpeg } from '../server/src/films/test-support/made-films.ts';
import { sendFilmAs } from '../server/src/films/test-support/send-film.ts';
import { beginProject } from '../server/src/test-support/expert-steps.ts';
import type { TestBrowser } from '../server/src/test-support/test-page.ts';
import { openChromium } from './bench/chromium.ts';
import { percentile, printFigures, printTable, round } from './bench/figures.ts';
import { measureConversion } from './bench/film/conversion.ts';
import { buildFilmPage, openFilmPage } from './bench/film/pages.ts';
import { spreadsOf } from './bench/film/spread.ts';
import { startBenchPlatform } from './bench/platform.ts';

const filmSeconds = 60;
const starts = 15;
const viewerCount = 10;
/** Of the ten in step: they begin, jump once together, and go on. */
const watchedMs = 20_000;
/** After a jump of everybody's until it counts again, ms: what is measured is staying in step. */
const settlingMs = 3_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const figure = (ms: number) => `${Math.round(ms)} ms`;

async function sendFilm(unit: TestBrowser, reviewId: string, lineId: string, size: string): Promise<Film> {
  const picture = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=25:duration=${filmSeconds}`];
  const sound = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${filmSeconds}`];
  const codecs = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '50', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  const bytes = await makeWithFfmpeg('mp4', ...picture, ...sound, ...codecs, '-ac', '2');
  const sent = await sendFilmAs(unit, { reviewId, lineId }, bytes);
  for (;;) {
    const film = await unit.call<Film>('GET', `/expert-films/${sent.filmId}`);
    if (film.state === 'ready') return film;
    if (film.state === 'failed') throw new Error(`the film failed: ${film.failure}`);
    await wait(200);
  }
}

const { ours, floor } = await measureConversion();
const platform = await startBenchPlatform({ hasPages: false });
const browser = await openChromium({ hasMedia: true });
try {
  const { unit, reviewId, view } = await beginProject(platform.origin, { kindId: 'water-works' });
  const lineId = view.kind.materials.find(({ accepts }) => accepts === 'film')?.lineId ?? '';
  const [large, small] = [
    await sendFilm(unit, reviewId, lineId, '1920x1080'),
    await sendFilm(unit, reviewId, lineId, '640x360'),
  ];
  const built = await buildFilmPage();
  const page = await openFilmPage(browser, unit, built);
  const startMs: number[] = [];
  for (let count = 0; count < starts; count += 1)
    startMs.push(await page.evaluate((film) => window.startFilm(film), large));
  const seekMs: number[] = [];
  for (let count = 0; count < starts; count += 1) {
    const toMs = 2_000 + ((count * 37_321) % ((filmSeconds - 6) * 1_000));
    seekMs.push(await page.evaluate((to) => window.seekFilm(to), toMs));
  }
  await page.context().close();

  const viewers: Awaited<ReturnType<typeof openFilmPage>>[] = [];
  for (let count = 0; count < viewerCount; count += 1) viewers.push(await openFilmPage(browser, unit, built));
  await Promise.all(viewers.map((viewer) => viewer.evaluate((film) => window.followFilm(film), small)));
  const lead = (positionMs: number) => {
    const sync = { isPlaying: true, positionMs, at: Date.now(), rate: 1 };
    return Promise.all(viewers.map((viewer) => viewer.evaluate((told) => window.setSync(told), sync)));
  };
  const spreads: number[] = [];
  for (const positionMs of [0, 30_000]) {
    await lead(positionMs);
    await wait(settlingMs);
    await Promise.all(viewers.map((viewer) => viewer.evaluate(() => void window.shown.splice(0))));
    await wait(watchedMs / 2);
    const shown = await Promise.all(viewers.map((viewer) => viewer.evaluate(() => window.shown)));
    spreads.push(...spreadsOf(shown, 50));
  }
  const p95 = (values: readonly number[]) => percentile(values, 0.95);
  printTable(`Site films (${starts} starts and seeks of 1080 lines, ${viewerCount} viewers in step of 360)`, [
    ['tap → first frame', `p50 ${figure(percentile(startMs, 0.5))}`, `p95 ${figure(p95(startMs))}`],
    ['tap on the line → its frame', `p50 ${figure(percentile(seekMs, 0.5))}`, `p95 ${figure(p95(seekMs))}`],
    [
      'farthest ahead − farthest behind',
      `p50 ${figure(percentile(spreads, 0.5))}`,
      `p95 ${figure(p95(spreads))}`,
    ],
    ['converted a second', `${round(ours, 2)} s of film`, `ffmpeg alone ${round(floor, 2)} s`],
  ]);
  printFigures('film', {
    playStartMs: round(p95(startMs), 0),
    seekMs: round(p95(seekMs), 0),
    playSpreadP95Ms: round(p95(spreads), 0),
    playSpreadP50Ms: round(percentile(spreads, 0.5), 0),
    conversionSpeed: round(ours, 2),
    conversionSpeedFloor: round(floor, 2),
  });
} finally {
  await browser.close();
  await platform.stop();
}
