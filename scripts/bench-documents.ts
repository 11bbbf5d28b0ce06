// npm run bench:documents [-- --json] [--pages 100]: a long PDF as pages on a real server. How soon its first page is there, what
// all of them cost, and how soon a pen's mark is on the other side.
import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { uploadAs } from '../server/src/test-support/upload-as.ts';
import { makeLongPdf } from './bench/documents/make-pdf.ts';
import { measureMarks } from './bench/documents/measure-marks.ts';
import { readFloor, readPeak } from './bench/documents/memory.ts';
import { type BenchTalk, openTalk } from './bench/documents/talk.ts';
import { percentile, printFigures, printTable, round } from './bench/figures.ts';
import { startBenchPlatform } from './bench/platform.ts';

const askedAt = process.argv.indexOf('--pages');
const pageCount = askedAt < 0 ? 100 : Number(process.argv[askedAt + 1]);
const firstRuns = 7;
const strokeCount = 20;
/** What a phone asks for. */
const width = 1_080;

const p50 = (values: readonly number[]) => round(percentile(values, 0.5), 1);
const p95 = (values: readonly number[]) => round(percentile(values, 0.95), 1);

async function timePage({ browser }: BenchTalk, materialId: MaterialId, page: number): Promise<number> {
  const startedMs = performance.now();
  const path = `/api/materials/${materialId}/pages/${page}?width=${width}`;
  const answer = await fetch(browser.url + path, { headers: { cookie: browser.cookie } });
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (answer.status !== 200) throw new Error(`page ${page} answered ${answer.status}, ${bytes} bytes`);
  return performance.now() - startedMs;
}

/** The same document under other names of its bytes: each is new to the server. */
const asAnother = (pdf: Buffer, run: number) => Buffer.concat([pdf, Buffer.from(`\n%run ${run}\n`)]);

async function measureFirst(talk: BenchTalk, pdf: Buffer): Promise<number[]> {
  const firstMs: number[] = [];
  for (let run = 0; run < firstRuns; run += 1) {
    const file = await uploadAs(talk.browser, talk.callId, asAnother(pdf, run), `run-${run}.pdf`);
    firstMs.push(await timePage(talk, file.materialId, 1));
  }
  return firstMs;
}

async function measureAll(talk: BenchTalk, materialId: MaterialId): Promise<number[]> {
  const pagesMs: number[] = [];
  for (let page = 1; page <= pageCount; page += 1) pagesMs.push(await timePage(talk, materialId, page));
  return pagesMs;
}

const pdf = await makeLongPdf(pageCount);
const platform = await startBenchPlatform();
try {
  const talk = await openTalk(platform.origin);
  const floorMiB = readFloor(platform.serverPid);
  const firstMs = await measureFirst(talk, pdf);
  const { materialId } = await uploadAs(talk.browser, talk.callId, pdf, 'all.pdf');
  const startedMs = performance.now();
  const pagesMs = await measureAll(talk, materialId);
  const allPagesMs = performance.now() - startedMs;
  const peakMiB = readPeak(platform.serverPid);
  const againMs = await measureAll(talk, materialId);
  await talk.desk.request('document:show', { roomId: talk.roomId, materialId, page: 1 });
  const { drawnMs, keptMs } = await measureMarks(talk, materialId, strokeCount);
  const figures = {
    pdfMB: round(pdf.length / 1e6, 1),
    firstPageMs: p50(firstMs),
    firstPageColdMs: round(firstMs[0] ?? 0, 1),
    pageP50Ms: p50(pagesMs),
    pageP95Ms: p95(pagesMs),
    pageAgainP50Ms: p50(againMs),
    allPagesMs: round(allPagesMs, 0),
    floorMiB: round(floorMiB, 0),
    peakMiB: round(peakMiB, 0),
    peakRatio: round(peakMiB / floorMiB, 2),
    markP50Ms: p50(drawnMs),
    markP95Ms: p95(drawnMs),
    keptMarkP95Ms: p95(keptMs),
  };
  printTable(`A PDF of ${pageCount} pages, ${figures.pdfMB} MB, ${width} px wide`, [
    [`first page of a new file, p50 of ${firstRuns}`, `${figures.firstPageMs} ms`],
    ['… the very first, which starts the thread', `${figures.firstPageColdMs} ms`],
    ['each page, p50 / p95', `${figures.pageP50Ms} / ${figures.pageP95Ms} ms`],
    ['… once more, from the disk with a new watermark, p50', `${figures.pageAgainP50Ms} ms`],
    ['all pages, one after another', `${figures.allPagesMs} ms`],
    ['server before / at most', `${figures.floorMiB} / ${figures.peakMiB} MiB (${figures.peakRatio}×)`],
    ['a part of a stroke to the other side, p50 / p95', `${figures.markP50Ms} / ${figures.markP95Ms} ms`],
    ['a mark that is kept, p95', `${figures.keptMarkP95Ms} ms`],
  ]);
  printFigures('documents', figures);
  talk.page.close();
  talk.desk.close();
} finally {
  await platform.stop();
}
