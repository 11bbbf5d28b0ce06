import type { ProjectLineKind, ProjectRules } from '@cloudseat/shared/nouns/project-kind.ts';
import type { z } from 'zod';

/**
 * What the demo data looks like. Ids are plain strings here: the loader parses them into the branded ids.
 * Traditional Chinese is made from `zh` when the data is loaded, so it is not written down.
 */
export type LocalText = { zh: string; en: string };

export type DemoDepartment = {
  departmentId: string;
  /** The full official name. */
  name: LocalText;
  /** What fits on a small button. */
  shortName: LocalText;
  windowNumber: string;
  /** The letter before a ticket's number; its own for each department. */
  ticketPrefix: string;
  /** Invented for the demo: replace it before anyone is asked to call it. */
  phone: string;
  address: LocalText;
  /** What its agents do after a talk; timed where left out. */
  wrapUpMode?: 'none' | 'optional' | 'timed' | 'mandatory';
};

type DemoVillage = { villageId: string; name: LocalText };

export type DemoTown = {
  townId: string;
  name: LocalText;
  kind: 'town' | 'street';
  /** A few only, enough to try the choice of a village. */
  villages?: DemoVillage[];
};

export type DemoRegion = { regionId: string; name: LocalText };

/** Local time of the district, `HH:MM`; `24:00` is the end of the day. */
export type DemoOpenSpan = { from: string; to: string };

type DemoScheduleId = 'office' | 'window' | 'always';

/** 1 is Monday, 7 is Sunday (ISO 8601). */
type DemoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type DemoOpeningHours = {
  scheduleId: DemoScheduleId;
  name: LocalText;
  /** A weekday that is left out is closed. */
  weekly: Partial<Record<DemoWeekday, DemoOpenSpan[]>>;
  /** Closed for the whole day, ISO dates, whatever the weekday. */
  closedDates: string[];
};

export type DemoSkillLevel = 1 | 2 | 3;

export type DemoSkill = {
  skillId: string;
  /** Null for `general`, which every department has. */
  departmentId: string | null;
  name: LocalText;
};

type DemoMaterial = {
  /** Unique within its matter. */
  lineId: string;
  name: LocalText;
  isRequired: boolean;
  note?: LocalText;
  /** How many, as a figure. */
  copies?: string;
  /** A sample of another paper than the line's name says. */
  sampleId?: string;
};

export type DemoSample = {
  sampleId: string;
  name: LocalText;
  /** Of the names of lines that have it, a regular expression: no function, so that a change of it is seen. */
  namePattern: string;
  fileKinds: ('photo' | 'pdf')[];
  isBothSides: boolean;
  rules: LocalText[];
  /** Drawn here, in no picture of a real paper. */
  svg: string;
};

type DemoGuide = {
  steps: LocalText[];
  /** The law the matter rests on. */
  basis: LocalText;
  timeLimit: LocalText;
  fee: LocalText;
  notes?: LocalText;
};

export type DemoMatter = {
  matterId: string;
  departmentId: string;
  name: LocalText;
  /** Everyday words people search with; pinyin initials are added by the catalogue. */
  aliases: string[];
  summary: LocalText;
  guide: DemoGuide;
  materials: DemoMaterial[];
  audience: 'person' | 'firm' | 'both';
  isPopular?: boolean;
  skillId: string;
  requiredLevel: DemoSkillLevel;
  openingHours: DemoScheduleId;
  /** How long one call about it takes as a rule. */
  ratedMinutes: number;
};

/** Decided in a partner region, by that region's own agents. */
export type DemoRegionMatter = DemoMatter & {
  owningRegionId: string;
  authority: {
    name: LocalText;
    shortName: LocalText;
    /** Invented for the demo. */
    phone: string;
    address: LocalText;
    reviewOffice: LocalText;
    court: LocalText;
  };
};

export type DemoLanguage = 'zh' | 'en';

export type DemoAgent = {
  agentNumber: string;
  loginName: string;
  displayName: string;
  departmentId: string;
  title: LocalText;
  languages: DemoLanguage[];
  skills: { skillId: string; level: DemoSkillLevel }[];
  /** Partner regions whose applicants the agent may take, beside those of the district itself. */
  regions: string[] | 'all';
  /** The town or street where the agent sits, if not in the district's hall. */
  townId?: string;
};

export type DemoStaff = {
  staffNumber: string;
  loginName: string;
  displayName: string;
  role: 'supervisor' | 'admin' | 'convenor' | 'expert';
  /** Left out: of all departments. */
  departmentId?: string;
  title: LocalText;
};

/** Staff of a partner region: its cases are theirs to decide, and nothing else is. */
export type DemoRegionStaff = {
  staffNumber: string;
  loginName: string;
  displayName: string;
  role: 'agent' | 'supervisor';
  regionId: string;
  departmentId: string;
  skills: { skillId: string; level: DemoSkillLevel }[];
};

type DemoEntryPoint = 'village' | 'kiosk' | 'window' | 'poster' | 'wechat';

export type DemoEntryCode = {
  /** Two letters and two digits, capitals, never the letters I and O. */
  code: string;
  entryPoint: DemoEntryPoint;
  label: LocalText;
  matterId?: string;
  departmentId?: string;
  townId?: string;
  regionId?: string;
  /** With hours: a place for people to go to. */
  address?: LocalText;
  openingHours?: DemoScheduleId;
};

/** Without a department everybody's, with a matter of its department. */
export type DemoCannedReply = {
  /** Short; its own. */
  key: string;
  departmentId?: string;
  matterId?: string;
  title: LocalText;
  /** May hold {applicantSurname}, {matter}, {agentName}, {documentName}. */
  text: LocalText;
  link?: { label: LocalText; url: string };
};

/** A kind of project that experts judge; its lines, criteria and rules as in the contract, with words in two languages. */
export type DemoProjectKind = {
  kindId: string;
  departmentId: string;
  matterId: string;
  name: LocalText;
  description: LocalText;
  materials: {
    lineId: string;
    name: LocalText;
    note?: LocalText;
    accepts: ProjectLineKind;
    isRequired: boolean;
  }[];
  criteria: { criterionId: string; name: LocalText; guide?: LocalText; maxScore: number }[];
  rules: z.input<typeof ProjectRules>;
};

export type DemoData = {
  /** To be shown wherever a guide is shown. */
  disclaimer: LocalText;
  departments: DemoDepartment[];
  towns: DemoTown[];
  regions: DemoRegion[];
  openingHours: DemoOpeningHours[];
  skills: DemoSkill[];
  samples: DemoSample[];
  matters: DemoMatter[];
  agents: DemoAgent[];
  staff: DemoStaff[];
  regionMatters: DemoRegionMatter[];
  regionStaff: DemoRegionStaff[];
  entryCodes: DemoEntryCode[];
  cannedReplies: DemoCannedReply[];
  projectKinds: DemoProjectKind[];
};
