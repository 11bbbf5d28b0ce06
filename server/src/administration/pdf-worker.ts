import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import type { SheetFonts } from './fonts.ts';

/** A thread of its own: setting a sheet takes longer than a running call may be kept waiting. */
const { fonts, definition } = workerData as { fonts: SheetFonts; definition: TDocumentDefinitions };
const files: readonly string[] = [fonts.normal[0], fonts.bold[0]];
// It takes a font out of a collection by path and name, which its types do not know of.
pdfmake.setFonts({ Sans: fonts } as unknown as TFontDictionary);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => files.includes(path));
parentPort?.postMessage(await pdfmake.createPdf(definition).getBuffer());
