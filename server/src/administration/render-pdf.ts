import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { administrationTuning } from '../tuning-administration.ts';
import type { SheetFonts } from './fonts.ts';

/** Sets a document in a thread of its own. Rejects when it takes too long or fails. */
export async function renderPdf(definition: TDocumentDefinitions, fonts: SheetFonts): Promise<Buffer> {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    workerData: { definition, fonts },
  });
  try {
    const signal = AbortSignal.timeout(administrationTuning.sheetMaxMs);
    const [bytes] = (await once(worker, 'message', { signal })) as [Uint8Array];
    return Buffer.from(bytes);
  } finally {
    await worker.terminate();
  }
}
