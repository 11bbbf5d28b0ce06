import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { fitFonts, type WordsForLacking } from './fit-fonts.ts';
import type { PdfFonts } from './fonts.ts';

/** Ms a document may take; one of 20 pages takes about three seconds. */
const longestMs = 60_000;
/** Threads at once, each with fonts of 40 MB and more; who comes later waits. */
const threadsMax = 2;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Sets a document in a thread of its own. It is data alone: a footer holds `{page}` and `{pages}` where the figures go. Equal
 * documents with an `info.creationDate` give equal bytes. Rejects when it takes too long or fails.
 * `lacking` are the characters that no font has; words stand in their place.
 */
export async function renderPdf(
  document: TDocumentDefinitions,
  fonts: PdfFonts,
  wordsForLacking?: WordsForLacking,
): Promise<{ pdf: Buffer; lacking: string[] }> {
  const { definition, lacking } = await fitFonts(document, fonts, wordsForLacking);
  if (running < threadsMax) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return { pdf: await renderInThread(definition, fonts), lacking };
  } finally {
    // Who waits longest takes the place over.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function renderInThread(definition: TDocumentDefinitions, { faces }: PdfFonts): Promise<Buffer> {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    workerData: { definition, faces },
  });
  try {
    const signal = AbortSignal.timeout(longestMs);
    const [bytes] = (await once(worker, 'message', { signal })) as [Uint8Array];
    return Buffer.from(bytes);
  } finally {
    await worker.terminate();
  }
}
