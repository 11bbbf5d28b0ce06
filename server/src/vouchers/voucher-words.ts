import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Words } from '@cloudseat/shared/nouns/voucher.ts';
import { toTraditional } from '../catalogue/traditional.ts';
import type { VoucherTexts } from './voucher-texts.ts';
import { chineseTexts } from './words-chinese.ts';
import { englishTexts } from './words-english.ts';

const inTraditional = <Part>(part: Part): Part => {
  if (typeof part === 'string') return toTraditional(part) as Part;
  if (Array.isArray(part)) return part.map(inTraditional) as Part;
  return Object.fromEntries(
    Object.entries(part as Record<string, unknown>).map(([key, value]) => [key, inTraditional(value)]),
  ) as Part;
};

export const voucherTexts: Record<Locale, VoucherTexts> = {
  'zh-Hans': chineseTexts,
  'zh-Hant': {
    ...inTraditional(chineseTexts),
    translation: '本文由簡體中文轉換而來，如有出入，以簡體中文為準。',
  },
  en: englishTexts,
};

/** Puts a paper's own words where a text has their names. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** What an agent typed is Simplified Chinese; on an English paper it stands as it is. */
export function say(words: Words, locale: Locale): string {
  if (typeof words !== 'string') return withPlainQuotes(words[locale], locale) || words['zh-Hans'];
  return locale === 'zh-Hant' ? toTraditional(words) : words;
}

/** A name of the catalogue; in English with the official Chinese one, which signs and maps have. */
export function sayOfficial(name: LocalText, locale: Locale): string {
  const own = say(name, locale);
  return locale !== 'en' || own === name['zh-Hans'] ? own : `${own} (${name['zh-Hans']})`;
}

/** The fonts' curly quotes are as wide as a Chinese character. */
const withPlainQuotes = (text: string, locale: Locale): string =>
  locale === 'en' ? text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"') : text;

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** 2026年11月26日, or 26 November 2026, of YYYY-MM-DD. */
export function sayDate(isoDate: string, locale: Locale): string {
  const [year, month, day] = isoDate.split('-').map(Number);
  if (locale === 'en') return `${day} ${months[(month ?? 1) - 1]} ${year}`;
  return `${year}年${month}月${day}日`;
}
