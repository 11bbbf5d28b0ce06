import { asc, count, isNull, sum } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import {
  departments,
  entryCodes,
  matters,
  openingSchedules,
  regions,
  skills,
  towns,
} from './catalogue.schema.ts';
import { projectKinds } from './project-kind.schema.ts';

export type DepartmentRow = typeof departments.$inferSelect;
export type SkillRow = typeof skills.$inferSelect;
export type TownRow = typeof towns.$inferSelect;
export type RegionRow = typeof regions.$inferSelect;
export type ScheduleRow = typeof openingSchedules.$inferSelect;
export type MatterRow = typeof matters.$inferSelect;
export type EntryCodeRow = typeof entryCodes.$inferSelect;
export type CatalogueRows = {
  departments: DepartmentRow[];
  skills: SkillRow[];
  towns: TownRow[];
  regions: RegionRow[];
  schedules: ScheduleRow[];
  matters: MatterRow[];
  entryCodes: EntryCodeRow[];
  /** A kind of project in use, each. */
  kinds: { matterId: string }[];
};

/** The whole catalogue in its order, as of one moment. */
export async function readCatalogue(db: Database): Promise<CatalogueRows> {
  return db.transaction(
    async (tx) => ({
      departments: await tx.select().from(departments).orderBy(asc(departments.sortOrder)),
      skills: await tx.select().from(skills).orderBy(asc(skills.sortOrder)),
      towns: await tx.select().from(towns).orderBy(asc(towns.sortOrder)),
      regions: await tx.select().from(regions).orderBy(asc(regions.sortOrder)),
      schedules: await tx.select().from(openingSchedules),
      matters: await tx.select().from(matters).orderBy(asc(matters.sortOrder)),
      entryCodes: await tx.select().from(entryCodes),
      kinds: await tx
        .select({ matterId: projectKinds.matterId })
        .from(projectKinds)
        .where(isNull(projectKinds.retiredAt)),
    }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** Another text whenever entry codes or kinds of projects were made or changed, by whichever server: rows stay and versions grow. */
export async function readCatalogueMark(db: Database): Promise<string> {
  const [row] = await db.select({ codes: count(), versions: sum(entryCodes.version) }).from(entryCodes);
  const [kinds] = await db.select({ count: count(), versions: sum(projectKinds.version) }).from(projectKinds);
  return `${row?.codes}/${row?.versions} ${kinds?.count}/${kinds?.versions}`;
}
