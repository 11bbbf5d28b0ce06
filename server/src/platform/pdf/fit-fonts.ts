import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Covers, readCoverage } from './font-coverage.ts';
import type { PdfFonts } from './fonts.ts';

/** What is printed for characters that stand together and that no font has. */
export type WordsForLacking = (characters: string) => string;
type Run = { text: string; font?: string };
type Fit = { textOf(text: string, font: string): Run[]; lacking: Set<string> };

/**
 * Never to be seen, and able to turn the words around it: direction marks, joiners, variation selectors, control characters.
 * Line ends and tabulators stay.
 */
const unseen = /(?![\n\t])[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

/** `[U+20BB7]`: a name for a character that is in every language the same. */
const codePoints: WordsForLacking = (characters) =>
  `[${[...characters].map((each) => `U+${each.codePointAt(0)?.toString(16).toUpperCase()}`).join(' ')}]`;

/**
 * Gives each character of a document a font that has it. What no font has is replaced by words and listed, so that nobody gets a
 * paper with an empty box where a name should be.
 */
export async function fitFonts(
  definition: TDocumentDefinitions,
  fonts: PdfFonts,
  wordsForLacking: WordsForLacking = codePoints,
): Promise<{ definition: TDocumentDefinitions; lacking: string[] }> {
  const fit = makeFit(await readAll(fonts), fonts, wordsForLacking);
  const font = definition.defaultStyle?.font ?? 'Sans';
  const fitted = { ...definition, content: fitNode(definition.content, font, fit) as Content };
  if (definition.footer && typeof definition.footer !== 'function')
    fitted.footer = fitNode(definition.footer, font, fit) as Content;
  return { definition: fitted, lacking: [...fit.lacking] };
}

/** Characters of a text that none of the fonts has, each once. */
export async function findUnprintable(text: string, fonts: PdfFonts): Promise<string[]> {
  const fit = makeFit(await readAll(fonts), fonts, codePoints);
  fit.textOf(text, 'Sans');
  return [...fit.lacking];
}

async function readAll({ faces }: PdfFonts): Promise<Map<string, Covers>> {
  const entries = Object.entries(faces).map(
    async ([name, { normal }]) => [name, await readCoverage(normal[0])] as const,
  );
  return new Map(await Promise.all(entries));
}

function makeFit(coverage: Map<string, Covers>, { spare }: PdfFonts, wordsForLacking: WordsForLacking): Fit {
  const lacking = new Set<string>();
  const fontOf = (character: string, own: string): string | null =>
    [own, ...spare].find((name) => coverage.get(name)?.(character)) ?? null;
  return {
    lacking,
    textOf(text, own) {
      const runs: { text: string; font: string | null }[] = [];
      for (const character of text.replace(unseen, '').replaceAll('\t', ' ')) {
        const font = character === '\n' ? own : fontOf(character, own);
        if (font === null) lacking.add(character);
        const last = runs.at(-1);
        if (last?.font === font) last.text += character;
        else runs.push({ text: character, font });
      }
      return runs.map((run): Run => {
        if (run.font === null) return { text: wordsForLacking(run.text) };
        return run.font === own ? { text: run.text } : { text: run.text, font: run.font };
      });
    },
  };
}

/** Strings below these keys are text; all others name fonts, colours, layouts, images and addresses. */
const textKeys = ['text', 'stack', 'columns', 'ol', 'ul'] as const;

function fitNode(node: unknown, outerFont: string, fit: Fit): unknown {
  if (typeof node === 'string') {
    const runs = fit.textOf(node, outerFont);
    return runs.length === 1 && !runs[0]?.font ? { text: runs[0]?.text } : { text: runs };
  }
  if (Array.isArray(node)) return node.map((each) => fitNode(each, outerFont, fit));
  if (typeof node !== 'object' || node === null) return node;
  const part = { ...node } as Record<string, unknown>;
  const font = typeof part.font === 'string' ? part.font : outerFont;
  for (const key of textKeys) {
    if (!(key in part)) continue;
    part[key] = typeof part[key] === 'string' ? fit.textOf(part[key], font) : fitNode(part[key], font, fit);
  }
  if (typeof part.table === 'object' && part.table !== null) {
    const table = part.table as { body: unknown };
    part.table = { ...table, body: fitNode(table.body, font, fit) };
  }
  return part;
}
