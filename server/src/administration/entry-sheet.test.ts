import { EntryCode } from '@cloudseat/shared/nouns/ids.ts';
import { PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import jsQR from 'jsqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFonts } from '../platform/pdf/fonts.ts';
import { renderPdf } from '../platform/pdf/render-pdf.ts';
import { makeSheet, type SheetEntry, type SheetWish } from './entry-sheet.ts';
import { sheetWords } from './entry-sheet-words.ts';

/** Its types name the function as a module's default; it is the module itself. */
const scanPixels = jsQR as unknown as typeof jsQR.default;
const linkBase = 'https://yun.example.gov.cn/e/';
/** The fonts take their time on a busy machine. */
const timeout = 60_000;

const inAll = (text: string, en = text) => ({ 'zh-Hans': text, 'zh-Hant': text, en });
const entry = (code: string, label: string, en?: string): SheetEntry => ({
  code: EntryCode.parse(code),
  label: inAll(label, en),
  matterName: null,
});
/** From the table of general standard characters, some beyond the basic plane. */
const rare = '𬜬𫵷䶮㛃𠅤村便民点';
const entries = [
  entry('YJ01', '杨家坪街道便民服务中心'),
  entry('CZ01', rare),
  ...['EL01', 'HJ02', 'ZZ03', 'WX1234', 'HB07'].map((code) => entry(code, `${code} 窗口`)),
];

let library: PDFiumLibrary;
beforeAll(async () => {
  library = await PDFiumLibrary.init();
});
afterAll(() => library?.destroy());

type Look = { texts: string[]; codes: string[] };

/** What people read and phones scan: each page is drawn, and looked at cell by cell. */
async function lookAt(
  wanted: readonly SheetEntry[],
  wish: Pick<SheetWish, 'layout'> & Partial<SheetWish>,
): Promise<Look[]> {
  const locale = wish.locale ?? 'zh-Hans';
  const sheet = makeSheet(wanted, { linkBase, ...wish, locale });
  const { pdf } = await renderPdf(sheet, findFonts(locale));
  const document = await library.loadDocument(pdf);
  const [columns, rows] = wish.layout === 'sheet' ? [2, 3] : [1, 1];
  const looks: Look[] = [];
  for (const page of document.pages())
    looks.push({
      texts: page.getText().split(/\r?\n/).filter(Boolean),
      codes: await scan(page, columns, rows),
    });
  document.destroy();
  return looks;
}

async function scan(page: PDFiumPage, columns: number, rows: number): Promise<string[]> {
  const { data, width, height } = await page.render({ scale: 2, render: 'bitmap' });
  const [cellWidth, cellHeight] = [Math.floor(width / columns), Math.floor(height / rows)];
  const found: string[] = [];
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const cell = new Uint8ClampedArray(cellWidth * cellHeight * 4);
      for (let y = 0; y < cellHeight; y += 1) {
        const from = ((row * cellHeight + y) * width + column * cellWidth) * 4;
        cell.set(data.subarray(from, from + cellWidth * 4), y * cellWidth * 4);
      }
      const code = scanPixels(cell, cellWidth, cellHeight);
      if (code) found.push(code.data);
    }
  return found;
}

describe('a sheet of codes', { timeout }, () => {
  it('has six on a page, each with its label, its letters, what to do, and the right address in its QR code', async () => {
    const pages = await lookAt(entries, { layout: 'sheet' });
    const linksOf = (some: typeof entries) => some.map(({ code }) => linkBase + code);
    expect(pages.map(({ codes }) => codes)).toEqual([
      linksOf(entries.slice(0, 6)),
      linksOf(entries.slice(6)),
    ]);
    const texts = pages.flatMap((page) => page.texts);
    for (const { code, label } of entries) {
      expect(texts).toContain(label['zh-Hans']);
      expect(texts).toContain(code);
      expect(texts).toContain(linkBase + code);
    }
    expect(texts.filter((text) => text === sheetWords['zh-Hans'].scan)).toHaveLength(entries.length);
  });

  it('keeps the rare characters of a name, in both scripts', async () => {
    for (const locale of ['zh-Hans', 'zh-Hant'] as const) {
      const [page] = await lookAt([entry('CZ01', rare)], { layout: 'sheet', locale });
      expect(page?.texts).toContain(rare);
    }
  });

  it.each([
    ['sheet', 6, 1],
    ['poster', 2, 2],
  ] as const)('as a %s holds the longest labels: %i codes on %i pages', async (layout, count, pageCount) => {
    const [chinese, english] = ['长'.repeat(60), 'Wider words '.repeat(10)];
    const long = Array.from({ length: count }, (_, at) => ({
      ...entry(`LG1${at}23`.slice(0, 6), chinese, english),
      matterName: inAll('很长的事项名称'.repeat(6), 'A matter of a long name '.repeat(4)),
    }));
    for (const locale of ['zh-Hant', 'en'] as const) {
      const pages = await lookAt(long, { layout, locale });
      expect(pages).toHaveLength(pageCount);
      expect(pages.flatMap(({ codes }) => codes)).toHaveLength(count);
    }
  });

  it('as posters has one large code a page, with the matter it leads to', async () => {
    const matterName = inAll('义务教育入学登记', 'School enrolment');
    const pages = await lookAt([{ ...entry('HB03', '小学门口'), matterName }, entry('ZZ01', '自助机')], {
      layout: 'poster',
    });
    expect(pages.map(({ codes }) => codes)).toEqual([[`${linkBase}HB03`], [`${linkBase}ZZ01`]]);
    expect(pages[0]?.texts).toEqual(expect.arrayContaining(['小学门口', '视频办理：义务教育入学登记']));
    expect(pages[1]?.texts).toEqual(expect.arrayContaining(['自助机', sheetWords['zh-Hans'].forAll]));
  });
});
