import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Fault, findFaults } from './accessibility.ts';
import { findForeignTexts, findRawTexts, readTexts } from './page-text.ts';
import type { Person } from './person.ts';
import { readOverflow } from './sizes.ts';

export type Inspected = { raw: string[]; foreign: string[]; faults: Fault[] };
export const nothingFound: Inspected = { raw: [], foreign: [], faults: [] };

/** Keys in place of words, words of another language but for `names`, and what axe finds; `name` is what the faults call the page. */
export async function inspect(
  page: Page,
  name: string,
  locale: Locale,
  names: readonly string[],
): Promise<Inspected> {
  const texts = await readTexts(page);
  return {
    raw: findRawTexts(texts),
    foreign: locale === 'zh-Hans' ? [] : findForeignTexts(texts, locale, names),
    faults: await findFaults(page, name),
  };
}

/**
 * Looks at page after page as they come: no key in place of words, no other language but for `names`, nothing over the edge,
 * nothing serious that axe finds; and a picture of each.
 */
export function createPageLook(person: Person, locale: Locale, names: readonly string[]) {
  const found: (Inspected & { page: string; overflow: number })[] = [];
  return {
    async look(name: string): Promise<void> {
      const { page } = person;
      const inspected = await inspect(page, name, locale, names);
      found.push({ ...inspected, page: name, overflow: await readOverflow(page) });
      await person.takePicture(`${locale}-${name}`, { isWhole: true });
    },
    /** So many pages were looked at, and nothing was found. */
    expectClean(count: number): void {
      expect(found).toEqual(found.map(({ page }) => ({ ...nothingFound, page, overflow: 0 })));
      expect(found).toHaveLength(count);
    },
  };
}
