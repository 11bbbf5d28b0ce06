import type { LegalClockView } from '@cloudseat/shared/nouns/legal-clock.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { calendarTuning } from '../tuning-calendar.ts';
import { createCalendarRepository } from './calendar.repository.ts';
import { type CalendarRoutes, createCalendarRoutes } from './calendar.routes.ts';
import { createHolidays } from './holidays.ts';
import { isTermKept, type KnownDays, type LegalClock, presentLegalClock } from './legal-clock.ts';
import { readOfficialDays } from './official-days.ts';
import { addWorkingDays } from './working-days.ts';

/** Working days of the district, held in memory: every case on every screen asks for them. */
export type Calendar = {
  routes: CalendarRoutes;
  /** The last ms of the working day so many (1 or more) after a moment; the moment's own day does not count. */
  addWorkingDays(at: number, days: number): number;
  /** How a legal clock stands now. Keep `startedAt`, pauses and extension with the case; read it whenever it is shown. */
  readClock(clock: LegalClock): LegalClockView;
  /** Whether the holidays of a term's years are known: else it may end later than it reads. */
  isTermKept(term: { startedAt: number; dueAt: number }): boolean;
  /** Reads the table again if it was changed since, on this server or another. */
  reloadIfChanged(): Promise<void>;
};

/** A table that nobody has touched is filled with the official holidays first. */
export async function createCalendar({ db, clock }: { db: Database; clock: Clock }): Promise<Calendar> {
  const repository = createCalendarRepository(db);
  if ((await repository.readMark()) === 0) {
    const official = await readOfficialDays((year) => year >= calendarTuning.firstSeededYear);
    await repository.fillIfEmpty(official, { by: 'system', at: clock.now() });
  }
  // The mark first: what changes in between is noticed at the next look.
  let mark = await repository.readMark();
  let known = makeKnown(await repository.listKinds());

  async function reload(found: number): Promise<void> {
    known = makeKnown(await repository.listKinds());
    mark = found;
  }
  const readClock = (legalClock: LegalClock) => presentLegalClock(legalClock, clock.now(), known);
  const holidays = createHolidays({
    ...{ repository, clock },
    onChanged: async () => reload(await repository.readMark()),
  });
  return {
    routes: createCalendarRoutes({ holidays, readClock, clock }),
    addWorkingDays: (at, days) => addWorkingDays(at, days, known.kinds),
    readClock,
    isTermKept: (term) => isTermKept(term, known.years),
    async reloadIfChanged() {
      const found = await repository.readMark();
      if (found !== mark) await reload(found);
    },
  };
}

type DayKindRows = Awaited<ReturnType<ReturnType<typeof createCalendarRepository>['listKinds']>>;

const makeKnown = (rows: DayKindRows): KnownDays => ({
  kinds: new Map(rows.map(({ date, kind }) => [date, kind])),
  years: new Set(rows.map(({ date }) => Number(date.slice(0, 4)))),
});
