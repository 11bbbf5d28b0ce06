import type { Page } from 'playwright-core';

/** All a person can read or be read on the page, without the names of languages, each in its own. */
export function readTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    for (const element of document.querySelectorAll('body *')) {
      // A closed list shows none of its options, and whoever opens it reads them all.
      const shown = element.closest('select') ?? element;
      if (element.closest('script, style, noscript') !== null || !shown.checkVisibility()) continue;
      for (const name of [
        'aria-label',
        'aria-description',
        'aria-valuetext',
        'title',
        'placeholder',
        'alt',
      ]) {
        const value = element.getAttribute(name);
        if (value !== null) texts.push(value);
      }
      for (const node of element.childNodes) {
        const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').trim() : '';
        // What is marked as Chinese is a name or a number, the same in every language.
        const isMarked = element.closest('[lang]:not(html)') !== null;
        if (text !== '' && !isMarked) texts.push(text);
      }
    }
    return [...new Set(texts)];
  });
}

/** A key that has no words shows as itself, with its namespace or without, e.g. as a part of the title. */
const rawKey =
  /^([a-z][A-Za-z]*(-[a-z]+)*:)?[a-z][A-Za-z]*(\.[A-Za-z0-9-]+)+(_(zero|one|two|few|many|other))?$/;
/** The same without a dot: only a namespace or a plural gives it away. */
const rawShortKey =
  /^([a-z][A-Za-z]*(-[a-z]+)*:[a-z][A-Za-z0-9]*|[a-z][A-Za-z0-9]*_(zero|one|two|few|many|other))$/;
/** A value that is missing, as its place, or as what the program calls it. */
const rawValue = /\{\{|\}\}|\bundefined\b|\bNaN\b|\[object/;
/** A file or a host, not a key. */
const otherName = /\.(pdf|jpe?g|png|webp|docx?|mp4|webm|zip|cn|com)$/;

const isRawKey = (part: string) => (rawKey.test(part) || rawShortKey.test(part)) && !otherName.test(part);

export const findRawTexts = (texts: readonly string[]) =>
  texts.filter((text) => rawValue.test(text) || text.split(/\s+|[·：，。、；！？（）]/).some(isRawKey));

/** Characters that Traditional Chinese never has. */
const simplifiedOnly =
  /[们这务视频办请电话对题应无师时东车马门问间见观语说读认证访谁调谈络声听响给为发号类户业级设备]/;
const chinese = /\p{Script=Han}/u;

/** Said in both languages at once, for whoever cannot read the page. */
const bilingual = / \/ /;

/** Texts of another language than the page's; `names` are those of people, which stay as they are. */
export function findForeignTexts(
  texts: readonly string[],
  locale: 'zh-Hant' | 'en',
  names: readonly string[],
): string[] {
  const isForeign = locale === 'en' ? chinese : simplifiedOnly;
  const withoutNames = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, ''), text);
  return texts.filter((text) => !bilingual.test(text) && isForeign.test(withoutNames(text)));
}
