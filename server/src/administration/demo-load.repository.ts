import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import {
  departments,
  entryCodes,
  matters,
  openingSchedules,
  regions,
  skills,
  towns,
} from '../catalogue/catalogue.schema.ts';
import { projectKinds } from '../catalogue/project-kind.schema.ts';
import { paperSamples } from '../catalogue/sample.schema.ts';
import { staffAccounts } from '../identity/identity.schema.ts';
import type { Database, Transaction } from '../platform/db.ts';
import { cannedReplies } from './canned-reply.schema.ts';
import { demoLoads } from './demo-load.schema.ts';

export type DemoLoad = Omit<typeof demoLoads.$inferSelect, 'name'>;
export type DemoRows = {
  departments: (typeof departments.$inferInsert)[];
  skills: (typeof skills.$inferInsert)[];
  towns: (typeof towns.$inferInsert)[];
  regions: (typeof regions.$inferInsert)[];
  schedules: (typeof openingSchedules.$inferInsert)[];
  matters: (typeof matters.$inferInsert)[];
  samples: (typeof paperSamples.$inferInsert)[];
  entryCodes: (typeof entryCodes.$inferInsert)[];
  cannedReplies: (typeof cannedReplies.$inferInsert)[];
  projectKinds: (typeof projectKinds.$inferInsert)[];
  accounts: (typeof staffAccounts.$inferInsert)[];
};

const loadName = 'demo';
/** Any number that nothing else locks with. */
const advisoryLock = 7_203_302;

export function createDemoLoadRepository(db: Database) {
  return {
    async findLast(): Promise<DemoLoad | null> {
      const [row] = await db.select().from(demoLoads).where(eq(demoLoads.name, loadName));
      return row ?? null;
    },

    /** Password hashes of all accounts by login name. */
    async findPasswordHashes(): Promise<Map<string, string>> {
      const { loginName, passwordHash } = staffAccounts;
      const rows = await db.select({ loginName, passwordHash }).from(staffAccounts);
      return new Map(rows.map((row) => [row.loginName, row.passwordHash]));
    },

    /** Writes everything at once, over what is there; servers that start together take turns. Nothing is removed. */
    async write(rows: DemoRows, load: DemoLoad): Promise<void> {
      await db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(advisoryLock))})`);
        await writeCatalogue(tx, rows);
        await tx
          .insert(staffAccounts)
          .values(rows.accounts)
          .onConflictDoUpdate({
            target: staffAccounts.loginName,
            set: excluded(staffAccounts, ['accountId', 'loginName']),
          });
        await tx
          .insert(demoLoads)
          .values({ name: loadName, ...load })
          .onConflictDoUpdate({ target: demoLoads.name, set: excluded(demoLoads, ['name']) });
      });
    },
  };
}

async function writeCatalogue(tx: Transaction, rows: DemoRows): Promise<void> {
  await tx
    .insert(departments)
    .values(rows.departments)
    .onConflictDoUpdate({ target: departments.departmentId, set: excluded(departments, ['departmentId']) });
  await tx
    .insert(skills)
    .values(rows.skills)
    .onConflictDoUpdate({ target: skills.skillId, set: excluded(skills, ['skillId']) });
  await tx
    .insert(towns)
    .values(rows.towns)
    .onConflictDoUpdate({ target: towns.townId, set: excluded(towns, ['townId']) });
  await tx
    .insert(regions)
    .values(rows.regions)
    .onConflictDoUpdate({ target: regions.regionId, set: excluded(regions, ['regionId']) });
  await tx
    .insert(openingSchedules)
    .values(rows.schedules)
    .onConflictDoUpdate({
      target: openingSchedules.scheduleId,
      set: excluded(openingSchedules, ['scheduleId']),
    });
  if (rows.samples.length > 0)
    await tx
      .insert(paperSamples)
      .values(rows.samples)
      .onConflictDoUpdate({ target: paperSamples.sampleId, set: excluded(paperSamples, ['sampleId']) });
  await tx
    .insert(matters)
    .values(rows.matters)
    .onConflictDoUpdate({ target: matters.matterId, set: excluded(matters, ['matterId']) });
  await tx
    .insert(entryCodes)
    .values(rows.entryCodes)
    .onConflictDoUpdate({
      target: entryCodes.code,
      set: excluded(entryCodes, ['code', 'version', 'revokedAt', 'revokedReason']),
      // What an administrator has changed or revoked stays so.
      setWhere: eq(entryCodes.version, 1),
    });
  if (rows.cannedReplies.length > 0)
    await tx
      .insert(cannedReplies)
      .values(rows.cannedReplies)
      .onConflictDoUpdate({
        target: cannedReplies.replyId,
        set: excluded(cannedReplies, ['replyId', 'version', 'revokedAt']),
        setWhere: eq(cannedReplies.version, 1),
      });
  if (rows.projectKinds.length > 0)
    await tx
      .insert(projectKinds)
      .values(rows.projectKinds)
      .onConflictDoUpdate({
        target: projectKinds.kindId,
        set: excluded(projectKinds, ['kindId', 'version', 'retiredAt']),
        setWhere: eq(projectKinds.version, 1),
      });
}

/** Every column but those named takes the value of the row that was to be inserted. */
function excluded(table: PgTable, keep: readonly string[]) {
  return Object.fromEntries(
    Object.entries(getTableColumns(table))
      .filter(([key]) => !keep.includes(key))
      .map(([key, column]) => [key, sql.raw(`excluded."${column.name}"`)]),
  );
}
