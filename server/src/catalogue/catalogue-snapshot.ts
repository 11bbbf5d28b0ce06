import type { WrapUpMode } from '@cloudseat/shared/nouns/agent.ts';
import type {
  Authority,
  Department,
  Entry,
  HelpPlace,
  MaterialLine,
  Matter,
  Region,
  Town,
} from '@cloudseat/shared/nouns/catalogue.ts';
import { DepartmentId, EntryCode, MatterId, RegionId, TownId } from '@cloudseat/shared/nouns/ids.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { CatalogueRows, EntryCodeRow, MatterRow } from './catalogue.repository.ts';
import { hoursText, type Schedule } from './opening-hours.ts';

/** A department with what only the server needs of it. */
export type DepartmentRecord = Department & { ticketPrefix: string; wrapUpMode: WrapUpMode };
/** `departmentId` null: every department has it. */
export type SkillRecord = { skillId: string; departmentId: DepartmentId | null; name: LocalText };
/** A matter with what dispatch needs of it and without what depends on the hour. */
export type MatterRecord = Omit<Matter, 'opening'> & {
  departmentShortName: LocalText;
  /** Letter or two before the number of its tickets. */
  ticketPrefix: string;
  materials: MaterialLine[];
  searchText: string;
  isPopular: boolean;
  skillId: string;
  requiredLevel: 1 | 2 | 3;
  schedule: Schedule;
  hoursText: LocalText;
  owningRegionId: RegionId | null;
  /** Who decides it in a partner region. */
  authority: Authority | null;
};
export type ScheduleRecord = {
  scheduleId: string;
  name: LocalText;
  schedule: Schedule;
  hoursText: LocalText;
};
/** Somewhere to go to, without what depends on the hour. */
export type PlaceRecord = Omit<HelpPlace, 'opening'> & { schedule: Schedule; hoursText: LocalText };
export type CatalogueSnapshot = {
  departments: ReadonlyMap<DepartmentId, DepartmentRecord>;
  skills: readonly SkillRecord[];
  towns: readonly Town[];
  regions: readonly Region[];
  matters: ReadonlyMap<MatterId, MatterRecord>;
  entries: ReadonlyMap<EntryCode, Entry>;
  schedules: readonly ScheduleRecord[];
  places: readonly PlaceRecord[];
};

/** Rows → records that are looked up by id. Throws when a row points to what is not there. */
export function makeSnapshot(rows: CatalogueRows): CatalogueSnapshot {
  const departments = new Map(
    rows.departments.map((row) => {
      const departmentId = DepartmentId.parse(row.departmentId);
      const matterCount = rows.matters.filter((matter) => matter.departmentId === row.departmentId).length;
      const { name, shortName, phone, address, ticketPrefix, wrapUpMode } = row;
      const facts = { name, shortName, phone, address, matterCount };
      return [departmentId, { departmentId, ...facts, ticketPrefix, wrapUpMode }];
    }),
  );
  const schedules = new Map(
    rows.schedules.map((row) => {
      const schedule: Schedule = { weekly: row.weekly, closedDates: row.closedDates };
      const { scheduleId, name } = row;
      return [scheduleId, { scheduleId, name, schedule, hoursText: hoursText(schedule) }];
    }),
  );
  const regions = rows.regions.map(({ regionId, name }) => ({ regionId: RegionId.parse(regionId), name }));
  const matters = rows.matters.map((row) => {
    const department = departments.get(DepartmentId.parse(row.departmentId));
    const hours = schedules.get(row.scheduleId);
    if (!department || !hours)
      throw new Error(`matter ${row.matterId} has no department or no opening hours`);
    const owningRegion = regions.find(({ regionId }) => regionId === row.owningRegionId) ?? null;
    const { schedule, hoursText: hoursWords } = hours;
    const takesProjects = rows.kinds.some(({ matterId }) => matterId === row.matterId);
    const facts = { schedule, hoursText: hoursWords, takesProjects };
    return presentMatter(row, department, facts, owningRegion);
  });
  const matterOf = new Map(matters.map((matter) => [matter.matterId, matter]));
  const findMatter = (matterId: MatterId) => matterOf.get(matterId) ?? null;
  const entries = rows.entryCodes.map((row) => presentEntry(row, findMatter));
  return {
    departments,
    skills: rows.skills.map(({ skillId, departmentId, name }) => ({
      skillId,
      departmentId: DepartmentId.nullable().parse(departmentId),
      name,
    })),
    towns: rows.towns.map(({ townId, name, kind }) => ({ townId: TownId.parse(townId), name, kind })),
    regions,
    matters: matterOf,
    entries: new Map(entries.map((entry) => [entry.code, entry])),
    schedules: [...schedules.values()],
    places: rows.entryCodes.flatMap((row) => presentPlace(row, schedules)),
  };
}

/** A code that names a matter leads to the matter's department as well. */
export function presentEntry(
  row: EntryCodeRow,
  findMatter: (matterId: MatterId) => MatterRecord | null,
): Entry {
  const matterId = MatterId.nullable().parse(row.matterId);
  const matter = matterId && findMatter(matterId);
  return {
    code: EntryCode.parse(row.code),
    entryPoint: row.entryPoint,
    label: row.label,
    matterId,
    matterName: matter?.name ?? null,
    departmentId: matter?.departmentId ?? DepartmentId.nullable().parse(row.departmentId),
    townId: TownId.nullable().parse(row.townId),
    regionId: RegionId.nullable().parse(row.regionId),
    address: row.address,
    isRevoked: row.revokedAt !== null,
  };
}

/** A poster for one matter hangs somewhere, but nobody helps there. */
function presentPlace(row: EntryCodeRow, schedules: ReadonlyMap<string, ScheduleRecord>): PlaceRecord[] {
  const hours = row.scheduleId === null ? undefined : schedules.get(row.scheduleId);
  const { entryPoint, label, address } = row;
  if (hours === undefined || address === null || row.revokedAt !== null) return [];
  if (entryPoint !== 'kiosk' && entryPoint !== 'window' && entryPoint !== 'village') return [];
  const ids = { code: EntryCode.parse(row.code), townId: TownId.nullable().parse(row.townId) };
  const { schedule, hoursText } = hours;
  return [{ ...ids, entryPoint, label, address, schedule, hoursText }];
}

function presentMatter(
  row: MatterRow,
  department: DepartmentRecord,
  facts: Pick<MatterRecord, 'schedule' | 'hoursText' | 'takesProjects'>,
  owningRegion: Region | null,
): MatterRecord {
  const { name, summary, audience, guide, materials, searchText, isPopular, skillId, ratedMinutes } = row;
  const { requiredLevel, authority } = row;
  const office = authority ?? department;
  if (requiredLevel !== 1 && requiredLevel !== 2 && requiredLevel !== 3)
    throw new Error(`matter ${row.matterId} asks for level ${requiredLevel}, there are 1 to 3`);
  return {
    matterId: MatterId.parse(row.matterId),
    departmentId: department.departmentId,
    departmentName: office.name,
    departmentShortName: office.shortName,
    ticketPrefix: department.ticketPrefix,
    departmentPhone: office.phone,
    departmentAddress: office.address,
    ...{ owningRegion, owningRegionId: owningRegion?.regionId ?? null, authority },
    ...{
      name,
      summary,
      audience,
      guide,
      materials,
      searchText,
      isPopular,
      skillId,
      requiredLevel,
      ratedMinutes,
    },
    ...facts,
  };
}
