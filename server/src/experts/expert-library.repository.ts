import type { ExpertTie } from '@cloudseat/shared/nouns/expert-library.ts';
import type { ExpertId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { and, asc, eq, sql } from 'drizzle-orm';
import { createJournal, type JournalEntry } from '../journal/journal.repository.ts';
import { journalEntries } from '../journal/journal.schema.ts';
import type { Database, Transaction } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { libraryExperts } from './expert-library.schema.ts';

type Stored = typeof libraryExperts.$inferSelect;
export type Expert = Omit<Stored, 'expertId' | 'accountId' | 'ties'> & {
  expertId: ExpertId;
  accountId: AgentId | null;
  ties: ExpertTie[];
};
export type ExpertChanges = Partial<Omit<Expert, 'expertId' | 'version' | 'appraisalSum' | 'appraisalCount'>>;
export type ExpertLibraryRepository = ReturnType<typeof createExpertLibraryRepository>;

/** At most so many entries of one expert are shown. */
const historyMax = 200;

/** A change and its entry in the journal are stored together or not at all. */
export function createExpertLibraryRepository(db: Database, cipher: FieldCipher) {
  // The ids are branded where they enter the database.
  const read = (row: Stored) =>
    ({
      ...row,
      phone: row.phone === null ? null : cipher.decrypt(row.phone),
      ties: JSON.parse(cipher.decrypt(row.ties)) as ExpertTie[],
    }) as Expert;
  const write = ({ phone, ties, ...rest }: ExpertChanges) => ({
    ...rest,
    ...(phone === undefined ? {} : { phone: phone === null ? null : cipher.encrypt(phone) }),
    ...(ties === undefined ? {} : { ties: cipher.encrypt(JSON.stringify(ties)) }),
  });

  return {
    /** The whole library, by name. */
    async list(): Promise<Expert[]> {
      const rows = await db
        .select()
        .from(libraryExperts)
        .orderBy(asc(libraryExperts.name), asc(libraryExperts.expertId));
      return rows.map(read);
    },
    async find(expertId: ExpertId): Promise<Expert | null> {
      const [row] = await db.select().from(libraryExperts).where(eq(libraryExperts.expertId, expertId));
      return row ? read(row) : null;
    },
    async findByAccount(accountId: AgentId): Promise<Expert | null> {
      const [row] = await db.select().from(libraryExperts).where(eq(libraryExperts.accountId, accountId));
      return row ? read(row) : null;
    },

    /** What the administration's journal says of one, the last first. */
    listEntries: (expertId: ExpertId): Promise<(typeof journalEntries.$inferSelect)[]> =>
      db
        .select()
        .from(journalEntries)
        .where(eq(sql`${journalEntries.details} ->> 'expertId'`, expertId))
        // By what came of each: clocks of several servers differ.
        .orderBy(sql`(${journalEntries.details} ->> 'version')::int desc nulls last`)
        .limit(historyMax),

    /** Null: it is there, or another has the account. */
    async insert(
      expert: Omit<Expert, 'reviewsDone' | 'appraisalSum' | 'appraisalCount' | 'version'>,
      line: JournalEntry | null,
    ): Promise<Expert | null> {
      return db.transaction(async (tx) => {
        const { phone, ties } = expert;
        const [row] = await tx
          .insert(libraryExperts)
          .values({
            ...expert,
            phone: phone === null ? null : cipher.encrypt(phone),
            ties: cipher.encrypt(JSON.stringify(ties)),
          })
          .onConflictDoNothing()
          .returning();
        if (row === undefined) return null;
        if (line !== null) await createJournal(tx).write(line);
        return read(row);
      });
    },

    /** Only what still is as it was looked at; null: changed meanwhile, or not there. */
    async change(
      expertId: ExpertId,
      version: number,
      changes: ExpertChanges,
      describe: (before: Expert, after: Expert) => JournalEntry,
    ): Promise<Expert | null> {
      return db.transaction(async (tx) => {
        const isAsSeen = and(eq(libraryExperts.expertId, expertId), eq(libraryExperts.version, version));
        const [before] = await tx.select().from(libraryExperts).where(isAsSeen).for('update');
        if (before === undefined) return null;
        const [after] = await tx
          .update(libraryExperts)
          .set({ ...write(changes), version: version + 1 })
          .where(isAsSeen)
          .returning();
        if (after === undefined) return null;
        await createJournal(tx).write(describe(read(before), read(after)));
        return read(after);
      });
    },

    /** A review has ended with them on the panel. */
    async noteReviewDone(tx: Transaction, expertId: ExpertId): Promise<void> {
      await tx
        .update(libraryExperts)
        .set({ reviewsDone: sql`${libraryExperts.reviewsDone} + 1` })
        .where(eq(libraryExperts.expertId, expertId));
    },
    /** `score`: 1 to 5. */
    async noteAppraisal(tx: Transaction, expertId: ExpertId, score: number): Promise<void> {
      await tx
        .update(libraryExperts)
        .set({
          appraisalSum: sql`${libraryExperts.appraisalSum} + ${score}`,
          appraisalCount: sql`${libraryExperts.appraisalCount} + 1`,
        })
        .where(eq(libraryExperts.expertId, expertId));
    },
  };
}
