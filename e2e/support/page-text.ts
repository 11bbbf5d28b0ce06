import type { Page } from 'playwright-core';

/** All a person can read or be read on the page, without the names of languages, each in its own. */
export function readTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('select, script, style, noscript') !== null || !element.checkVisibility()) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
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

/** A key that has no words shows as itself; a value that is missing as its place, or as what the program calls it. */
const rawKey = /^[a-z][A-Za-z]*(\.[A-Za-z0-9]+)+$/;
const rawValue = /\{\{|\}\}|\bundefined\b|\bNaN\b|\[object/;

export const findRawTexts = (texts: readonly string[]) =>
  texts.filter((text) => rawKey.test(text) || rawValue.test(text));

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
