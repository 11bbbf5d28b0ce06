import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { AppError } from '../errors.ts';

/** Where Debian, Fedora and Arch put fonts; the first folder that has a file counts. */
const folders = [
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/google-noto-sans-cjk-fonts',
  '/usr/share/fonts/google-noto-serif-cjk-fonts',
  '/usr/share/fonts/noto-cjk',
  '/usr/share/fonts/truetype/hanazono',
  '/usr/share/fonts/hanazono',
  '/usr/share/fonts/TTF',
];

/** A font's file and, where one file holds several, its name. */
export type FontSource = [path: string, name?: string];
export type FontFaces = { normal: FontSource; bold: FontSource };
export type PdfFonts = {
  /** By the name that a document's parts use. `Sans` and `Serif` are always there. */
  faces: Readonly<Record<string, FontFaces>>;
  /** Who is asked, in this order, for a character that a part's own font lacks. */
  spare: readonly string[];
};

/**
 * The shapes of the language's own tradition. Throws UNAVAILABLE without Noto Sans CJK. Noto has the characters of the standard
 * table; Hanazono (Debian's fonts-hanazono) has nearly all of Unicode's up to extension F, for names.
 */
export function findFonts(locale: Locale): PdfFonts {
  const script = locale === 'zh-Hant' ? 'tc' : 'sc';
  const sans = findNoto('Sans', script);
  if (sans === null)
    throw new AppError('UNAVAILABLE', 'no Chinese font to print with: install fonts-noto-cjk');
  const faces: Record<string, FontFaces> = { Sans: sans, Serif: findNoto('Serif', script) ?? sans };
  for (const name of ['HanaMinA', 'HanaMinB']) {
    const path = findFile(`${name}.ttf`);
    if (path !== null) faces[name] = { normal: [path], bold: [path] };
  }
  return { faces, spare: Object.keys(faces) };
}

function findNoto(family: 'Sans' | 'Serif', script: 'sc' | 'tc'): FontFaces | null {
  const [normal, bold] = ['Regular', 'Bold'].map((weight): FontSource | null => {
    const path = findFile(`Noto${family}CJK-${weight}.ttc`);
    return path === null ? null : [path, `Noto${family}CJK${script}-${weight}`];
  });
  return normal && bold ? { normal, bold } : null;
}

const findFile = (name: string): string | null =>
  folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
