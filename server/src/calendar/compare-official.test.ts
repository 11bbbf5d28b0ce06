import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { DayKind } from '@cloudseat/shared/nouns/working-day.ts';
import { describe, expect, it } from 'vitest';
import { compareWithOfficial, revisionOf } from './compare-official.ts';
import { readOfficialDays } from './official-days.ts';

const name = (text: string): LocalText => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
const day = (date: string, kind: DayKind, text = '国庆节') => ({ date, kind, name: name(text) });

describe('against the official table', () => {
  const official = [day('2026-10-01', 'holiday'), day('2026-10-10', 'workday')];

  it('an empty year lacks all of it', () => {
    expect(compareWithOfficial([], official)).toEqual({
      changes: official.map(({ date, ...after }) => ({ date, before: null, after })),
      others: [],
    });
  });

  it('what is there already is no change, whatever it is called', () => {
    const rows = [day('2026-10-01', 'holiday', '国庆'), day('2026-10-10', 'workday')];
    expect(compareWithOfficial(rows, official)).toEqual({ changes: [], others: [] });
  });

  it('what was set otherwise is one, what was taken back too, and what goes beyond it stays', () => {
    const closed = day('2026-08-03', 'holiday', '停水');
    const rows = [closed, { date: '2026-10-01', kind: null, name: null }, day('2026-10-10', 'holiday')];
    expect(compareWithOfficial(rows, official)).toEqual({
      changes: [
        { date: '2026-10-01', before: null, after: { kind: 'holiday', name: name('国庆节') } },
        {
          date: '2026-10-10',
          before: { kind: 'holiday', name: name('国庆节') },
          after: { kind: 'workday', name: name('国庆节') },
        },
      ],
      others: [closed],
    });
  });

  it('a revision grows with each change', () => {
    expect(revisionOf([])).toBe(0);
    expect(revisionOf([{ version: 2 }, { version: 1 }])).toBe(3);
  });
});

describe('the official table', () => {
  it('has the days of 2026 as announced, each once, in their order and in every language', async () => {
    const days = await readOfficialDays((year) => year === 2026);
    const datesOf = (kind: DayKind) => days.filter((each) => each.kind === kind).map(({ date }) => date);
    expect(datesOf('holiday')).toHaveLength(33);
    expect(datesOf('workday')).toEqual(
      ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'].map((date) => `2026-${date}`),
    );
    const dates = days.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(days.find(({ date }) => date === '2026-06-19')?.name).toEqual({
      ...{ 'zh-Hans': '端午节', 'zh-Hant': '端午節', en: 'Dragon Boat Festival' },
    });
    for (const each of days) expect(each.name.en).toMatch(/^[A-Z][\w’ -]+$/);
  });

  it('is empty for a year that nobody has announced', async () => {
    expect(await readOfficialDays((year) => year === 2090)).toEqual([]);
  });
});
