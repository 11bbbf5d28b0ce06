import { and, asc, eq, ilike, isNotNull, isNull, like, or, sql } from 'drizzle-orm';
import type { EntryCodeRow } from '../catalogue/catalogue.repository.ts';
import { entryCodes } from '../catalogue/catalogue.schema.ts';
import { createJournal, type JournalEntry } from '../journal/journal.repository.ts';
import type { Database } from '../platform/db.ts';

export type CodeFilter = {
  entryPoint?: EntryCodeRow['entryPoint'] | undefined;
  /** Part of the code or of its label in any language; empty: all. */
  text: string;
  state: 'all' | 'used' | 'revoked';
};
export type CodeChanges = Partial<Omit<EntryCodeRow, 'code' | 'version' | 'entryPoint'>>;
type Described = (before: EntryCodeRow, after: EntryCodeRow) => JournalEntry;

/** Entry codes as rows. A change and its entry in the journal are stored together or not at all. */
export function createEntryCodeRepository(db: Database) {
  return {
    async list({ entryPoint, text, state }: CodeFilter, limit: number): Promise<EntryCodeRow[]> {
      return db
        .select()
        .from(entryCodes)
        .where(
          and(
            entryPoint === undefined ? undefined : eq(entryCodes.entryPoint, entryPoint),
            text === '' ? undefined : isNamed(text),
            state === 'used' ? isNull(entryCodes.revokedAt) : undefined,
            state === 'revoked' ? isNotNull(entryCodes.revokedAt) : undefined,
          ),
        )
        .orderBy(asc(entryCodes.code))
        .limit(limit);
    },

    async find(code: string): Promise<EntryCodeRow | null> {
      const [row] = await db.select().from(entryCodes).where(eq(entryCodes.code, code));
      return row ?? null;
    },

    /** All codes, used or revoked, that begin with these letters. */
    async listCodes(letters: string): Promise<string[]> {
      const { code } = entryCodes;
      const rows = await db
        .select({ code })
        .from(entryCodes)
        .where(like(code, `${letters}%`));
      return rows.map((row) => row.code);
    },

    /** Null when the code is there already. */
    async insert(
      row: typeof entryCodes.$inferInsert,
      describe: (made: EntryCodeRow) => JournalEntry,
    ): Promise<EntryCodeRow | null> {
      return db.transaction(async (tx) => {
        const [made] = await tx.insert(entryCodes).values(row).onConflictDoNothing().returning();
        if (made === undefined) return null;
        await createJournal(tx).write(describe(made));
        return made;
      });
    },

    /** Only what still is as it was looked at: null when it was changed meanwhile, or is not there. */
    async change(
      code: string,
      version: number,
      changes: CodeChanges,
      describe: Described,
    ): Promise<EntryCodeRow | null> {
      return db.transaction(async (tx) => {
        const isAsSeen = and(eq(entryCodes.code, code), eq(entryCodes.version, version));
        const [before] = await tx.select().from(entryCodes).where(isAsSeen).for('update');
        if (before === undefined) return null;
        const [after] = await tx
          .update(entryCodes)
          .set({ ...changes, version: version + 1 })
          .where(isAsSeen)
          .returning();
        if (after === undefined) return null;
        await createJournal(tx).write(describe(before, after));
        return after;
      });
    },
  };
}

function isNamed(text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const { code, label } = entryCodes;
  const inLanguages = ['zh-Hans', 'zh-Hant', 'en'].map((locale) =>
    ilike(sql<string>`${label} ->> ${locale}::text`, pattern),
  );
  return or(ilike(code, pattern), ...inLanguages);
}

export type EntryCodeRepository = ReturnType<typeof createEntryCodeRepository>;
