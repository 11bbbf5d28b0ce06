import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { AppError } from '../platform/errors.ts';

/** Where Debian, Fedora and Arch put Noto Sans CJK, which has the rare characters of names. */
const folders = [
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/google-noto-sans-cjk-fonts',
  '/usr/share/fonts/noto-cjk',
];
const regularFile = 'NotoSansCJK-Regular.ttc';

/** A font's file and, as one file holds several, its name. */
type FontSource = [path: string, name: string];
export type SheetFonts = { normal: FontSource; bold: FontSource };

/** The shapes of the language's own tradition. Throws UNAVAILABLE where the fonts are not installed. */
export function findFonts(locale: Locale): SheetFonts {
  const folder = folders.find((each) => existsSync(join(each, regularFile)));
  if (folder === undefined)
    throw new AppError('UNAVAILABLE', 'no Chinese font to print with: install fonts-noto-cjk');
  const script = locale === 'zh-Hant' ? 'tc' : 'sc';
  return {
    normal: [join(folder, regularFile), `NotoSansCJK${script}-Regular`],
    bold: [join(folder, 'NotoSansCJK-Bold.ttc'), `NotoSansCJK${script}-Bold`],
  };
}
