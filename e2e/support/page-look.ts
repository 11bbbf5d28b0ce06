import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { expect } from 'vitest';
import { type Fault, findFaults } from './accessibility.ts';
import { findForeignTexts, findRawTexts, readTexts } from './page-text.ts';
import type { Person } from './person.ts';

type Found = { page: string; raw: string[]; foreign: string[]; overflow: number; faults: Fault[] };
const clean = { raw: [], foreign: [], overflow: 0, faults: [] };

/**
 * Looks at page after page as they come: no key in place of words, no other language but for `names`, nothing over the edge,
 * nothing serious that axe finds; and a picture of each.
 */
export function createPageLook(person: Person, locale: Locale, names: readonly string[]) {
  const found: Found[] = [];
  return {
    async look(name: string): Promise<void> {
      const { page } = person;
      const texts = await readTexts(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      found.push({
        ...{ page: name, raw: findRawTexts(texts), overflow },
        foreign: locale === 'zh-Hans' ? [] : findForeignTexts(texts, locale, names),
        faults: await findFaults(page, name),
      });
      await person.takePicture(`${locale}-${name}`, { isWhole: true });
    },
    /** So many pages were looked at, and nothing was found. */
    expectClean(count: number): void {
      expect(found).toEqual(found.map(({ page }) => ({ page, ...clean })));
      expect(found).toHaveLength(count);
    },
  };
}
