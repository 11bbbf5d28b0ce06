import type { Entry, Opening, Region, Town } from '@cloudseat/shared/nouns/catalogue.ts';
import { type DepartmentId, EntryCode, type MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { readCatalogue, readCatalogueMark } from './catalogue.repository.ts';
import { type CatalogueRoutes, createCatalogueRoutes, openingAt } from './catalogue.routes.ts';
import {
  type CatalogueSnapshot,
  type DepartmentRecord,
  type MatterRecord,
  makeSnapshot,
  type ScheduleRecord,
  type SkillRecord,
} from './catalogue-snapshot.ts';

/** Departments, matters and entry codes, held in memory: they change rarely and every call asks for them. */
export type Catalogue = {
  routes: CatalogueRoutes;
  /** Reads the database again. Who asks meanwhile gets what was there before. */
  reload(): Promise<void>;
  /** The same, if entry codes or kinds of projects were made or changed since, on this server or another. */
  reloadIfChanged(): Promise<void>;
  departments(): readonly DepartmentRecord[];
  /** Throws NOT_FOUND. */
  getDepartment(departmentId: DepartmentId): DepartmentRecord;
  findDepartmentName(departmentId: DepartmentId): LocalText | null;
  /** Those of this department alone and those that every department has. */
  skillsOf(departmentId: DepartmentId): readonly SkillRecord[];
  regions(): readonly Region[];
  towns(): readonly Town[];
  schedules(): readonly ScheduleRecord[];
  matters(): readonly MatterRecord[];
  findMatter(matterId: MatterId): MatterRecord | null;
  /** With its skill, required level and schedule. Throws NOT_FOUND. */
  getMatter(matterId: MatterId): MatterRecord;
  /** Whether the matter's line is open at a moment, else when it opens next. Throws NOT_FOUND. */
  openingOf(matterId: MatterId, at: number): Opening;
  /** What begins a call; null of a revoked code. Codes are printed in capitals and typed as people like. */
  findEntry(code: EntryCode): Entry | null;
  /** Of revoked codes too: calls that began with them keep it. */
  findEntryLabel(code: EntryCode | null): LocalText | null;
};

export async function createCatalogue(deps: { db: Database; clock: Clock }): Promise<Catalogue> {
  // The mark first: what changes in between is noticed at the next look.
  let mark = await readCatalogueMark(deps.db);
  let snapshot: CatalogueSnapshot = makeSnapshot(await readCatalogue(deps.db));

  async function reload(markBefore: string): Promise<void> {
    snapshot = makeSnapshot(await readCatalogue(deps.db));
    mark = markBefore;
  }
  const findMatter = (matterId: MatterId) => snapshot.matters.get(matterId) ?? null;
  const findAnyEntry = (code: EntryCode) =>
    snapshot.entries.get(code) ?? snapshot.entries.get(EntryCode.parse(code.toUpperCase())) ?? null;
  const getMatter = (matterId: MatterId) => {
    const matter = findMatter(matterId);
    if (!matter) throw notFound('the matter');
    return matter;
  };
  return {
    routes: createCatalogueRoutes({
      ...{ snapshot: () => snapshot, findMatter, clock: deps.clock },
      findEntry: findAnyEntry,
    }),
    reload: async () => reload(await readCatalogueMark(deps.db)),
    async reloadIfChanged() {
      const found = await readCatalogueMark(deps.db);
      if (found !== mark) await reload(found);
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
    towns: () => snapshot.towns,
    schedules: () => snapshot.schedules,
    matters: () => [...snapshot.matters.values()],
    findMatter,
    getMatter,
    openingOf: (matterId, at) => openingAt(getMatter(matterId), at),
    findEntry(code) {
      const entry = findAnyEntry(code);
      return entry === null || entry.isRevoked ? null : entry;
    },
    findEntryLabel: (code) => (code === null ? null : (findAnyEntry(code)?.label ?? null)),
  };
}
