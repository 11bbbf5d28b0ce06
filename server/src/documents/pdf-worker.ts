import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import type { PageSize, PdfAnswer, PdfFile, PdfJob, PdfRefusal, PdfResult } from './pdf-jobs.ts';

/**
 * A thread of its own: PDFs come from strangers and are drawn synchronously. One job at a time comes in, its answer goes
 * out; whoever started the thread ends it when a job takes too long. It dies of whatever it does not say itself: what fails
 * inside the library leaves that in a state nobody knows, which no other file is to be read in.
 */

/** The parts of the library's module that its own classes do not offer: sizes without drawing, and how much memory is used. */
type Raw = {
  _FPDF_GetPageSizeByIndex(document: number, page: number, width: number, height: number): number;
  wasmExports: { malloc(bytes: number): number; free(pointer: number): void };
  HEAPU8: Uint8Array<ArrayBuffer>;
};
// The library's types leave out what it stands on.
const rawOf = (library: PDFiumLibrary) => (library as unknown as { module: Raw }).module;
// The library's types keep the handle to themselves.
const handleOf = (document: PDFiumDocument) => (document as unknown as { documentIdx: number }).documentIdx;

class Refused extends Error {
  readonly refusal: PdfRefusal;
  constructor(refusal: PdfRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

const library = await PDFiumLibrary.init();
/** The file that was asked for last: its pages come one after another. */
let open: { sha256: string; document: PDFiumDocument } | null = null;

async function openDocument(file: PdfFile): Promise<PDFiumDocument> {
  const { sha256 } = file;
  if (open?.sha256 === sha256) return open.document;
  open?.document.destroy();
  open = null;
  const bytes =
    'bytes' in file
      ? Buffer.from(file.bytes)
      : await readFile(file.path).catch(() => Promise.reject(new Refused('missing')));
  // The library writes the file to wherever it is given room for it, and does not look whether it was.
  const { malloc, free } = rawOf(library).wasmExports;
  free(assertRoom(malloc(bytes.length)));
  try {
    open = { sha256, document: await library.loadDocument(bytes) };
  } catch (error) {
    // What the library says of a file is a plain error; a trap or an allocation that failed is one of another kind.
    if (!(error instanceof Error) || error.name !== 'Error') throw error;
    throw new Refused(/password|security/i.test(error.message) ? 'locked' : 'broken');
  }
  return open.document;
}

function assertRoom(pointer: number): number {
  if (pointer === 0) throw new Error('there is no memory for it');
  return pointer;
}

function readSizes(document: PDFiumDocument, maxPages: number): PageSize[] {
  const count = document.getPageCount();
  if (count < 1) throw new Refused('broken');
  if (count > maxPages) throw new Refused('tooLong');
  const raw = rawOf(library);
  const pointer = assertRoom(raw.wasmExports.malloc(16));
  try {
    return Array.from({ length: count }, (_, page) => {
      const isKnown = raw._FPDF_GetPageSizeByIndex(handleOf(document), page, pointer, pointer + 8) !== 0;
      const view = new DataView(raw.HEAPU8.buffer, pointer, 16);
      const [width, height] = [view.getFloat64(0, true), view.getFloat64(8, true)];
      // A page that cannot be read still has its place between the others.
      return isKnown && width > 0 && height > 0 ? { width, height } : { width: 595, height: 842 };
    });
  } finally {
    raw.wasmExports.free(pointer);
  }
}

async function run(job: PdfJob): Promise<PdfResult> {
  const document = await openDocument(job.file);
  if (job.kind === 'info') return { pages: readSizes(document, job.maxPages) };
  const page = document.getPage(job.page);
  if (!(page.getOriginalSize().originalWidth > 0)) throw new Refused('broken');
  if (job.kind === 'text') return { text: page.getText() };
  // With its form fields: electronic seals are such fields.
  const { width, height, data } = await page.render({
    ...{ width: job.width, height: job.height, scale: 1, render: 'bitmap', renderFormFields: true },
  });
  return { width, height, data };
}

parentPort?.on('message', async (job: PdfJob) => {
  const usedBytes = () => rawOf(library).HEAPU8.length;
  try {
    const result = await run(job);
    const answer: PdfAnswer = { result, usedBytes: usedBytes() };
    parentPort?.postMessage(answer, 'data' in result ? [result.data.buffer as ArrayBuffer] : []);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    parentPort?.postMessage({ refusal: error.refusal, usedBytes: usedBytes() } satisfies PdfAnswer);
  }
});
