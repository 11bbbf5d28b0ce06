import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import type { PdfFonts } from './fonts.ts';

/** A thread of its own: setting a sheet takes longer than a running call may be kept waiting. */
const { faces, definition } = workerData as { faces: PdfFonts['faces']; definition: TDocumentDefinitions };
const files = new Set(Object.values(faces).flatMap(({ normal, bold }) => [normal[0], bold[0]]));
// It takes a font out of a collection by path and name, which its types do not know of.
pdfmake.setFonts(faces as unknown as TFontDictionary);
// Lines that guide the eye and do not shout. `listed` has its title in the first row, outside the lines.
const thin = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => '#98A2B3',
  vLineColor: () => '#98A2B3',
  paddingLeft: () => 5,
  paddingRight: () => 5,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};
pdfmake.setTableLayouts({ thin, listed: { ...thin, hLineWidth: (at: number) => (at === 0 ? 0 : 0.5) } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => files.has(path));

/** The footer of one page: a copy, as setting it writes into it. */
function fill<Part>(part: Part, figures: Record<string, string>): Part {
  if (typeof part === 'string')
    return part.replace(/\{(pages?)\}/g, (whole, name: string) => figures[name] ?? whole) as Part;
  if (Array.isArray(part)) return part.map((each) => fill(each, figures)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, fill(value, figures)])) as Part;
}

const { footer, ...rest } = definition;
const set: TDocumentDefinitions =
  footer === undefined || typeof footer === 'function'
    ? definition
    : {
        ...rest,
        footer: (page, pages) => fill<Content>(footer, { page: String(page), pages: String(pages) }),
      };
parentPort?.postMessage(await pdfmake.createPdf(set).getBuffer());
