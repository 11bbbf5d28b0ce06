import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Gap, Words } from '@cloudseat/shared/nouns/voucher.ts';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { VoucherTexts } from './voucher-texts.ts';
import { fill, say, sayOfficial } from './voucher-words.ts';

/** A paper's language with its texts. */
export type Tongue = { locale: Locale; texts: VoucherTexts };

/** Points (1/72 inch) and colours: body text of 小四 (12), table text of 小五 (9) and more. */
export const type = { body: 12, table: 10, small: 9, note: 8 } as const;
export const colours = { ink: '#1B2430', second: '#4A5565', line: '#98A2B3' } as const;
/** A longer cell may go over two pages; shorter rows stay whole. */
const wholeRowMax = 400;

/** A sentence of the letter. Chinese begins two characters in, and each line fills its width. */
export const paragraph = (text: string, { locale }: Tongue): Content => ({
  text,
  fontSize: type.body,
  lineHeight: 1.15,
  alignment: locale === 'en' ? 'left' : 'justify',
  leadingIndent: locale === 'en' ? 0 : 2 * type.body,
  margin: [0, 0, 0, 6],
});

const headingStyle = { font: 'Sans', bold: true, fontSize: type.table + 1 } as const;
export const heading = (text: string): Content => ({ ...headingStyle, text, margin: [0, 6, 0, 4] });

/** One of a paper's lists: its heading and the names of its columns come again on every page. */
export function list(
  title: string,
  columns: readonly { name: string; width: number | '*' }[],
  rows: readonly (readonly string[])[],
): Content {
  const isWhole = rows.every((row) => row.every((cell) => cell.length <= wholeRowMax));
  const border: [boolean, boolean, boolean, boolean] = [false, false, false, true];
  const titleRow = columns.map((_, at): TableCell => {
    if (at > 0) return { text: '', border };
    return { ...headingStyle, text: title, colSpan: columns.length, border, margin: [-5, 0, 0, 2] };
  });
  return {
    layout: 'listed',
    font: 'Sans',
    fontSize: type.table,
    table: {
      widths: columns.map(({ width }) => width),
      headerRows: 2,
      // A row kept with the heading is kept whole: what does not fit on a page would be lost.
      keepWithHeaderRows: isWhole ? 1 : 0,
      dontBreakRows: isWhole,
      body: [
        titleRow,
        columns.map(({ name }) => ({ text: name, bold: true, fillColor: '#F2F4F7' })),
        ...rows.map((row) => row.map((text) => ({ text }))),
      ],
    },
    margin: [0, 0, 0, 10],
  };
}

/** What is wrong or missing, and beside each how to mend it. */
export function gapList(title: string, gaps: readonly Gap[], tongue: Tongue): Content {
  const { locale, texts } = tongue;
  const isGap = title === texts.section.gaps;
  const mendOf = ({ mend, sample }: Gap) => {
    const words = say(mend, locale);
    return sample === null ? words : `${words}\n${fill(texts.sample, { text: say(sample, locale) })}`;
  };
  return list(
    title,
    [
      { name: texts.column.order, width: 28 },
      { name: texts.column.paper, width: 110 },
      { name: isGap ? texts.column.wrong : texts.column.lacking, width: '*' },
      { name: isGap ? texts.column.mend : texts.column.supply, width: '*' },
    ],
    gaps.map((gap, at) => [
      String(at + 1),
      sayOfficial(gap.name, locale),
      say(gap.wrong, locale),
      mendOf(gap),
    ]),
  );
}

/** The texts the paper rests on. */
export function basisOf(basis: readonly Words[], { locale, texts }: Tongue): Content[] {
  if (basis.length === 0) return [];
  return [
    heading(texts.section.basis),
    {
      ...(basis.length === 1
        ? { stack: basis.map((words) => say(words, locale)) }
        : { ol: basis.map((words) => say(words, locale)) }),
      fontSize: type.table + 0.5,
      margin: [0, 0, 0, 10],
    },
  ];
}

/** A label and its value. */
type Fact = readonly [label: string, value: string];

/** Labels and values, as on a form. */
export const facts = (rows: readonly Fact[]): Content =>
  factTable(
    [110, '*'],
    rows.map((fact) => cellsOf(fact)),
  );

/** The same two a line; one that stands alone has the whole line. */
export const pairedFacts = (rows: readonly (readonly [Fact, Fact?])[]): Content =>
  factTable(
    [76, '*', 76, '*'],
    rows.map(([left, right]) =>
      right ? [...cellsOf(left), ...cellsOf(right)] : [...cellsOf(left, 3), { text: '' }, { text: '' }],
    ),
  );

const cellsOf = ([label, value]: Fact, colSpan = 1): TableCell[] => [
  { text: label, color: colours.second },
  { text: value, colSpan },
];

const factTable = (widths: (number | '*')[], body: TableCell[][]): Content => ({
  layout: 'thin',
  font: 'Sans',
  fontSize: type.table,
  table: { widths, body },
  margin: [0, 0, 0, 10],
});
