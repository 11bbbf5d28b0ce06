import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { demoData } from './index.ts';
import type { DemoAgent, DemoMatter, LocalText } from './types.ts';

const { departments, towns, regions, openingHours, skills, matters, agents, staff, entryCodes } = demoData;

/** Every pair of texts in the data, with the path at which it stands. */
function collectTexts(value: unknown, path: string): { path: string; text: LocalText }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) return [{ path, text: value as LocalText }];
  return Object.entries(value).flatMap(([key, child]) => collectTexts(child, `${path}.${key}`));
}

function canHandle(agent: DemoAgent, matter: DemoMatter): boolean {
  const hasLevel = agent.skills.some(
    (skill) => skill.skillId === matter.skillId && skill.level >= matter.requiredLevel,
  );
  return agent.departmentId === matter.departmentId && hasLevel;
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Ids named by `refs` that `known` does not hold. */
function unresolved(refs: (string | undefined)[], known: string[]): string[] {
  return refs.filter((ref): ref is string => ref !== undefined && !known.includes(ref));
}

const departmentIds = departments.map((department) => department.departmentId);
const townIds = towns.map((town) => town.townId);
const regionIds = regions.map((region) => region.regionId);
const matterIds = matters.map((matter) => matter.matterId);
const skillIds = skills.map((skill) => skill.skillId);
const scheduleIds = openingHours.map((schedule) => schedule.scheduleId);

describe('the counts of the demo data', () => {
  it('has 18 departments, 13 towns and streets, 7 regions, 72 agents, 3 staff, 3 convenors and 24 experts', () => {
    expect(departments).toHaveLength(18);
    expect(towns).toHaveLength(13);
    expect(regions).toHaveLength(7);
    expect(agents).toHaveLength(72);
    expect(staff.filter((person) => person.role === 'supervisor')).toHaveLength(2);
    expect(staff.filter((person) => person.role === 'admin')).toHaveLength(1);
    expect(staff.filter((person) => person.role === 'convenor')).toHaveLength(3);
    expect(staff.filter((person) => person.role === 'expert')).toHaveLength(24);
  });

  it('has some 60 matters, 3 or 4 a department, and 8 popular ones', () => {
    expect(matters.length).toBeGreaterThanOrEqual(58);
    expect(matters.length).toBeLessThanOrEqual(66);
    for (const departmentId of departmentIds) {
      const own = matters.filter((matter) => matter.departmentId === departmentId);
      expect([3, 4], departmentId).toContain(own.length);
    }
    expect(matters.filter((matter) => matter.isPopular)).toHaveLength(8);
  });

  it('seats four agents in each department, numbered without a gap', () => {
    for (const departmentId of departmentIds) {
      expect(agents.filter((agent) => agent.departmentId === departmentId)).toHaveLength(4);
    }
    const expected = agents.map((_, index) => `A${String(index + 1).padStart(3, '0')}`);
    expect(agents.map((agent) => agent.agentNumber)).toEqual(expected);
  });

  it('has an entry code for every town and every region, and some for matters', () => {
    expect(entryCodes.filter((entry) => entry.matterId !== undefined).length).toBeGreaterThanOrEqual(3);
    expect(
      unresolved(
        townIds,
        entryCodes.map((entry) => entry.townId ?? ''),
      ),
    ).toEqual([]);
    expect(
      unresolved(
        regionIds,
        entryCodes.map((entry) => entry.regionId ?? ''),
      ),
    ).toEqual([]);
  });
});

describe('partner regions that decide', () => {
  const { regionMatters, regionStaff } = demoData;

  it('have each a matter, two agents who can take it and one who oversees them, beside the 72 agents here', () => {
    expect(regionMatters).toHaveLength(4);
    expect(regionStaff).toHaveLength(12);
    for (const matter of regionMatters) {
      expect(regionIds).toContain(matter.owningRegionId);
      const own = regionStaff.filter(
        ({ regionId, departmentId }) =>
          regionId === matter.owningRegionId && departmentId === matter.departmentId,
      );
      expect(
        own.filter(({ role }) => role === 'supervisor'),
        matter.matterId,
      ).toHaveLength(1);
      const able = own.filter(({ skills: levels }) =>
        levels.some(({ skillId, level }) => skillId === matter.skillId && level >= matter.requiredLevel),
      );
      expect(able, matter.matterId).toHaveLength(2);
    }
  });

  it('have ids of their own, and matters as whole as any', () => {
    expect(repeated([...matterIds, ...regionMatters.map(({ matterId }) => matterId)])).toEqual([]);
    const people = [...agents, ...staff, ...regionStaff];
    expect(repeated(people.map(({ loginName }) => loginName))).toEqual([]);
    expect(repeated(people.map(({ displayName }) => displayName))).toEqual([]);
    for (const { matterId, guide, materials, departmentId, skillId } of regionMatters) {
      expect(guide.steps.length, matterId).toBeGreaterThanOrEqual(3);
      expect(
        materials.some(({ isRequired }) => isRequired),
        matterId,
      ).toBe(true);
      expect(repeated(materials.map(({ lineId }) => lineId)), matterId).toEqual([]);
      const owner = skills.find((skill) => skill.skillId === skillId)?.departmentId;
      expect([null, departmentId], matterId).toContain(owner);
    }
  });
});

describe('ids', () => {
  it('are unique in their kind', () => {
    expect(repeated(departmentIds)).toEqual([]);
    expect(repeated(townIds)).toEqual([]);
    expect(repeated(regionIds)).toEqual([]);
    expect(repeated(matterIds)).toEqual([]);
    expect(repeated(skillIds)).toEqual([]);
    expect(repeated(scheduleIds)).toEqual([]);
    expect(repeated(entryCodes.map((entry) => entry.code))).toEqual([]);
    expect(repeated([...agents, ...staff].map((person) => person.loginName))).toEqual([]);
    expect(repeated([...agents, ...staff].map((person) => person.displayName))).toEqual([]);
    expect(repeated(departments.map((department) => department.ticketPrefix))).toEqual([]);
    expect(repeated(departments.map((department) => department.windowNumber))).toEqual([]);
    expect(repeated(departments.map((department) => department.phone))).toEqual([]);
    const villages = towns.flatMap((town) => town.villages ?? []);
    expect(repeated(villages.map((village) => village.villageId))).toEqual([]);
    for (const matter of matters) {
      expect(repeated(matter.materials.map((line) => line.lineId)), matter.matterId).toEqual([]);
      expect(repeated(matter.aliases), matter.matterId).toEqual([]);
    }
  });

  it('are lower-case words joined by hyphens, so that they fit a URL and a Redis key', () => {
    const lineIds = matters.flatMap((matter) => matter.materials.map((line) => line.lineId));
    for (const id of [...departmentIds, ...townIds, ...regionIds, ...matterIds, ...skillIds, ...lineIds]) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
    for (const entry of entryCodes) expect(entry.code).toMatch(/^[A-HJ-NP-Z]{2}\d{2}$/);
  });

  it('all lead somewhere', () => {
    expect(
      unresolved(
        matters.map((matter) => matter.departmentId),
        departmentIds,
      ),
    ).toEqual([]);
    expect(
      unresolved(
        matters.map((matter) => matter.skillId),
        skillIds,
      ),
    ).toEqual([]);
    expect(
      unresolved(
        matters.map((matter) => matter.openingHours),
        scheduleIds,
      ),
    ).toEqual([]);
    expect(
      unresolved(
        agents.map((agent) => agent.departmentId),
        departmentIds,
      ),
    ).toEqual([]);
    expect(
      unresolved(
        agents.map((agent) => agent.townId),
        townIds,
      ),
    ).toEqual([]);
    expect(
      unresolved(
        entryCodes.map((entry) => entry.matterId),
        matterIds,
      ),
    ).toEqual([]);
    expect(
      unresolved(
        entryCodes.map((entry) => entry.departmentId),
        departmentIds,
      ),
    ).toEqual([]);
    expect(
      unresolved(
        entryCodes.map((entry) => entry.townId),
        townIds,
      ),
    ).toEqual([]);
    expect(
      unresolved(
        entryCodes.map((entry) => entry.regionId),
        regionIds,
      ),
    ).toEqual([]);
    const agentRegions = agents.flatMap((agent) => (agent.regions === 'all' ? [] : agent.regions));
    expect(unresolved(agentRegions, regionIds)).toEqual([]);
    const skillDepartments = skills.map((skill) => skill.departmentId ?? undefined);
    expect(unresolved(skillDepartments, departmentIds)).toEqual([]);
  });

  it('of skills stay within their department, and every skill is asked for by a matter', () => {
    for (const { departmentId, skillId } of [
      ...matters,
      ...agents.flatMap((agent) =>
        agent.skills.map((skill) => ({ ...skill, departmentId: agent.departmentId })),
      ),
    ]) {
      const owner = skills.find((skill) => skill.skillId === skillId)?.departmentId;
      expect([null, departmentId], `${skillId} in ${departmentId}`).toContain(owner);
    }
    expect(
      unresolved(
        skillIds,
        matters.map((matter) => matter.skillId),
      ),
    ).toEqual([]);
  });

  it('of an entry code agree: the matter belongs to the department named beside it', () => {
    for (const entry of entryCodes.filter((each) => each.matterId !== undefined)) {
      const matter = matters.find((each) => each.matterId === entry.matterId);
      expect(matter?.departmentId, entry.code).toBe(entry.departmentId);
    }
  });
});

describe('who can be reached', () => {
  it('is, for every matter, at least two agents, one who speaks English and one for each region', () => {
    for (const matter of matters) {
      const able = agents.filter((agent) => canHandle(agent, matter));
      expect(able.length, matter.matterId).toBeGreaterThanOrEqual(2);
      expect(
        able.some((agent) => agent.languages.includes('en')),
        matter.matterId,
      ).toBe(true);
      for (const regionId of regionIds) {
        const serves = able.some((agent) => agent.regions === 'all' || agent.regions.includes(regionId));
        expect(serves, `${matter.matterId} from ${regionId}`).toBe(true);
      }
    }
  });

  it('at any hour: every popular matter and all but a handful are always open', () => {
    for (const matter of matters.filter((each) => each.isPopular)) expect(matter.openingHours).toBe('always');
    expect(matters.filter((matter) => matter.openingHours === 'office').length).toBeLessThanOrEqual(5);
    expect(matters.filter((matter) => matter.openingHours !== 'always').length).toBeLessThanOrEqual(6);
  });

  it('lists real dates and spans that run forwards', () => {
    for (const schedule of openingHours) {
      for (const date of schedule.closedDates) {
        expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
      }
      expect(repeated(schedule.closedDates)).toEqual([]);
      for (const span of Object.values(schedule.weekly).flat()) {
        expect(span.from).toMatch(/^\d\d:\d\d$/);
        expect(span.to).toMatch(/^\d\d:\d\d$/);
        expect(span.from < span.to).toBe(true);
      }
    }
  });
});

describe('the samples', () => {
  it('are drawn here, marked as samples, and point to nothing outside', () => {
    for (const { sampleId, svg, rules } of demoData.samples) {
      expect(svg.match(/>样张</g), sampleId).toHaveLength(2);
      expect(svg.replace('http://www.w3.org/2000/svg', ''), sampleId).not.toMatch(
        /https?:|href|<script|<image/,
      );
      expect(Buffer.byteLength(svg), sampleId).toBeLessThan(20_000);
      expect(rules.length, sampleId).toBeGreaterThan(1);
    }
    const explicit = matters.flatMap(({ materials }) => materials.map((line) => line.sampleId));
    expect(
      unresolved(
        explicit,
        demoData.samples.map((sample) => sample.sampleId),
      ),
    ).toEqual([]);
  });
});

describe('the texts', () => {
  const texts = collectTexts(demoData, 'demoData');

  it('are Chinese in the one language and English in the other, and never empty', () => {
    expect(texts.length).toBeGreaterThan(1000);
    for (const { path, text } of texts) {
      expect(text.zh, path).toMatch(/\p{Script=Han}/u);
      expect(text.en, path).toMatch(/^[A-Z0-9].*[\p{L}0-9).]$/u);
      expect(text.en, path).not.toMatch(/\p{Script=Han}|[，。；：（）]/u);
      expect(text.zh, path).not.toMatch(/^\s|\s$| {2}/);
      expect(text.en, path).not.toMatch(/^\s|\s$| {2}/);
    }
  });

  it('that are titles fit on a phone', () => {
    for (const { name } of [...departments, ...towns, ...regions, ...skills, ...matters]) {
      expect([...name.zh].length, name.zh).toBeLessThanOrEqual(20);
      expect(name.en.length, name.en).toBeLessThanOrEqual(60);
    }
    for (const { shortName } of departments) {
      expect([...shortName.zh].length, shortName.zh).toBeLessThanOrEqual(6);
      expect(shortName.en.length, shortName.en).toBeLessThanOrEqual(28);
    }
  });

  it('of a guide are 3 to 6 steps with 2 to 6 lines of material, at least one of them required', () => {
    for (const { matterId, guide, materials, aliases, ratedMinutes } of matters) {
      expect(guide.steps.length, matterId).toBeGreaterThanOrEqual(3);
      expect(guide.steps.length, matterId).toBeLessThanOrEqual(6);
      expect(materials.length, matterId).toBeGreaterThanOrEqual(2);
      expect(materials.length, matterId).toBeLessThanOrEqual(6);
      expect(
        materials.some((line) => line.isRequired),
        matterId,
      ).toBe(true);
      for (const { copies } of materials) expect(copies ?? '1', matterId).toMatch(/^\d+$/);
      expect(aliases.length, matterId).toBeGreaterThanOrEqual(3);
      expect(ratedMinutes, matterId).toBeGreaterThan(0);
    }
  });

  it('end as sentences where they are sentences', () => {
    for (const { matterId, summary, guide } of matters) {
      for (const sentence of [summary, ...guide.steps, ...(guide.notes ? [guide.notes] : [])]) {
        expect(sentence.zh.endsWith('。'), `${matterId}: ${sentence.zh}`).toBe(true);
        expect(sentence.en.endsWith('.'), `${matterId}: ${sentence.en}`).toBe(true);
      }
    }
  });

  it('are worded so that opencc picks the right Traditional characters', { timeout: 30_000 }, () => {
    for (const to of ['t', 'hk', 'tw'] as const) {
      const convert = Converter({ from: 'cn', to });
      for (const { path, text } of texts) {
        expect(convert(text.zh), path).not.toMatch(/籤|隻|麵|髮(?!店)|準不準|生產製|編製|彙/u);
      }
    }
  });

  it('keep names with rare characters whole, one of them beyond 16 bits', () => {
    const names = agents.map((agent) => agent.displayName);
    expect(names.some((name) => name.includes('䶮'))).toBe(true);
    expect(names.some((name) => name.length > [...name].length)).toBe(true);
    expect(names.every((name) => name.isWellFormed() && name === name.normalize('NFC'))).toBe(true);
  });
});
