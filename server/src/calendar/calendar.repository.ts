import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { DayKind } from '@cloudseat/shared/nouns/working-day.ts';
import { and, asc, eq, gte, isNotNull, lte, sql } from 'drizzle-orm';
import { createJournal, type JournalEntry } from '../journal/journal.repository.ts';
import type { Database, Transaction } from '../platform/db.ts';
import { calendarDays } from './calendar.schema.ts';

export type DayRow = typeof calendarDays.$inferSelect;
/** What a day is to be, whatever it was. */
export type DayChange = { date: string; kind: DayKind | null; name: LocalText | null };
type Author = { by: string; at: number };

/** Any number that nothing else locks with. */
const advisoryLock = 7_203_303;
const inYear = (year: number) =>
  and(gte(calendarDays.date, `${year}-01-01`), lte(calendarDays.date, `${year}-12-31`));

/** Holidays as rows. A change and its entry in the journal are stored together or not at all. */
export function createCalendarRepository(db: Database) {
  return {
    async listKinds(): Promise<{ date: string; kind: DayKind }[]> {
      const { date, kind } = calendarDays;
      const rows = await db.select({ date, kind }).from(calendarDays).where(isNotNull(kind));
      return rows.flatMap((row) => (row.kind === null ? [] : [{ date: row.date, kind: row.kind }]));
    },

    async listYear(year: number): Promise<DayRow[]> {
      return selectYear(db, year);
    },

    /** Another number whenever anything changed, by whichever server. */
    async readMark(): Promise<number> {
      const [row] = await db
        .select({ mark: sql<number>`coalesce(sum(${calendarDays.version}), 0)::int` })
        .from(calendarDays);
      return row?.mark ?? 0;
    },

    /** Only what still is as it was looked at (version 0: had no row); null when it was changed meanwhile. */
    async setDay(
      change: DayChange,
      version: number,
      author: Author,
      describe: (before: DayRow | null, after: DayRow) => JournalEntry,
    ): Promise<DayRow | null> {
      return inTurn(db, async (tx) => {
        const [before] = await tx.select().from(calendarDays).where(eq(calendarDays.date, change.date));
        if ((before?.version ?? 0) !== version) return null;
        const [after] = await write(tx, [change], author);
        if (after === undefined) throw new Error('a day that was written was not given back');
        await createJournal(tx).write(describe(before ?? null, after));
        return after;
      });
    },

    /** Writes what `decide` makes of the year's rows; nothing, and no entry in the journal, where that is null or empty. */
    async changeYear(
      year: number,
      decide: (rows: readonly DayRow[]) => readonly DayChange[] | null,
      author: Author,
      describe: (changes: readonly DayChange[]) => JournalEntry,
    ): Promise<number | null> {
      return inTurn(db, async (tx) => {
        const changes = decide(await selectYear(tx, year));
        if (changes === null || changes.length === 0) return changes && 0;
        await write(tx, changes, author);
        await createJournal(tx).write(describe(changes));
        return changes.length;
      });
    },

    /** Fills a table that nobody has ever touched; false when there is anything in it. */
    async fillIfEmpty(days: readonly DayChange[], author: Author): Promise<boolean> {
      return inTurn(db, async (tx) => {
        const [any] = await tx.select().from(calendarDays).limit(1);
        if (any !== undefined || days.length === 0) return false;
        await write(tx, days, author);
        return true;
      });
    },
  };
}

/** Changes of holidays are rare and take turns, so that versions can be compared without locking rows that are not there yet. */
async function inTurn<Result>(db: Database, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(advisoryLock))})`);
    return work(tx);
  });
}

const selectYear = (db: Database | Transaction, year: number): Promise<DayRow[]> =>
  db.select().from(calendarDays).where(inYear(year)).orderBy(asc(calendarDays.date));

async function write(tx: Transaction, days: readonly DayChange[], { by, at }: Author): Promise<DayRow[]> {
  const updatedAt = new Date(at);
  return tx
    .insert(calendarDays)
    .values(days.map((day) => ({ ...day, updatedBy: by, updatedAt })))
    .onConflictDoUpdate({
      target: calendarDays.date,
      set: {
        kind: sql`excluded.kind`,
        name: sql`excluded.name`,
        version: sql`${calendarDays.version} + 1`,
        ...{ updatedBy: by, updatedAt },
      },
    })
    .returning();
}

export type CalendarRepository = ReturnType<typeof createCalendarRepository>;
