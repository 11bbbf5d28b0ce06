import {
  documentMaxPages,
  hasPages,
  pageWidthFor,
  pageWidths,
} from '@cloudseat/shared/nouns/document-rules.ts';
import sharp from 'sharp';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { documentsTuning } from '../tuning-documents.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { PageCache } from './page-cache.ts';
import type { PageSize, PdfFile } from './pdf-jobs.ts';
import type { PdfThread } from './pdf-thread.ts';

export type PageFile = PdfFile & { mimeType: string };
export type PageInfo = { kind: 'pdf' | 'photo'; pages: PageSize[] };
export type PageImages = ReturnType<typeof createPageImages>;

/** Points a photo's pixel stands for: 96 to the inch. */
const pointsPerPixel = 0.75;
const [smallestWidth] = pageWidths;

/**
 * Files as page images without anybody's name on them. A page is drawn once and kept by the file's hash, so that the same
 * file in another call costs nothing; what could not be read is remembered as well, what failed for now until then.
 */
export function createPageImages({
  thread,
  cache,
  clock,
}: {
  thread: Pick<PdfThread, 'run'>;
  cache: Pick<PageCache, 'find' | 'keep'>;
  clock: Clock;
}) {
  const infos = createBoundedMap<PageInfo>(documentsTuning.infosKeptCount);
  const refusals = createBoundedMap<{ error: AppError; endsAt: number }>(documentsTuning.infosKeptCount);
  const running = new Map<string, Promise<unknown>>();

  /** The same work asked for twice at once is done once; a file that was refused stays refused, unless it was for now. */
  function once<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const refused = refusals.find(key);
    if (refused !== undefined && clock.now() < refused.endsAt) return Promise.reject(refused.error);
    const known = running.get(key) as Promise<Result> | undefined;
    if (known !== undefined) return known;
    const begun = work()
      .catch((error) => {
        if (error instanceof AppError && error.code.startsWith('DOCUMENT_'))
          refusals.set(key, {
            error,
            endsAt: clock.now() + (error.retryAfterMs ?? Number.POSITIVE_INFINITY),
          });
        throw error;
      })
      .finally(() => running.delete(key));
    running.set(key, begun);
    return begun;
  }

  async function getInfo(file: PageFile): Promise<PageInfo> {
    if (!hasPages(file.mimeType))
      throw new AppError('DOCUMENT_NO_PAGES', `${file.mimeType} cannot be shown as pages`);
    const known = infos.find(file.sha256);
    if (known !== undefined) return known;
    return once(file.sha256, async () => {
      const info = isPdf(file) ? await readPdf(file) : await readPhoto(file);
      infos.set(file.sha256, info);
      return info;
    });
  }

  async function readPdf(file: PageFile): Promise<PageInfo> {
    const answer = await thread.run({ kind: 'info', file, maxPages: documentMaxPages }, true);
    if (!('pages' in answer)) throw new Error('the thread answered another question');
    return { kind: 'pdf', pages: answer.pages };
  }

  async function drawPdfPage(file: PageFile, size: PageSize, page: number, wanted: number): Promise<Buffer> {
    const { width, height } = fitPixels(size, wanted);
    const isUrgent = wanted > smallestWidth;
    const answer = await thread.run({ kind: 'page', file, page: page - 1, width, height }, isUrgent);
    if (!('data' in answer)) throw new Error('the thread answered another question');
    const raw = { width: answer.width, height: answer.height, channels: 4 } as const;
    return sharp(answer.data, { raw }).removeAlpha().jpeg(plainJpeg).toBuffer();
  }

  return {
    getInfo,
    /** The words of a PDF's page. */
    async readText(file: PdfFile, page: number): Promise<string> {
      const answer = await thread.run({ kind: 'text', file, page: page - 1 }, true);
      if (!('text' in answer)) throw new Error('the thread answered another question');
      return answer.text;
    },
    /** A page as JPEG, `wanted` px wide or as wide as it may be; NOT_FOUND beyond the last. */
    async getPage(file: PageFile, page: number, wanted: number): Promise<Buffer> {
      const width = pageWidthFor(wanted);
      const { kind, pages } = await getInfo(file);
      const size = pages[page - 1];
      if (size === undefined) throw notFound('the page');
      const name = `${file.sha256}/${page}-${width}.jpg`;
      const found = await cache.find(name);
      if (found !== null) return found;
      return once(name, async () => {
        const drawn =
          kind === 'pdf' ? await drawPdfPage(file, size, page, width) : await drawPhoto(file, width);
        await cache.keep(name, drawn);
        return drawn;
      });
    },
  };
}

/**
 * Kept nearly as drawn, as it is compressed once more with the watermark on it. WebP would be half as large and take 60 ms
 * more of a processor for each look.
 */
const plainJpeg = { quality: 92, chromaSubsampling: '4:4:4' };
/** WebP, which pages get, holds no more either way. */
const maxSidePx = 16_383;
const isPdf = ({ mimeType }: PageFile) => mimeType === 'application/pdf';

const openPhoto = (file: PageFile) =>
  sharp('bytes' in file ? file.bytes : file.path, {
    limitInputPixels: documentsTuning.photoMaxPixels,
    failOn: 'none',
    autoOrient: true,
  });

/** A file that is not where it should be says nothing about what it is. */
const brokenPhoto = (error: unknown) =>
  error instanceof Error && /missing/i.test(error.message)
    ? new AppError('UNAVAILABLE', 'the file is not there', undefined, { cause: error })
    : new AppError('DOCUMENT_BROKEN', 'the picture cannot be read', undefined, { cause: error });

async function readPhoto(file: PageFile): Promise<PageInfo> {
  const { width, height } = await openPhoto(file)
    .metadata()
    .then((metadata) => metadata.autoOrient)
    .catch((error) => Promise.reject(brokenPhoto(error)));
  return { kind: 'photo', pages: [{ width: width * pointsPerPixel, height: height * pointsPerPixel }] };
}

/** On white, as paper; never larger than it is. */
function drawPhoto(file: PageFile, width: number): Promise<Buffer> {
  const maxHeight = Math.min(maxSidePx, Math.floor(documentsTuning.pageMaxPixels / width));
  return openPhoto(file)
    .resize({ width, height: maxHeight, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg(plainJpeg)
    .toBuffer()
    .catch((error) => Promise.reject(brokenPhoto(error)));
}

/** Whole px, at least one each way, within what one image may hold; a very long page is drawn narrower. */
export function fitPixels({ width, height }: PageSize, wanted: number): PageSize {
  const ratio = height / width;
  const widest = Math.min(wanted, Math.sqrt(documentsTuning.pageMaxPixels / ratio), maxSidePx / ratio);
  const fitted = Math.max(1, Math.floor(widest));
  return { width: fitted, height: Math.min(maxSidePx, Math.max(1, Math.round(fitted * ratio))) };
}
