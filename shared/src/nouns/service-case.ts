import { z } from 'zod';
import { CallState } from './call.ts';
import { CaseVoucher } from './case-decision.ts';
import { caseStates, lineFaults, lineStatuses, openReasons } from './case-states.ts';
import { EntryPoint, MaterialLine, Region } from './catalogue.ts';
import { FindingMark } from './document.ts';
import { Firm } from './firm.ts';
import {
  CallId,
  CaseId,
  CaseTaskId,
  DepartmentId,
  EpochMs,
  MaterialId,
  MaterialLineId,
  MatterId,
} from './ids.ts';
import { LegalClockView } from './legal-clock.ts';
import { Material } from './material.ts';
import { StaffCard } from './staff-card.ts';
import { LocalText } from './text.ts';

/** Year and number in the district, e.g. 2026-000123. */
export const CaseNumber = z.string().regex(/^\d{4}-\d{6,}$/, 'a case number is like 2026-000123');

export const CaseState = z.enum(caseStates);
export type CaseState = z.infer<typeof CaseState>;
export const LineStatus = z.enum(lineStatuses);
export type LineStatus = z.infer<typeof LineStatus>;
export const LineFault = z.enum(lineFaults);
export type LineFault = z.infer<typeof LineFault>;
export const OpenReason = z.enum(openReasons);
export type OpenReason = z.infer<typeof OpenReason>;

/** Who did it. helper: acts for the applicant by a mandate. system: nobody's act, a clock or a server. */
export const CaseActorRole = z.enum([
  'applicant',
  'helper',
  'guest',
  'agent',
  'supervisor',
  'admin',
  'expert',
  'convenor',
  'system',
]);
export type CaseActorRole = z.infer<typeof CaseActorRole>;

/** What the agent found of a line, with the version of the paper it was found on; the newest counts. */
export const LineReview = z.object({
  lineId: MaterialLineId,
  status: LineStatus,
  fault: LineFault.nullable(),
  note: z.string(),
  /** Null: there was no paper. */
  materialId: MaterialId.nullable(),
  /** Where on that paper it shows. */
  marks: z.array(FindingMark),
  reviewedAt: EpochMs,
  reviewedBy: StaffCard.nullable(),
});
export type LineReview = z.infer<typeof LineReview>;

/** A line of the checklist with its papers, oldest first, and what was found. */
export const CaseLine = MaterialLine.extend({
  versions: z.array(Material),
  review: LineReview.nullable(),
});
export type CaseLine = z.infer<typeof CaseLine>;

export const CaseCall = z.object({
  callId: CallId,
  ticketNumber: z.string().nullable(),
  state: CallState,
  agent: StaffCard.nullable(),
  createdAt: EpochMs,
  connectedAt: EpochMs.nullable(),
  endedAt: EpochMs.nullable(),
});
export type CaseCall = z.infer<typeof CaseCall>;

export const CaseTask = z.object({
  taskId: CaseTaskId,
  caseId: CaseId,
  title: z.string(),
  owner: StaffCard.nullable(),
  dueAt: EpochMs,
  state: z.enum(['open', 'done', 'cancelled']),
  note: z.string(),
  isOverdue: z.boolean(),
  /** When the supervisor was told. */
  escalatedAt: EpochMs.nullable(),
  version: z.int().nonnegative(),
});
export type CaseTask = z.infer<typeof CaseTask>;

/** Who decides a case and through whom its applicant came; null is this district. Fixed when the case was opened. */
export const CaseRegions = z.object({
  owningRegion: Region.nullable(),
  assistingRegion: Region.nullable(),
  /** The window, service point or poster it was opened through; null: from home. */
  entryLabel: LocalText.nullable(),
});
export type CaseRegions = z.infer<typeof CaseRegions>;

/** A case in a list. Names and numbers of people are masked. */
export const CaseSummary = z.object({
  caseId: CaseId,
  caseNumber: CaseNumber,
  state: CaseState,
  matterId: MatterId,
  /** Null: the applicant in person. */
  firm: Firm.nullable(),
  matterName: LocalText,
  departmentId: DepartmentId,
  departmentName: LocalText,
  ...CaseRegions.shape,
  applicantName: z.string().describe('masked, e.g. 张**'),
  applicantPhone: z.string().describe('masked, e.g. 138****1234'),
  openedAt: EpochMs,
  stateSince: EpochMs,
  /** Who had it last. */
  agent: StaffCard.nullable(),
  callCount: z.int().nonnegative(),
  openTaskCount: z.int().nonnegative(),
  /** Null for one that has ended. */
  openReason: OpenReason.nullable(),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

/**
 * A case as staff sees it. Its version grows with what decisions rest on (state, papers, findings, tasks): a command names the
 * version it was decided on. `entryCount` grows with whatever happens.
 */
export const CaseView = CaseSummary.extend({
  version: z.int().nonnegative(),
  entryCount: z.int().nonnegative(),
  entryPoint: EntryPoint,
  closedAt: EpochMs.nullable(),
  lines: z.array(CaseLine),
  /** Papers that answer no line. */
  otherMaterials: z.array(Material),
  calls: z.array(CaseCall),
  tasks: z.array(CaseTask),
  clocks: z.array(LegalClockView),
  vouchers: z.array(CaseVoucher),
  noticeCount: z.int().nonnegative(),
  /** A supervisor's reason for one more notice, until it is used. */
  allowedReason: z.string().nullable(),
  isExtended: z.boolean(),
  /** The time to tell of gaps was over: accepted from receipt on by law. */
  isDeemedAccepted: z.boolean(),
  /** The clock stands still for experts. */
  isPaused: z.boolean(),
  /** Why, in the words of whoever stopped it. */
  pauseReason: z.string().nullable(),
});
export type CaseView = z.infer<typeof CaseView>;

/** One thing that happened. `hash` closes the entry and all before it. */
export const CaseEntry = z.object({
  sequence: z.int().positive(),
  at: EpochMs,
  actorRole: CaseActorRole,
  actor: StaffCard.nullable(),
  /** noun.verb, e.g. `line.reviewed`. */
  action: z.string(),
  callId: CallId.nullable(),
  details: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type CaseEntry = z.infer<typeof CaseEntry>;

/** Whether a case's journal is as it was written; else the first entry that is not, and how. */
export const JournalProof = z.object({
  isIntact: z.boolean(),
  entryCount: z.int().nonnegative(),
  head: z.string(),
  fault: z
    .object({
      sequence: z.int().positive(),
      kind: z.enum(['changed', 'missing', 'inserted', 'headMoved']),
    })
    .nullable(),
});
export type JournalProof = z.infer<typeof JournalProof>;

/** What an applicant sees of an own case in a list. */
export const OwnCase = CaseSummary.pick({
  caseId: true,
  caseNumber: true,
  state: true,
  matterId: true,
  firm: true,
  matterName: true,
  departmentName: true,
  owningRegion: true,
  assistingRegion: true,
  entryLabel: true,
  openedAt: true,
  stateSince: true,
});
export type OwnCase = z.infer<typeof OwnCase>;

/** A line of the checklist as the applicant sees it: what was found, in whose words to mend it. */
export const OwnLine = MaterialLine.extend({
  fileCount: z.int().nonnegative(),
  /** A file came after what was found: it has not been looked at. */
  hasNewerFile: z.boolean(),
  status: LineStatus.nullable(),
  fault: LineFault.nullable(),
  faultNote: z.string(),
  /** Where on which of the files it shows; null where nothing is marked. */
  marked: z.object({ materialId: MaterialId, marks: z.array(FindingMark).min(1) }).nullable(),
});
export type OwnLine = z.infer<typeof OwnLine>;
export const OwnCaseView = OwnCase.extend({
  lines: z.array(OwnLine),
  closedAt: EpochMs.nullable(),
  calls: z.array(CaseCall.omit({ agent: true })),
  clocks: z.array(LegalClockView),
  isDeemedAccepted: z.boolean(),
  /** Why the clock stands still, if it does. */
  pauseReason: z.string().nullable(),
  vouchers: z.array(CaseVoucher),
});
export type OwnCaseView = z.infer<typeof OwnCaseView>;
