import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { DayKind } from '@cloudseat/shared/nouns/working-day.ts';
import type { DayChange } from './calendar.repository.ts';

type OfficialDay = DayChange & { kind: DayKind; name: LocalText };
type Table = { holidays: Record<string, string>; workdays: Record<string, string> };

const inAll = (hans: string, hant: string, en: string): LocalText => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
});
/** By the name the package gives them. */
const names: Readonly<Record<string, LocalText>> = {
  元旦: inAll('元旦', '元旦', 'New Year’s Day'),
  春节: inAll('春节', '春節', 'Spring Festival'),
  清明: inAll('清明节', '清明節', 'Tomb-Sweeping Day'),
  劳动节: inAll('劳动节', '勞動節', 'Labour Day'),
  端午: inAll('端午节', '端午節', 'Dragon Boat Festival'),
  中秋: inAll('中秋节', '中秋節', 'Mid-Autumn Festival'),
  国庆节: inAll('国庆节', '國慶節', 'National Day'),
};

/**
 * Holidays and worked weekends as the State Council announced them, in the order of their dates; empty for years that the
 * package does not know. A proposal: what counts is the table that administrators keep.
 */
export async function readOfficialDays(isWanted: (year: number) => boolean): Promise<OfficialDay[]> {
  // Only now: few ask. Its plain data, none of its code.
  const { default: table } = await import('chinese-days/dist/chinese-days.json', { with: { type: 'json' } });
  const { holidays, workdays } = table as Table;
  return [...daysOf(holidays, 'holiday'), ...daysOf(workdays, 'workday')]
    .filter(({ date }) => isWanted(Number(date.slice(0, 4))))
    .sort((left, right) => left.date.localeCompare(right.date));
}

/** The package says `Spring Festival,春节,4`. */
const daysOf = (days: Record<string, string>, kind: DayKind): OfficialDay[] =>
  Object.entries(days).map(([date, text]) => {
    const [en = '', hans = ''] = text.split(',');
    return { date, kind, name: names[hans] ?? inAll(hans, hans, en) };
  });
