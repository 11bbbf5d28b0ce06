import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Page } from 'playwright-core';
import type { Person } from './person.ts';

export type Mode = 'ordinary' | 'elder';
type Seen = { person: Person; page: Page };

const tabs = new WeakMap<Person, Promise<Page>>();

/** A file of the same origin, without a page of ours: only to keep choices in. */
async function openTab(person: Person): Promise<Page> {
  const tab = await person.context.newPage();
  await tab.goto('/icon.svg');
  return tab;
}

/** Changes language and mode in another tab, as anybody can: the page follows, and loses nothing of its state. */
export async function choose({ person, page }: Seen, locale: Locale, mode: Mode): Promise<void> {
  const opened = tabs.get(person) ?? openTab(person);
  tabs.set(person, opened);
  const tab = await opened;
  await tab.evaluate(
    ([locale, elder]) => {
      localStorage.setItem('cloudseat.locale', locale);
      localStorage.setItem('cloudseat.elder', elder);
    },
    [locale, mode === 'elder' ? '1' : '0'] as const,
  );
  const elder = mode === 'elder' ? '[data-elder]' : ':not([data-elder])';
  await page.locator(`html[lang=${locale}]${elder}`).waitFor({ state: 'attached' });
}
