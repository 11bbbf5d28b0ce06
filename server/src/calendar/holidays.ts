import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  CalendarDay,
  CalendarYear,
  DayKind,
  OfficialPreview,
} from '@cloudseat/shared/nouns/working-day.ts';
import { isWeekend } from '@cloudseat/shared/nouns/working-day-rules.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import type { JournalEntry } from '../journal/journal.repository.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { CalendarRepository, DayRow } from './calendar.repository.ts';
import { compareWithOfficial, revisionOf } from './compare-official.ts';
import { readOfficialDays } from './official-days.ts';

export type DayWish = {
  date: string;
  /** The one that was looked at; 0: there was no line. */
  version: number;
  kind: DayKind | null;
  name: { 'zh-Hans': string; en: string } | null;
};
type Dependencies = {
  repository: CalendarRepository;
  clock: Clock;
  /** Awaited before a change is answered, so that this server counts by it at once. */
  onChanged: () => Promise<void>;
};
export type Holidays = ReturnType<typeof createHolidays>;

/** The table of holidays as administrators keep it. */
export function createHolidays({ repository, clock, onChanged }: Dependencies) {
  const entry = (by: AgentId, action: string, details: Record<string, unknown>): JournalEntry => ({
    ...{ actorRole: 'admin', actorId: by, action: `calendar.${action}`, callId: null, details },
    at: clock.now(),
  });
  const changedMeanwhile = () =>
    new AppError('CHANGED_MEANWHILE', 'the calendar is not as it was looked at: read it again');
  async function getOfficial(year: number) {
    const official = await readOfficialDays((each) => each === year);
    if (official.length === 0) throw notFound('the official table of that year');
    return official;
  }

  return {
    async getYear(year: number): Promise<CalendarYear> {
      const [rows, official] = await Promise.all([
        repository.listYear(year),
        readOfficialDays((each) => each === year),
      ]);
      return {
        year,
        today: districtDate(clock.now()),
        days: rows.map(present),
        isKept: rows.some(({ kind }) => kind !== null),
        hasOfficial: official.length > 0,
      };
    },

    async setDay(wish: DayWish, by: AgentId): Promise<CalendarDay> {
      const { date, kind, version } = wish;
      if (kind === 'workday' && !isWeekend(date))
        throw new AppError('BAD_REQUEST', 'only a weekend is made a working day: a weekday is one already');
      if (kind === null && version === 0)
        throw new AppError('BAD_REQUEST', 'the day is what its weekday says already');
      const change = { date, kind, name: await fillName(wish.name) };
      const row = await repository.setDay(change, version, { by, at: clock.now() }, (before, after) =>
        entry(by, 'dayChanged', { date, before, after }),
      );
      if (row === null) throw changedMeanwhile();
      await onChanged();
      return present(row);
    },

    async previewOfficial(year: number): Promise<OfficialPreview> {
      const official = await getOfficial(year);
      const rows = await repository.listYear(year);
      return { year, revision: revisionOf(rows), ...compareWithOfficial(rows, official) };
    },

    /** Takes over what the preview of that revision showed. Resolves to how many days changed. */
    async importOfficial(year: number, revision: number, by: AgentId): Promise<number> {
      const official = await getOfficial(year);
      const decide = (rows: readonly DayRow[]) =>
        revisionOf(rows) === revision
          ? compareWithOfficial(rows, official).changes.map(({ date, after }) => ({ date, ...after }))
          : null;
      const author = { by, at: clock.now() };
      const changedCount = await repository.changeYear(year, decide, author, (changes) =>
        entry(by, 'officialImported', { year, changes }),
      );
      if (changedCount === null) throw changedMeanwhile();
      await onChanged();
      return changedCount;
    },
  };
}

const present = ({ date, kind, name, version }: DayRow): CalendarDay => ({ date, kind, name, version });

async function fillName(name: DayWish['name']) {
  if (name === null) return null;
  // Only now, as it brings a dictionary with it.
  const { toTraditional } = await import('../catalogue/traditional.ts');
  const { 'zh-Hans': chinese, en } = name;
  return { 'zh-Hans': chinese, 'zh-Hant': toTraditional(chinese), en: en || chinese };
}
