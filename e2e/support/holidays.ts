import { expect } from 'vitest';
import type { Administrator } from './administrator.ts';
import { readWords, type WordKey } from './words.ts';

type Locale = Parameters<typeof readWords>[0];
type Key = WordKey<'calendar'>;

/** The page of holidays, in the hands of an administrator. */
export function useHolidays({ page, words }: Administrator, locale: Locale = 'zh-Hans') {
  const { text, pattern } = readWords(locale, 'calendar');
  const dialog = page.getByRole('dialog');
  return {
    dialog,
    words: text,
    day: (date: string) => page.locator(`[data-date="${date}"]`),
    text: (key: Key, values = {}) => page.getByText(pattern(key, values)).first(),
    button: (key: Key) => page.getByRole('button', { name: text(key), exact: true }),
    field: (key: Key) => dialog.getByLabel(text(key), { exact: true }),

    /** By the link of the header, then to a year by its address. */
    async open(year: number): Promise<void> {
      await page.getByRole('link', { name: words.text('nav.holidays') }).click();
      await page.getByRole('heading', { name: text('title'), exact: true }).waitFor();
      await page.goto(`/administration/holidays?year=${year}`);
      await page.getByRole('heading', { name: text('year', { year }), exact: true }).waitFor();
    },

    async choose(kind: 'holiday' | 'workday' | 'weekday' | 'weekend'): Promise<void> {
      await dialog.getByRole('radio', { name: text(`day.${kind}Meaning`) }).check();
    },

    /** Takes a day back behind the page's back, so that the official table has something to bring. */
    async clear(date: string): Promise<void> {
      const { days } = await (await page.request.get(`/api/calendar/years/${date.slice(0, 4)}`)).json();
      const { version } =
        (days as { date: string; version: number }[]).find((day) => day.date === date) ?? {};
      const data = { version, kind: null, name: null };
      const answer = await page.request.put(`/api/administration/calendar/days/${date}`, { data });
      expect(answer.status()).toBe(200);
    },
  };
}
