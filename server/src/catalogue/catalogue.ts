import type { Entry, Opening, Region } from '@cloudseat/shared/nouns/catalogue.ts';
import { type DepartmentId, EntryCode, type MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { readCatalogue } from './catalogue.repository.ts';
import { type CatalogueRoutes, createCatalogueRoutes, openingAt } from './catalogue.routes.ts';
import {
  type CatalogueSnapshot,
  type DepartmentRecord,
  type MatterRecord,
  makeSnapshot,
  type SkillRecord,
} from './catalogue-snapshot.ts';

/** Departments, matters and entry codes, held in memory: they change rarely and every call asks for them. */
export type Catalogue = {
  routes: CatalogueRoutes;
  /** Reads the database again. Who asks meanwhile gets what was there before. */
  reload(): Promise<void>;
  departments(): readonly DepartmentRecord[];
  /** Throws NOT_FOUND. */
  getDepartment(departmentId: DepartmentId): DepartmentRecord;
  findDepartmentName(departmentId: DepartmentId): LocalText | null;
  /** Those of this department alone and those that every department has. */
  skillsOf(departmentId: DepartmentId): readonly SkillRecord[];
  regions(): readonly Region[];
  matters(): readonly MatterRecord[];
  findMatter(matterId: MatterId): MatterRecord | null;
  /** With its skill, required level and schedule. Throws NOT_FOUND. */
  getMatter(matterId: MatterId): MatterRecord;
  /** Whether the matter's line is open at a moment, else when it opens next. Throws NOT_FOUND. */
  openingOf(matterId: MatterId, at: number): Opening;
  /** Codes are printed in capitals and typed as people like. */
  findEntry(code: EntryCode): Entry | null;
  findEntryLabel(code: EntryCode | null): LocalText | null;
};

export async function createCatalogue(deps: { db: Database; clock: Clock }): Promise<Catalogue> {
  let snapshot: CatalogueSnapshot = makeSnapshot(await readCatalogue(deps.db));

  const findMatter = (matterId: MatterId) => snapshot.matters.get(matterId) ?? null;
  const findEntry = (code: EntryCode) =>
    snapshot.entries.get(code) ?? snapshot.entries.get(EntryCode.parse(code.toUpperCase())) ?? null;
  const getMatter = (matterId: MatterId) => {
    const matter = findMatter(matterId);
    if (!matter) throw notFound('the matter');
    return matter;
  };
  return {
    routes: createCatalogueRoutes({ snapshot: () => snapshot, findMatter, findEntry, clock: deps.clock }),
    async reload() {
      snapshot = makeSnapshot(await readCatalogue(deps.db));
    },
    departments: () => [...snapshot.departments.values()],
    getDepartment(departmentId) {
      const department = snapshot.departments.get(departmentId);
      if (!department) throw notFound('the department');
      return department;
    },
    findDepartmentName: (departmentId) => snapshot.departments.get(departmentId)?.name ?? null,
    skillsOf: (departmentId) =>
      snapshot.skills.filter((skill) => skill.departmentId === null || skill.departmentId === departmentId),
    regions: () => snapshot.regions,
    matters: () => [...snapshot.matters.values()],
    findMatter,
    getMatter,
    openingOf: (matterId, at) => openingAt(getMatter(matterId), at),
    findEntry,
    findEntryLabel: (code) => (code === null ? null : (findEntry(code)?.label ?? null)),
  };
}
