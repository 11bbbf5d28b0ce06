import type { DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { ProjectKind, ProjectKindId } from '@cloudseat/shared/nouns/project-kind.ts';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { projectKinds } from '../../catalogue/project-kind.schema.ts';
import { createJournal, type JournalEntry } from '../../journal/journal.repository.ts';
import type { Database } from '../../platform/db.ts';

type Row = typeof projectKinds.$inferSelect;
type Described = (before: ProjectKind, after: ProjectKind) => JournalEntry;
export type KindChanges = Partial<Omit<Row, 'kindId' | 'version' | 'sortOrder'>>;
export type ProjectKindRepository = ReturnType<typeof createProjectKindRepository>;

const present = ({ retiredAt, sortOrder: _, ...row }: Row): ProjectKind => ({
  ...row,
  // The ids are branded where they enter the database.
  kindId: row.kindId as ProjectKindId,
  departmentId: row.departmentId as DepartmentId,
  matterId: row.matterId as MatterId,
  isActive: retiredAt === null,
});

/** Kinds of projects. A change and its entry in the journal are stored together or not at all. */
export function createProjectKindRepository(db: Database) {
  return {
    async list({ isRetiredToo, matterId }: { isRetiredToo: boolean; matterId: MatterId | undefined }) {
      const rows = await db
        .select()
        .from(projectKinds)
        .where(
          and(
            isRetiredToo ? undefined : isNull(projectKinds.retiredAt),
            matterId === undefined ? undefined : eq(projectKinds.matterId, matterId),
          ),
        )
        .orderBy(asc(projectKinds.sortOrder), asc(projectKinds.kindId));
      return rows.map(present);
    },

    async find(kindId: ProjectKindId): Promise<ProjectKind | null> {
      const [row] = await db.select().from(projectKinds).where(eq(projectKinds.kindId, kindId));
      return row === undefined ? null : present(row);
    },

    async insert(
      row: typeof projectKinds.$inferInsert,
      describe: (made: ProjectKind) => JournalEntry,
    ): Promise<ProjectKind> {
      return db.transaction(async (tx) => {
        const [made] = await tx.insert(projectKinds).values(row).returning();
        if (made === undefined) throw new Error('the kind was not inserted');
        await createJournal(tx).write(describe(present(made)));
        return present(made);
      });
    },

    /** Only what still is as it was looked at: null when it was changed meanwhile, or is not there. */
    async change(
      kindId: ProjectKindId,
      version: number,
      changes: KindChanges,
      describe: Described,
    ): Promise<ProjectKind | null> {
      return db.transaction(async (tx) => {
        const isAsSeen = and(eq(projectKinds.kindId, kindId), eq(projectKinds.version, version));
        const [before] = await tx.select().from(projectKinds).where(isAsSeen).for('update');
        if (before === undefined) return null;
        const [after] = await tx
          .update(projectKinds)
          .set({ ...changes, version: version + 1 })
          .where(isAsSeen)
          .returning();
        if (after === undefined) return null;
        await createJournal(tx).write(describe(present(before), present(after)));
        return present(after);
      });
    },
  };
}
