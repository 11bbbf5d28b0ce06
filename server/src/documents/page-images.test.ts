import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf, png } from '../materials/test-support/sample-files.ts';
import { AppError } from '../platform/errors.ts';
import { sha256Hex } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { documentsTuning } from '../tuning-documents.ts';
import { openPageCache, type PageCache } from './page-cache.ts';
import { createPageImages, fitPixels, type PageImages } from './page-images.ts';
import { createPdfThread, type PdfThread } from './pdf-thread.ts';
import { makeBoxesPdf, makeLockedPdf } from './test-support/test-pdfs.ts';
import { createWatermark } from './watermark.ts';

const clock = createTestClock();
const logger = pino({ level: 'silent' });
const a4 = [0, 0, 600, 800] as [number, number, number, number];
let folder: string;
let cache: PageCache;
let thread: PdfThread;
let images: PageImages;
const tuning = { ...documentsTuning } as { -readonly [Key in keyof typeof documentsTuning]: number };

async function put(content: Buffer, mimeType = 'application/pdf') {
  const sha256 = sha256Hex(content);
  const path = join(folder, sha256);
  await writeFile(path, content);
  return { sha256, path, mimeType };
}
/** The colour at a place of a picture, 0 to 1 each way from the upper left. */
async function colourAt(picture: Buffer, x: number, y: number) {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  if (red > 200 && green < 60 && blue < 60) return 'red';
  return Math.min(red, green, blue) > 235 ? 'white' : `${red},${green},${blue}`;
}
const refusedAs = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cloudseat-pages-'));
  cache = await openPageCache({ folder: join(folder, 'cache'), maxBytes: 10_000_000, logger });
  thread = createPdfThread({ logger, tuning: tuning as typeof documentsTuning });
  images = createPageImages({ thread, cache, clock });
});
afterAll(async () => {
  await thread.close();
  await rm(folder, { recursive: true });
});

describe('a PDF as pages', { timeout: 30_000 }, () => {
  it('has a box where the paper has it, counted from the upper left', async () => {
    const file = await put(makeBoxesPdf([{ mediaBox: a4, redBox: [60, 640, 120, 80] }]));
    expect(await images.getInfo(file)).toEqual({ kind: 'pdf', pages: [{ width: 600, height: 800 }] });
    const page = await images.getPage(file, 1, 600);
    expect(await sharp(page).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 853 });
    // The box goes from 0.1 to 0.3 across and from 0.1 to 0.2 down.
    expect(await colourAt(page, 0.2, 0.15)).toBe('red');
    for (const [x, y] of [
      [0.05, 0.15],
      [0.35, 0.15],
      [0.2, 0.05],
      [0.2, 0.25],
    ] as const)
      expect(await colourAt(page, x, y)).toBe('white');
  });

  it('stands as a viewer shows it: turned by its own rotation, cut to its crop box', async () => {
    const file = await put(
      makeBoxesPdf([
        { mediaBox: a4, rotate: 90, redBox: [60, 640, 120, 80] },
        { mediaBox: a4, cropBox: [0, 400, 300, 800], redBox: [60, 640, 120, 80] },
      ]),
    );
    const { pages } = await images.getInfo(file);
    expect(pages).toEqual([
      { width: 800, height: 600 },
      { width: 300, height: 400 },
    ]);
    const turned = await images.getPage(file, 1, 640);
    // What was 0.15 down from the top is 0.85 across now, and 0.2 across is 0.2 down.
    expect(await colourAt(turned, 0.85, 0.2)).toBe('red');
    expect(await colourAt(turned, 0.2, 0.15)).toBe('white');
    const cut = await images.getPage(file, 2, 640);
    expect(await colourAt(cut, 0.4, 0.3)).toBe('red');
    expect(await colourAt(cut, 0.9, 0.9)).toBe('white');
  });

  it('is drawn once for each width and found on disk afterwards', async () => {
    const file = await put(makePdf('once'));
    const [first, second] = await Promise.all([images.getPage(file, 1, 500), images.getPage(file, 1, 640)]);
    expect(second).toBe(first);
    await rm(file.path);
    expect(await images.getPage(file, 1, 600)).toEqual(first);
  });

  it('ends after its last page', async () => {
    const file = await put(makePdf('one page'));
    await expect(images.getPage(file, 2, 640)).rejects.toEqual(refusedAs('NOT_FOUND'));
  });

  it('says why it cannot be shown: locked, broken, too long, or nothing with pages', async () => {
    const long = Array.from({ length: 501 }, () => ({ mediaBox: a4 }));
    const kinds: [Buffer, string][] = [
      [makeLockedPdf(), 'DOCUMENT_LOCKED'],
      [Buffer.from(`%PDF-1.7\n${'junk '.repeat(2_000)}`), 'DOCUMENT_BROKEN'],
      [makeBoxesPdf([]), 'DOCUMENT_BROKEN'],
      [makeBoxesPdf(long), 'DOCUMENT_TOO_LONG'],
    ];
    for (const [content, code] of kinds)
      await expect(images.getInfo(await put(content))).rejects.toEqual(refusedAs(code));
    const word = await put(Buffer.from('x'), 'application/msword');
    await expect(images.getInfo(word)).rejects.toEqual(refusedAs('DOCUMENT_NO_PAGES'));
    const heic = await put(Buffer.from('y'), 'image/heic');
    await expect(images.getInfo(heic)).rejects.toEqual(refusedAs('DOCUMENT_NO_PAGES'));
  });

  it('draws a page of any size within the memory of one', async () => {
    const file = await put(
      makeBoxesPdf([{ mediaBox: [0, 0, 14_400, 14_400] }, { mediaBox: [0, 0, 2, 14_400] }]),
    );
    for (const page of [1, 2]) {
      const { width, height } = await sharp(await images.getPage(file, page, 2_400)).metadata();
      expect(width * height).toBeLessThanOrEqual(documentsTuning.pageMaxPixels);
    }
  });

  it('that takes too long is broken, and the next one is drawn by a fresh thread', async () => {
    // Only to start a thread takes longer than this.
    const hasty = { ...documentsTuning, jobMaxMs: 1 } as {
      -readonly [Key in keyof typeof documentsTuning]: number;
    };
    const slowThread = createPdfThread({ logger, tuning: hasty as typeof documentsTuning });
    const slowImages = createPageImages({ thread: slowThread, cache, clock });
    const slow = await put(makePdf('slow'));
    await expect(slowImages.getInfo(slow)).rejects.toEqual(refusedAs('DOCUMENT_BROKEN'));
    hasty.jobMaxMs = documentsTuning.jobMaxMs;
    // It is not tried a second time.
    await expect(slowImages.getInfo(slow)).rejects.toEqual(refusedAs('DOCUMENT_BROKEN'));
    expect((await slowImages.getInfo(await put(makePdf('quick')))).pages).toHaveLength(1);
    // A busy machine may have been to blame: in a while it is.
    clock.advance(documentsTuning.failedAgainAfterMs);
    expect((await slowImages.getInfo(slow)).pages).toHaveLength(1);
    await slowThread.close();
  });

  it('of which the library fails is refused for now, and the thread ends with it', async () => {
    const file = await put(makePdf('much too large'));
    const page = { kind: 'page', file, page: 0, width: 30_000, height: 30_000 } as const;
    const warned: object[] = [];
    const ownThread = createPdfThread({ logger: { warn: (what: object) => void warned.push(what) } });
    const refused = { code: 'DOCUMENT_BROKEN', retryAfterMs: documentsTuning.failedAgainAfterMs };
    await expect(ownThread.run(page, true)).rejects.toMatchObject(refused);
    expect(warned).toContainEqual({
      err: expect.objectContaining({ message: expect.stringMatching(/memory/) }),
    });
    expect(await ownThread.run({ ...page, width: 60, height: 80 }, true)).toMatchObject({ width: 60 });
    await ownThread.close();
  });

  it('that is broken itself stays so', async () => {
    const file = await put(makePdf('broken for good'));
    let isSound = false;
    const broken = createPageImages({
      thread: {
        async run() {
          if (!isSound) throw new AppError('DOCUMENT_BROKEN', 'the file is broken');
          return { pages: [] };
        },
      },
      ...{ cache, clock },
    });
    await expect(broken.getInfo(file)).rejects.toEqual(refusedAs('DOCUMENT_BROKEN'));
    isSound = true;
    clock.advance(24 * 3_600_000);
    await expect(broken.getInfo(file)).rejects.toEqual(refusedAs('DOCUMENT_BROKEN'));
  });

  it('is refused for now when too many wait', async () => {
    tuning.queueMaxCount = 1;
    const files = await Promise.all(['a', 'b', 'c', 'd'].map((text) => put(makePdf(text))));
    const answers = await Promise.allSettled(files.map((file) => images.getInfo(file)));
    tuning.queueMaxCount = documentsTuning.queueMaxCount;
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expect(answer).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
    for (const file of files) expect((await images.getInfo(file)).kind).toBe('pdf');
  });
});

describe('a photo as a page', () => {
  it('stands upright as it was taken', async () => {
    const photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#fff' } })
      .composite([
        { input: { create: { width: 20, height: 20, channels: 3, background: '#f00' } }, left: 0, top: 0 },
      ])
      .withExif({})
      .jpeg({ quality: 100 })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const file = await put(photo, 'image/jpeg');
    const { kind, pages } = await images.getInfo(file);
    expect({ kind, pages }).toEqual({ kind: 'photo', pages: [{ width: 15, height: 30 }] });
    const page = await images.getPage(file, 1, 640);
    // Turned clockwise by a quarter, what was left is above; and it is not made larger.
    expect(await sharp(page).metadata()).toMatchObject({ width: 20, height: 40 });
    expect(await colourAt(page, 0.5, 0.2)).toBe('red');
    expect(await colourAt(page, 0.5, 0.8)).toBe('white');
  });

  it('that is none is broken', async () => {
    const file = await put(Buffer.from('no picture'), 'image/png');
    await expect(images.getInfo(file)).rejects.toEqual(refusedAs('DOCUMENT_BROKEN'));
  });
});

describe('a file that is not there', () => {
  it.each(['application/pdf', 'image/png'])(
    'of type %s is no broken one, and is found when it comes',
    async (mimeType) => {
      const content = mimeType === 'application/pdf' ? makePdf('late') : png;
      const file = await put(content, mimeType);
      await rm(file.path);
      await expect(images.getInfo(file)).rejects.toEqual(refusedAs('UNAVAILABLE'));
      await writeFile(file.path, content);
      expect((await images.getInfo(file)).pages).toHaveLength(1);
    },
  );
});

describe('the watermark', () => {
  it('is in the picture itself, pale, and leaves what is below', async () => {
    const file = await put(makeBoxesPdf([{ mediaBox: a4, redBox: [60, 640, 120, 80] }]));
    const plain = await images.getPage(file, 1, 1_080);
    const watermark = createWatermark(null);
    const [marked, others] = await Promise.all(
      ['张** · 仅供办理<个体>&登记使用', '李**'].map((text) => watermark.apply(plain, text)),
    );
    const darkest = async (picture: Buffer) => (await sharp(picture).greyscale().stats()).channels[0];
    const [before, after] = [await darkest(plain), await darkest(marked as Buffer)];
    // Something is there, all over the page, and nothing of it is dark.
    expect((before?.mean ?? 0) - (after?.mean ?? 0)).toBeGreaterThan(0.5);
    expect(await colourAt(marked as Buffer, 0.2, 0.15)).not.toBe('white');
    const lower = await sharp(marked).extract({ left: 0, top: 900, width: 1_080, height: 300 }).toBuffer();
    expect((await sharp(lower).greyscale().stats()).channels[0]?.min).toBeGreaterThan(150);
    expect((await sharp(lower).greyscale().stats()).channels[0]?.min).toBeLessThan(245);
    expect(others?.equals(marked as Buffer)).toBe(false);
  });

  it('fits on the smallest pictures', async () => {
    const tiny = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#fff' } })
      .webp()
      .toBuffer();
    const marked = await createWatermark(null).apply(tiny, '张** · 2026-11-26');
    expect(await sharp(marked).metadata()).toMatchObject({ width: 3, height: 2 });
  });
});

describe('the cache', () => {
  it('drops what was not used for longest, and knows what is there after a restart', async () => {
    const options = { folder: join(folder, 'small'), maxBytes: 250, logger };
    const small = await openPageCache(options);
    await small.keep('a/1.webp', Buffer.alloc(100, 1));
    await small.keep('b/1.webp', Buffer.alloc(100, 2));
    await small.find('a/1.webp');
    await small.keep('c/1.webp', Buffer.alloc(100, 3));
    expect(await small.find('b/1.webp')).toBeNull();
    expect(await small.find('a/1.webp')).toEqual(Buffer.alloc(100, 1));
    const again = await openPageCache(options);
    expect(again.usedBytes()).toBe(200);
    expect(await again.find('c/1.webp')).toEqual(Buffer.alloc(100, 3));
    expect(await again.find('b/1.webp')).toBeNull();
  });
});

describe('the size of a picture', () => {
  it.each([
    [{ width: 600, height: 800 }, 1_080, { width: 1_080, height: 1_440 }],
    [{ width: 1, height: 100 }, 640, { width: 163, height: 16_300 }],
    [{ width: 1, height: 1_000_000 }, 640, { width: 1, height: 16_383 }],
    [{ width: 1_000_000, height: 1 }, 640, { width: 640, height: 1 }],
  ])('of %o at %i px is %o', (size, wanted, fitted) => {
    expect(fitPixels(size, wanted)).toEqual(fitted);
  });
});
