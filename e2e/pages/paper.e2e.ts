import { appendFileSync, copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Applicant } from '../support/applicant.ts';
import { takeAskedPhoto } from '../support/asked-photo.ts';
import { counters } from '../support/counters.ts';
import { createPageLook } from '../support/page-look.ts';
import { type Box, makeBlurredPhoto, makePaperFilm, makeTurnedPhoto, sheetBox } from '../support/papers.ts';
import { choose } from '../support/settings-tab.ts';
import { useStage } from '../support/stage.ts';
import { makeUploadFiles, type UploadFiles } from '../support/uploads.ts';
import { readWords } from '../support/words.ts';

const stage = useStage('paper', { applicantDevices: makePaperFilm() });
const { matterId, agents } = counters.soleTrader;
const idCard = '经营者身份证';
const lease = '店面证明（房产证或租房合同）';
const paper = readWords('zh-Hans', 'paper');
let files: UploadFiles;

beforeAll(() => {
  files = makeUploadFiles();
});
afterAll(() => files?.remove());

/** The camera for papers of one line. */
const cameraOf = ({ page }: Applicant, line: string): Locator =>
  page.getByRole('dialog', { name: paper.text('title', { name: line }) });

const arrived = (applicant: Applicant, fileName: string): Promise<void> =>
  applicant.page
    .getByRole('link', { name: applicant.words.text('materials.open', { name: fileName }) })
    .waitFor();

describe('the papers of a matter', () => {
  it('are photographed while waiting, seen at the desk at once, and arrive over a broken line and a reload', async () => {
    const applicant = await stage.openApplicant();
    const { page, words } = applicant;
    const { look, expectClean } = createPageLook(applicant.person, 'zh-Hans', []);
    const ticket = await applicant.queueFor(matterId, { name: '周小川', phone: '13800000061' });
    const photograph = page.getByRole('button', { name: `${words.text('materials.photo')} ${idCard}` });
    const camera = cameraOf(applicant, idCard);
    const press = (key: Parameters<typeof paper.text>[0]) =>
      camera.getByRole('button', { name: paper.text(key), exact: true }).click();

    // The sheet is found before the camera, and taken.
    await photograph.click();
    await camera.getByText(paper.text('found')).waitFor();
    await expect.poll(() => camera.evaluate(findOutline).then(distanceToSheet)).toBeLessThan(0.05);
    await look('01-found');
    await press('shoot');
    await camera.getByText(paper.text('result.fine')).waitFor();
    await look('02-fine');

    // Its corners can be moved by keys, each one large enough for a finger of an old hand.
    await press('result.adjust');
    await choose(applicant, 'zh-Hans', 'elder');
    const corner = camera.getByRole('button', { name: paper.text('corners.topLeft') });
    const before = await corner.boundingBox();
    expect(before?.width).toBeGreaterThanOrEqual(60);
    await corner.press('Shift+ArrowLeft');
    await expect.poll(async () => (await corner.boundingBox())?.x).toBeLessThan((before?.x ?? 0) - 2);
    await corner.press('Shift+ArrowRight');
    await look('03-corners-elder');
    await choose(applicant, 'zh-Hans', 'ordinary');
    await press('corners.done');
    await press('result.use');
    await arrived(applicant, `${idCard}-1.jpg`);

    // A poor one is told of, and goes when somebody insists.
    await photograph.click();
    const album = camera.locator(`input[type=file][aria-label="${paper.text('photos')}"]`);
    await album.setInputFiles(makeBlurredPhoto(join(files.folder, 'blurred.jpg')));
    await camera.getByText(paper.text('problem.blurred')).waitFor();
    await look('04-blurred');
    await press('result.useAnyway');
    await arrived(applicant, `${idCard}-2.jpg`);

    await sendOverBrokenLine(applicant);

    // An order rings: whoever aims at a paper gives the camera up.
    await photograph.click();
    await camera.getByText(paper.text('found')).waitFor();
    const desk = await stage.openDesk();
    await desk.beReady(agents[0].loginName);
    await desk.waitForOffer(ticket);
    await camera.waitFor({ state: 'detached' });
    await desk.accept();
    await desk.waitForCall('周小川');
    const materials = await desk.openTab('case.materialsCount');
    const first = materials.getByRole('listitem').filter({ hasText: idCard });
    await first.getByRole('link', { name: `${idCard}-1.jpg` }).waitFor();

    await takeAskedPhoto({ applicant, desk, materials, line: idCard, look: (name) => look(`05-${name}`) });

    // In the talk the camera is the talk's: the phone's own takes the photograph, and it is looked at all the same.
    await applicant.openMaterials();
    const label = `${words.text('materials.photo')} ${lease}`;
    const system = page.locator(`input[type=file][aria-label="${label}"]`);
    await system.setInputFiles(makeTurnedPhoto(join(files.folder, 'turned.jpg')));
    const second = cameraOf(applicant, lease);
    await second.getByText(paper.text('result.fine')).waitFor();
    await second.getByRole('button', { name: paper.text('result.use') }).click();
    const picture = materials.getByRole('link', { name: `${lease}-1.jpg` }).locator('img');
    await expect.poll(() => readShape(picture)).toBeCloseTo(Math.SQRT2, 1);
    await desk.person.takePicture('05-desk');

    // What has not arrived when the call ends does not stay on the device.
    await page.route(/\/api\/uploads/, (route) =>
      route.request().method() === 'PATCH' ? route.abort('internetdisconnected') : route.continue(),
    );
    const input = page.locator(`input[type=file][aria-label="${words.text('materials.choose')} ${lease}"]`);
    await input.setInputFiles(files.jpegPath);
    await expect.poll(() => page.evaluate(countKeptFiles)).toBe(1);
    await desk.end();
    await page.getByText(words.text('rating.ended.finished')).waitFor();
    await expect.poll(() => page.evaluate(countKeptFiles)).toBe(0);
    expectClean(6);
  });
});

/** A file of several parts: after the first one the line breaks, the page is reloaded, and only then it mends. */
async function sendOverBrokenLine(applicant: Applicant): Promise<void> {
  const { page, person } = applicant;
  person.expectProblems(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const long = join(files.folder, '长合同.pdf');
  copyFileSync(files.pdfPath, long);
  appendFileSync(long, Buffer.alloc(5 * 1024 * 1024, '%\n'));
  let isBroken = true;
  const seen = { begun: 0, brokenAt: [] as string[], parts: 0 };
  await page.route(/\/api\/uploads/, (route) => {
    const request = route.request();
    if (request.method() === 'POST') seen.begun += 1;
    if (request.method() === 'PATCH') {
      seen.parts += 1;
      if (isBroken && seen.parts > 1) {
        seen.brokenAt.push(request.headers()['upload-offset'] ?? '');
        return route.abort('internetdisconnected');
      }
    }
    return route.continue();
  });
  const label = `${applicant.words.text('materials.choose')} ${applicant.words.text('materials.other')}`;
  await page.locator(`input[type=file][aria-label="${label}"]`).setInputFiles(long);
  await expect.poll(() => seen.brokenAt.length).toBeGreaterThan(0);
  await page.reload();
  const brokenBefore = seen.brokenAt.length;
  await page.getByRole('progressbar', { name: basename(long) }).waitFor();
  await expect.poll(() => seen.brokenAt.length).toBeGreaterThan(brokenBefore);
  isBroken = false;
  await arrived(applicant, basename(long));
  // Begun once, and never from the start again.
  expect(seen.begun).toBe(1);
  expect(new Set(seen.brokenAt)).toEqual(new Set([String(2 * 1024 * 1024)]));
  await expect.poll(() => page.evaluate(countKeptFiles)).toBe(0);
  await page.unroute(/\/api\/uploads/);
}

/** Runs in the page: where the outline lies in the running picture, in shares of its width and height; null without one. */
function findOutline(dialog: Element): Box | null {
  const video = dialog.querySelector('video');
  const outline = dialog.querySelector('[data-outline] polygon')?.getBoundingClientRect();
  if (video === null || outline === undefined) return null;
  const space = video.getBoundingClientRect();
  const scale = Math.min(space.width / video.videoWidth, space.height / video.videoHeight);
  const [width, height] = [video.videoWidth * scale, video.videoHeight * scale];
  const left = space.left + (space.width - width) / 2;
  const top = space.top + (space.height - height) / 2;
  return {
    left: (outline.left - left) / width,
    top: (outline.top - top) / height,
    right: (outline.right - left) / width,
    bottom: (outline.bottom - top) / height,
  };
}

/** How far a side of the outline lies from that of the sheet, in shares of the sheet. */
function distanceToSheet(outline: Box | null): number {
  if (outline === null) return Number.POSITIVE_INFINITY;
  const [width, height] = [sheetBox.right - sheetBox.left, sheetBox.bottom - sheetBox.top];
  const far = (side: keyof Box, of: number) => Math.abs(outline[side] - sheetBox[side]) / of;
  return Math.max(far('left', width), far('right', width), far('top', height), far('bottom', height));
}

/** Runs in the page. */
function countKeptFiles(): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('cloudseat-uploads');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const counting = request.result.transaction('files').objectStore('files').count();
      counting.onsuccess = () => {
        request.result.close();
        resolve(counting.result);
      };
    };
  });
}

/** Height by width of a picture that is really shown; 0 before. */
const readShape = (picture: Locator): Promise<number> =>
  picture.evaluate((image: SVGElement | HTMLElement) => {
    const { naturalWidth, naturalHeight } = image as HTMLImageElement;
    return naturalWidth > 0 ? naturalHeight / naturalWidth : 0;
  });
