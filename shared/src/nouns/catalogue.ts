import { z } from 'zod';
import {
  DepartmentId,
  EntryCode,
  EpochMs,
  MaterialLineId,
  MatterId,
  RegionId,
  SampleId,
  TownId,
} from './ids.ts';
import { LocalText } from './text.ts';

export const EntryPoint = z.enum(['web', 'village', 'kiosk', 'window', 'poster', 'wechat']);
export type EntryPoint = z.infer<typeof EntryPoint>;

export const Department = z.object({
  departmentId: DepartmentId,
  name: LocalText,
  shortName: LocalText,
  phone: z.string(),
  address: LocalText,
  matterCount: z.int().nonnegative(),
});
export type Department = z.infer<typeof Department>;

export const Town = z.object({ townId: TownId, name: LocalText, kind: z.enum(['town', 'street']) });
export type Town = z.infer<typeof Town>;

export const Region = z.object({ regionId: RegionId, name: LocalText });
export type Region = z.infer<typeof Region>;

/** Who decides a matter of a partner region, as its papers name them. */
export const Authority = z.object({
  name: LocalText,
  shortName: LocalText,
  phone: z.string(),
  address: LocalText,
  /** Where who does not agree may turn. */
  reviewOffice: LocalText,
  court: LocalText,
});
export type Authority = z.infer<typeof Authority>;

/** Whether a matter's line is open now; `opensAt` is set while it is closed. */
export const Opening = z.object({ isOpen: z.boolean(), opensAt: EpochMs.nullable(), hoursText: LocalText });
export type Opening = z.infer<typeof Opening>;

/** What the home page needs of a matter: it is listed and searched on the page, without a request a key. */
export const MatterSummary = z.object({
  matterId: MatterId,
  departmentId: DepartmentId,
  name: LocalText,
  /** Everyday words, pinyin and initials, lower case. */
  searchText: z.string(),
  isPopular: z.boolean(),
  isOpen: z.boolean(),
  /** The partner region that decides it; left out for what this district decides. */
  owningRegionId: RegionId.optional(),
});
export type MatterSummary = z.infer<typeof MatterSummary>;

export const MaterialLine = z.object({
  lineId: MaterialLineId,
  name: LocalText,
  isRequired: z.boolean(),
  note: LocalText.nullable(),
  /** What such a paper looks like, where there is a sample of it. */
  sampleId: SampleId.optional(),
});
export type MaterialLine = z.infer<typeof MaterialLine>;

export const Matter = z.object({
  matterId: MatterId,
  departmentId: DepartmentId,
  departmentName: LocalText,
  departmentPhone: z.string(),
  departmentAddress: LocalText,
  name: LocalText,
  summary: LocalText,
  audience: z.enum(['person', 'firm', 'both']),
  guide: z.object({
    steps: z.array(LocalText),
    basis: LocalText,
    timeLimit: LocalText,
    fee: LocalText,
    notes: LocalText.nullable(),
  }),
  materials: z.array(MaterialLine),
  opening: Opening,
  ratedMinutes: z.int().positive(),
  /** The partner region that decides it; null: this district. */
  owningRegion: Region.nullable(),
  /** Projects of this matter may be filed for review by experts. */
  takesProjects: z.boolean(),
});
export type Matter = z.infer<typeof Matter>;

/** Somewhere near with a camera, a good line and somebody to help: a kiosk, a window, a village's service point. */
export const HelpPlace = z.object({
  code: EntryCode,
  entryPoint: EntryPoint,
  label: LocalText,
  townId: TownId.nullable(),
  address: LocalText,
  opening: Opening,
});
export type HelpPlace = z.infer<typeof HelpPlace>;

export const Catalogue = z.object({
  departments: z.array(Department),
  towns: z.array(Town),
  regions: z.array(Region),
  matters: z.array(MatterSummary),
});
export type Catalogue = z.infer<typeof Catalogue>;

/** What a QR code's `/e/<code>` stands for. */
export const Entry = z.object({
  code: EntryCode,
  entryPoint: EntryPoint,
  label: LocalText,
  matterId: MatterId.nullable(),
  matterName: LocalText.nullable(),
  /** Of the matter, where the code names one. */
  departmentId: DepartmentId.nullable(),
  townId: TownId.nullable(),
  regionId: RegionId.nullable(),
  address: LocalText.nullable(),
  /** Not used any more: calls that begin with it count as ones from the web. */
  isRevoked: z.boolean(),
});
export type Entry = z.infer<typeof Entry>;
