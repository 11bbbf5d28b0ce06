import type { DepartmentId, MatterId, ReplyId } from '@cloudseat/shared/nouns/ids.ts';
import { and, asc, eq, ilike, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { createJournal, type JournalEntry } from '../journal/journal.repository.ts';
import type { Database } from '../platform/db.ts';
import { cannedReplies } from './canned-reply.schema.ts';

export type ReplyRow = Omit<typeof cannedReplies.$inferSelect, 'replyId' | 'departmentId' | 'matterId'> & {
  replyId: ReplyId;
  departmentId: DepartmentId | null;
  matterId: MatterId | null;
};
export type NewReplyRow = typeof cannedReplies.$inferInsert;
export type ReplyChanges = Partial<Omit<ReplyRow, 'replyId' | 'version'>>;
export type ReplyFilter = {
  departmentId?: DepartmentId | undefined;
  matterId?: MatterId | undefined;
  /** Part of a title, of a text in any language, or of the title's pinyin; empty: all. */
  text: string;
  state: 'all' | 'used' | 'revoked';
};

/** Of a matter before those of its department, these before everybody's; then in the order their keepers gave them. */
const deskOrder = [
  sql`(${cannedReplies.matterId} is null)`,
  sql`(${cannedReplies.departmentId} is null)`,
  asc(cannedReplies.departmentId),
  asc(cannedReplies.matterId),
  asc(cannedReplies.sortOrder),
  asc(cannedReplies.replyId),
];

/** Everybody's, then department by department, what is all of one before what is of its matters. */
const keptOrder = [
  sql`(${cannedReplies.departmentId} is not null)`,
  asc(cannedReplies.departmentId),
  sql`(${cannedReplies.matterId} is not null)`,
  asc(cannedReplies.matterId),
  asc(cannedReplies.sortOrder),
  asc(cannedReplies.replyId),
];

/** Canned replies as rows. A change and its entry in the journal are stored together or not at all. */
export function createCannedReplyRepository(db: Database) {
  const {
    replyId: idColumn,
    departmentId: departmentColumn,
    matterId: matterColumn,
    revokedAt,
  } = cannedReplies;
  return {
    /** What a desk may use in a call about a matter of a department. */
    async listFor(departmentId: DepartmentId, matterId: MatterId): Promise<ReplyRow[]> {
      const rows = await db
        .select()
        .from(cannedReplies)
        .where(
          and(
            isNull(revokedAt),
            or(isNull(departmentColumn), eq(departmentColumn, departmentId)),
            or(isNull(matterColumn), eq(matterColumn, matterId)),
          ),
        )
        .orderBy(...deskOrder);
      return rows as ReplyRow[];
    },

    async list(filter: ReplyFilter, limit: number): Promise<ReplyRow[]> {
      const { departmentId, matterId, text, state } = filter;
      const rows = await db
        .select()
        .from(cannedReplies)
        .where(
          and(
            departmentId === undefined ? undefined : eq(departmentColumn, departmentId),
            matterId === undefined ? undefined : eq(matterColumn, matterId),
            text === '' ? undefined : hasWords(text),
            state === 'used' ? isNull(revokedAt) : undefined,
            state === 'revoked' ? isNotNull(revokedAt) : undefined,
          ),
        )
        .orderBy(...keptOrder)
        .limit(limit);
      return rows as ReplyRow[];
    },

    async find(replyId: ReplyId): Promise<ReplyRow | null> {
      const [row] = await db.select().from(cannedReplies).where(eq(idColumn, replyId));
      return (row as ReplyRow | undefined) ?? null;
    },

    async insert(row: NewReplyRow, describe: (made: ReplyRow) => JournalEntry): Promise<ReplyRow> {
      return db.transaction(async (tx) => {
        const [made] = await tx.insert(cannedReplies).values(row).returning();
        if (made === undefined) throw new Error('the reply was not stored');
        await createJournal(tx).write(describe(made as ReplyRow));
        return made as ReplyRow;
      });
    },

    /** Only what still is as it was looked at: null when it was changed meanwhile, or is not there. */
    async change(
      replyId: ReplyId,
      version: number,
      changes: ReplyChanges,
      describe: (before: ReplyRow, after: ReplyRow) => JournalEntry,
    ): Promise<ReplyRow | null> {
      return db.transaction(async (tx) => {
        const isAsSeen = and(eq(idColumn, replyId), eq(cannedReplies.version, version));
        const [before] = await tx.select().from(cannedReplies).where(isAsSeen).for('update');
        if (before === undefined) return null;
        const [after] = await tx
          .update(cannedReplies)
          .set({ ...changes, version: version + 1 })
          .where(isAsSeen)
          .returning();
        if (after === undefined) return null;
        await createJournal(tx).write(describe(before as ReplyRow, after as ReplyRow));
        return after as ReplyRow;
      });
    },
  };
}

function hasWords(words: string) {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const { title, text, searchText } = cannedReplies;
  const inLanguages = [title, text].flatMap((column) =>
    ['zh-Hans', 'zh-Hant', 'en'].map((locale) => ilike(sql<string>`${column} ->> ${locale}::text`, pattern)),
  );
  return or(ilike(searchText, pattern), ...inLanguages);
}

export type CannedReplyRepository = ReturnType<typeof createCannedReplyRepository>;
