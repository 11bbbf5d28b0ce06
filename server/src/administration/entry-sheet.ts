import type { Entry } from '@cloudseat/shared/nouns/catalogue.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { sheetWords } from './entry-sheet-words.ts';

export type SheetEntry = Pick<Entry, 'code' | 'label' | 'matterName'>;
export type SheetWish = { locale: Locale; layout: 'sheet' | 'poster'; linkBase: string };
type Text = { text: string; fontSize: number };

/** A4 in points (1/72 inch), and the grid of a sheet: two across, three down, cut apart along the marks. */
const page = { width: 595.28, height: 841.89 };
const grid = { columns: 2, rows: 3, top: 30, left: 30, width: 267, height: 260 };
const perPage = grid.columns * grid.rows;
const brand = '#0052D9';
const ink = '#1B2430';
const quietZoneModules = 4;

/** What is printed: six codes on a page, or one. Nothing but data, so that another thread can set it. */
export function makeSheet(entries: readonly SheetEntry[], wish: SheetWish): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: wish.layout === 'sheet' ? [grid.left, grid.top, grid.left, 0] : [40, 60, 40, 40],
    info: { title: `${sheetWords[wish.locale].product} ${entries.map(({ code }) => code).join(' ')}` },
    defaultStyle: { font: 'Sans', color: ink, alignment: 'center', lineHeight: 1 },
    content:
      wish.layout === 'sheet'
        ? makePages(entries, wish)
        : entries.map((each, at) => makePoster(each, at, wish)),
  };
}

/** What of it was typed by people, and may have characters that no font has. */
export const textsOf = (entries: readonly SheetEntry[], locale: Locale): string =>
  entries.map(({ label, matterName }) => `${label[locale]}${matterName?.[locale] ?? ''}`).join('');

function makePages(entries: readonly SheetEntry[], wish: SheetWish): Content[] {
  const pages = Array.from({ length: Math.ceil(entries.length / perPage) }, (_, at) =>
    entries.slice(at * perPage, (at + 1) * perPage),
  );
  return pages.map((onPage, at): Content => {
    const cells = Array.from({ length: perPage }, (_, cell) => {
      const entry = onPage[cell];
      return entry ? makeCell(entry, wish) : { text: '' };
    });
    const rows = Array.from({ length: grid.rows }, (_, row) =>
      cells.slice(row * grid.columns, (row + 1) * grid.columns),
    );
    return {
      stack: [
        { canvas: cutMarks(), absolutePosition: { x: 0, y: 0 } },
        {
          layout: 'noBorders',
          table: {
            widths: Array.from({ length: grid.columns }, () => grid.width - 8),
            heights: grid.height - 4,
            dontBreakRows: true,
            body: rows,
          },
        },
      ],
      ...(at > 0 && { pageBreak: 'before' as const }),
    };
  });
}

function makeCell({ code, label }: SheetEntry, { locale, linkBase }: SheetWish): Content {
  const words = sheetWords[locale];
  return {
    stack: [
      {
        ...fit(label[locale], [
          [14, 17],
          [30, 15],
          [48, 13],
          [Number.POSITIVE_INFINITY, 11],
        ]),
        bold: true,
      },
      { qr: `${linkBase}${code}`, fit: 114, eccLevel: 'M', padding: quietZoneModules },
      { text: code, fontSize: 24, bold: true, color: brand, characterSpacing: 3 },
      { text: words.scan, fontSize: 11 },
      { text: `${linkBase}${code}`, fontSize: 7 },
    ],
    margin: [4, 10, 4, 0],
  };
}

function makePoster(entry: SheetEntry, at: number, { locale, linkBase }: SheetWish): Content {
  const words = sheetWords[locale];
  const { code, label, matterName } = entry;
  const what = matterName === null ? words.forAll : words.forMatter(matterName[locale]);
  const gap = 14;
  return {
    stack: [
      { text: words.product, fontSize: 20, color: brand, bold: true },
      {
        ...fit(label[locale], [
          [13, 38],
          [24, 30],
          [Number.POSITIVE_INFINITY, 22],
        ]),
        bold: true,
        margin: [0, gap, 0, 0],
      },
      {
        ...fit(what, [
          [20, 22],
          [Number.POSITIVE_INFINITY, 16],
        ]),
        margin: [0, gap, 0, gap],
      },
      { qr: `${linkBase}${code}`, fit: 290, eccLevel: 'Q', padding: quietZoneModules },
      { text: code, fontSize: 56, bold: true, color: brand, characterSpacing: 8 },
      { text: words.scan, fontSize: 22, bold: true, margin: [0, gap, 0, 0] },
      { text: `${words.orType} ${linkBase}${code}`, fontSize: 11, margin: [0, gap, 0, 0] },
    ],
    ...(at > 0 && { pageBreak: 'before' as const }),
  };
}

/** The size for a text of that length, in characters as wide as Chinese ones; the steps go from short to long. */
function fit(text: string, steps: readonly (readonly [upTo: number, fontSize: number])[]): Text {
  const width = [...text].reduce((sum, letter) => sum + (letter < '\u2000' ? 0.55 : 1), 0);
  const fontSize = steps.find(([upTo]) => width <= upTo)?.[1] ?? steps.at(-1)?.[1] ?? 0;
  return { text, fontSize };
}

/** Short lines at the edges of the paper and crosses inside, where the knife goes. */
function cutMarks() {
  const long = 9;
  const xs = Array.from({ length: grid.columns + 1 }, (_, at) => grid.left + at * grid.width);
  const ys = Array.from({ length: grid.rows + 1 }, (_, at) => grid.top + at * grid.height);
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    ...{ type: 'line' as const, x1, y1, x2, y2, lineWidth: 0.5, lineColor: '#667085' },
  });
  return xs.flatMap((x) =>
    ys.flatMap((y) => [
      line(Math.max(x - long, 0), y, Math.min(x + long, page.width), y),
      line(x, Math.max(y - long, 0), x, Math.min(y + long, page.height)),
    ]),
  );
}
