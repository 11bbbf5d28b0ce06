import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Applicant } from './applicant.ts';
import { inspect, nothingFound } from './page-look.ts';
import type { Person } from './person.ts';
import { choose, type Mode } from './settings-tab.ts';
import { findMisfits, sizeRules } from './sizes.ts';
import type { WordKey } from './words.ts';

const locales = ['zh-Hans', 'zh-Hant', 'en'] as const;
const modes = ['ordinary', 'elder'] as const;
const sizes = { usual: { width: 390, height: 844 }, small: { width: 360, height: 640 } } as const;

type Seen = { person: Person; page: Page };
type LookOptions = {
  /** The desk has one mode, and is no phone. */
  isDesk?: boolean;
  /** Of a state that lasts only seconds: the version for elders alone. */
  isShort?: boolean;
  /** What is there once the page is, in whatever language. */
  ready?: string;
};

/** Until these words are there. */
export const see = ({ page, words }: Applicant, key: WordKey<'applicant'>) =>
  page.getByText(words.pattern(key)).first().waitFor();

/** Of the page that is read: the one behind a dialog is not, nor is one that is only made ahead. */
const countHeadings = () =>
  document.querySelector('[role="dialog"]') === null
    ? [...document.querySelectorAll('h1')].filter((each) => !each.closest('[inert], [aria-hidden="true"]'))
        .length
    : 1;

/** Runs `look` while everything that is behind a button is shown. */
async function openMore<Found>(page: Page, look: () => Promise<Found[]>): Promise<Found[]> {
  const more = page.locator('button[aria-expanded]:visible');
  if ((await more.count()) === 0) return [];
  const tapAll = () =>
    more.evaluateAll((buttons) => {
      for (const each of buttons)
        if (!each.closest('[inert], [aria-hidden="true"]')) (each as HTMLElement).click();
    });
  await tapAll();
  const found = await look();
  await tapAll();
  return found;
}

/** In the version for elders also on the smallest phone, and with what is behind 更多. */
async function findAllMisfits({ page, person }: Seen, mode: Mode, picture: string | null): Promise<string[]> {
  const misfits = await findMisfits(page, sizeRules[mode]);
  if (mode === 'ordinary') return misfits;
  await page.setViewportSize(sizes.small);
  const small = await findMisfits(page, sizeRules.elder);
  if (picture !== null) await person.takePicture(picture);
  const more = await openMore(page, () => findMisfits(page, sizeRules.elder));
  await page.setViewportSize(sizes.usual);
  return [...misfits, ...small.map((each) => `small: ${each}`), ...more.map((each) => `more: ${each}`)];
}

/**
 * Looks at pages as everybody may meet them, each state once, and changes language and mode in place. Checked each time are
 * words and title, headings, axe, sizes and edges. `names` are those of people, which stay as they are.
 */
export function createEveryView(names: readonly string[]) {
  const found: object[] = [];
  const paths = new Set<string>();
  let count = 0;

  async function check(seen: Seen, name: string, locale: Locale, mode: Mode, isDesk: boolean): Promise<void> {
    const { page } = seen;
    const problems = {
      ...(await inspect(page, name, locale, names)),
      headings: isDesk ? 1 : await page.evaluate(countHeadings),
      misfits: isDesk
        ? []
        : await findAllMisfits(seen, mode, locale === 'zh-Hant' ? null : `${name}-${locale}`),
    };
    const clean = { ...nothingFound, headings: 1, misfits: [] };
    if (JSON.stringify(problems) !== JSON.stringify(clean)) found.push({ name, locale, mode, ...problems });
  }

  return {
    async look(seen: Seen, name: string, options: LookOptions = {}): Promise<void> {
      const { isDesk = false, isShort = false, ready = 'h1' } = options;
      count += 1;
      paths.add(new URL(seen.page.url()).pathname);
      if (isDesk) await seen.person.takePicture(name);
      for (const locale of locales) {
        for (const mode of isDesk ? modes.slice(0, 1) : isShort ? modes.slice(1) : modes) {
          await choose(seen, locale, mode);
          await seen.page.locator(ready).first().waitFor();
          await check(seen, name, locale, mode, isDesk);
        }
      }
      await choose(seen, 'zh-Hans', 'ordinary');
      await seen.page.locator(ready).first().waitFor();
    },
    /** So many states were looked at, on each of these routes one at least, and nothing was found. */
    expectClean(states: number, routes: readonly string[]): void {
      expect(found).toEqual([]);
      const hasSeen = (route: string) => {
        const pattern = new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
        return [...paths].some((path) => pattern.test(path));
      };
      expect(routes.filter((route) => !hasSeen(route))).toEqual([]);
      expect(count).toBe(states);
    },
  };
}
