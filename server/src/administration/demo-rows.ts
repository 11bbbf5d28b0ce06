import { MaterialLineId, SampleId } from '@cloudseat/shared/nouns/ids.ts';
import { CriterionId, ProjectLineId, ProjectRules } from '@cloudseat/shared/nouns/project-kind.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { searchTextOf } from '../catalogue/search-text.ts';
import { toTraditional } from '../catalogue/traditional.ts';
import type {
  DemoCannedReply,
  DemoData,
  DemoMatter,
  DemoProjectKind,
  DemoRegionMatter,
  LocalText as DemoText,
} from './demo/types.ts';
import type { DemoRows } from './demo-load.repository.ts';

/** Letters of ticket numbers, in the order of the departments; I and O would be read as figures. */
const ticketLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

const inAllScripts = ({ zh, en }: DemoText): LocalText => ({
  'zh-Hans': zh,
  'zh-Hant': toTraditional(zh),
  en,
});
const joined = (zhBetween: string, ...texts: (DemoText | undefined)[]): DemoText => {
  const present = texts.filter((text) => text !== undefined);
  return {
    zh: present.map((text) => text.zh).join(zhBetween),
    en: present.map((text) => text.en).join(' '),
  };
};

/** Demo data → rows of the catalogue. Traditional Chinese and the search's pinyin are made here. */
export function makeCatalogueRows(data: DemoData): Omit<DemoRows, 'accounts'> {
  return {
    departments: data.departments.map((department, index) => ({
      departmentId: department.departmentId,
      name: inAllScripts(department.name),
      shortName: inAllScripts(department.shortName),
      phone: department.phone,
      address: inAllScripts(
        joined('', department.address, {
          zh: `${department.windowNumber}窗口`,
          en: `(window ${department.windowNumber})`,
        }),
      ),
      ticketPrefix: ticketLetters.charAt(index) || `Z${index}`,
      wrapUpMode: department.wrapUpMode ?? 'timed',
      sortOrder: index,
    })),
    skills: data.skills.map(({ skillId, departmentId, name }, sortOrder) => ({
      ...{ skillId, departmentId, sortOrder },
      name: inAllScripts(name),
    })),
    towns: data.towns.map(({ townId, name, kind }, sortOrder) => ({
      ...{ townId, kind, sortOrder },
      name: inAllScripts(name),
    })),
    regions: data.regions.map(({ regionId, name }, sortOrder) => ({
      ...{ regionId, sortOrder },
      name: inAllScripts(name),
    })),
    schedules: data.openingHours.map(({ scheduleId, name, weekly, closedDates }) => ({
      ...{ scheduleId, weekly, closedDates },
      name: inAllScripts(name),
    })),
    samples: data.samples.map(({ sampleId, name, fileKinds, isBothSides, rules, svg }) => ({
      ...{ sampleId, fileKinds, isBothSides },
      name: inAllScripts(name),
      rules: rules.map(inAllScripts),
      pictureType: 'image/svg+xml' as const,
      pictureBase64: Buffer.from(svg).toString('base64'),
    })),
    matters: [
      ...data.matters.map((matter, index) => makeMatterRow(matter, index, data)),
      ...data.regionMatters.map((matter, index) => ({
        ...makeMatterRow(matter, data.matters.length + index, data),
        owningRegionId: matter.owningRegionId,
        authority: makeAuthority(matter.authority),
      })),
    ],
    entryCodes: data.entryCodes.map(({ label, address, openingHours, ...entry }) => ({
      ...entry,
      label: inAllScripts(label),
      address: address === undefined ? null : inAllScripts(address),
      scheduleId: openingHours ?? null,
    })),
    cannedReplies: data.cannedReplies.map((reply, sortOrder) => ({
      replyId: `demo-${reply.key}`,
      departmentId: departmentOf(reply, data.matters),
      matterId: reply.matterId ?? null,
      title: inAllScripts(reply.title),
      text: inAllScripts(reply.text),
      link: reply.link === undefined ? null : { ...reply.link, label: inAllScripts(reply.link.label) },
      searchText: searchTextOf(reply.title.zh, [], toTraditional),
      sortOrder,
    })),
    projectKinds: data.projectKinds.map(makeKindRow),
  };
}

function makeKindRow(kind: DemoProjectKind, sortOrder: number): DemoRows['projectKinds'][number] {
  const { kindId, departmentId, matterId } = kind;
  return {
    ...{ kindId, departmentId, matterId, sortOrder },
    name: inAllScripts(kind.name),
    description: inAllScripts(kind.description),
    materials: kind.materials.map(({ lineId, name, note, accepts, isRequired }) => ({
      ...{ lineId: ProjectLineId.parse(lineId), accepts, isRequired },
      ...{ name: inAllScripts(name), note: note === undefined ? null : inAllScripts(note) },
    })),
    criteria: kind.criteria.map(({ criterionId, name, guide, maxScore }) => ({
      ...{ criterionId: CriterionId.parse(criterionId), maxScore },
      ...{ name: inAllScripts(name), guide: guide === undefined ? null : inAllScripts(guide) },
    })),
    rules: ProjectRules.parse(kind.rules),
  };
}

const makeAuthority = ({ phone, ...texts }: DemoRegionMatter['authority']) => ({
  phone,
  name: inAllScripts(texts.name),
  shortName: inAllScripts(texts.shortName),
  address: inAllScripts(texts.address),
  reviewOffice: inAllScripts(texts.reviewOffice),
  court: inAllScripts(texts.court),
});

function departmentOf({ departmentId, matterId }: DemoCannedReply, matters: readonly DemoMatter[]) {
  if (matterId === undefined) return departmentId ?? null;
  const matter = matters.find((known) => known.matterId === matterId);
  if (matter === undefined) throw new Error(`no matter ${matterId} for a canned reply`);
  return matter.departmentId;
}

function makeMatterRow(
  matter: DemoMatter,
  sortOrder: number,
  { disclaimer, samples }: Pick<DemoData, 'disclaimer' | 'samples'>,
) {
  const { matterId, departmentId, audience, skillId, requiredLevel, ratedMinutes, guide } = matter;
  return {
    ...{ matterId, departmentId, audience, skillId, requiredLevel, ratedMinutes, sortOrder },
    name: inAllScripts(matter.name),
    summary: inAllScripts(matter.summary),
    guide: {
      steps: guide.steps.map(inAllScripts),
      basis: inAllScripts(guide.basis),
      timeLimit: inAllScripts(guide.timeLimit),
      fee: inAllScripts(guide.fee),
      notes: inAllScripts(joined('', guide.notes, disclaimer)),
    },
    materials: matter.materials.map(({ lineId, name, isRequired, note, copies, ...line }) => {
      const sampleId =
        line.sampleId ?? samples.find(({ namePattern }) => new RegExp(namePattern).test(name.zh))?.sampleId;
      const count = copies === undefined ? undefined : { zh: `${copies}份。`, en: `Copies: ${copies}.` };
      return {
        ...{ lineId: MaterialLineId.parse(lineId), isRequired },
        name: inAllScripts(name),
        note: count || note ? inAllScripts(joined('', count, note)) : null,
        ...(sampleId === undefined ? {} : { sampleId: SampleId.parse(sampleId) }),
      };
    }),
    searchText: searchTextOf(matter.name.zh, matter.aliases, toTraditional),
    isPopular: matter.isPopular ?? false,
    scheduleId: matter.openingHours,
  };
}

/** All accounts but their passwords, which the loader adds. */
export function makeAccountRows(data: DemoData): Omit<DemoRows['accounts'][number], 'passwordHash'>[] {
  const agents = data.agents.map((agent) => ({
    accountId: accountIdOf(agent.loginName),
    loginName: agent.loginName,
    role: 'agent' as const,
    displayName: agent.displayName,
    agentNumber: agent.agentNumber,
    departmentId: agent.departmentId,
    languages: agent.languages,
    skills: agent.skills,
    regions: agent.regions,
    isActive: true,
  }));
  const others = data.staff.map((member) => ({
    accountId: accountIdOf(member.loginName),
    loginName: member.loginName,
    role: member.role,
    displayName: member.displayName,
    agentNumber: member.staffNumber,
    departmentId: member.departmentId ?? null,
    languages: [],
    skills: [],
    regions: [],
    isActive: true,
  }));
  const ofRegions = data.regionStaff.map((member) => ({
    accountId: accountIdOf(member.loginName),
    loginName: member.loginName,
    role: member.role,
    displayName: member.displayName,
    agentNumber: member.staffNumber,
    departmentId: member.departmentId,
    languages: ['zh'],
    skills: member.skills,
    regions: [],
    regionId: member.regionId,
    isActive: true,
  }));
  return [...agents, ...others, ...ofRegions];
}

const accountIdOf = (loginName: string) => `demo-${loginName}`;
