import type { FindingMark } from '@cloudseat/shared/nouns/document.ts';
import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import type { CaseState, LineFault, LineStatus } from '@cloudseat/shared/nouns/service-case.ts';
import type { VoucherKind } from '@cloudseat/shared/nouns/voucher.ts';
import { isNull, sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { ClockPause } from './case-clocks.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

export const serviceCases = pgTable(
  'service_cases',
  {
    caseId: text('case_id').primaryKey(),
    caseNumber: text('case_number').notNull().unique(),
    applicantId: text('applicant_id').notNull(),
    matterId: text('matter_id').notNull(),
    departmentId: text('department_id').notNull(),
    /** The partner region that decides it; null: this district. Fixed when it was opened, as are the next two. */
    owningRegionId: text('owning_region_id'),
    /** The partner region through whose window it came. */
    assistingRegionId: text('assisting_region_id'),
    entryCode: text('entry_code'),
    /** Whom the application is made for; null: the applicant in person. */
    firm: jsonb('firm').$type<Firm>(),
    state: text('state').$type<CaseState>().notNull(),
    version: integer('version').notNull(),
    openedAt: at('opened_at').notNull(),
    stateSince: at('state_since').notNull(),
    closedAt: at('closed_at'),
    /** Who had it last. */
    agentId: text('agent_id'),
    /** Where legal clocks begin: papers received, the last notice of gaps, the acceptance. */
    receivedAt: at('received_at'),
    noticedAt: at('noticed_at'),
    acceptedAt: at('accepted_at'),
    /** Working days agreed upon for what was still to come. */
    conditionalDays: integer('conditional_days'),
    isExtended: boolean('is_extended').notNull().default(false),
    /** Time of experts, which does not count; ms since 1970. */
    pauses: jsonb('pauses').$type<ClockPause[]>().notNull().default([]),
    /** By nobody’s decision: the time to tell of gaps was over. */
    isDeemedAccepted: boolean('is_deemed_accepted').notNull().default(false),
    /** Last days of clocks of which somebody was told, `<kind> <date>`. */
    toldClocks: jsonb('told_clocks').$type<string[]>().notNull().default([]),
    /** When a server last set about telling its applicant of one. */
    clockTellingAt: at('clock_telling_at'),
    /** Since when several departments handle it together, which the law gives more time for; null: one alone. */
    jointSince: at('joint_since'),
    noticeCount: integer('notice_count').notNull().default(0),
    /** A supervisor's reason for one more notice, until it is used. */
    allowedReason: text('allowed_reason'),
    /** The journal's last entry, and a seal over it that only this installation can make: rows cut off or made anew are found. */
    entryCount: integer('entry_count').notNull(),
    journalHead: text('journal_head').notNull(),
    journalSeal: text('journal_seal').notNull(),
  },
  (table) => [
    index('service_cases_applicant').on(table.applicantId, table.matterId),
    index('service_cases_department').on(table.departmentId, table.openedAt),
    index('service_cases_not_ended').on(table.openedAt).where(isNull(table.closedAt)),
    index('service_cases_firm').on(sql`(${table.firm}->>'creditCode')`),
    // 0123 finds 2026-000123.
    index('service_cases_number_end').on(sql`reverse(${table.caseNumber}) text_pattern_ops`),
  ],
);

/** A case's journal: rows are only added, each hash closes its row and the one before. */
export const caseEntries = pgTable(
  'case_entries',
  {
    caseId: text('case_id').notNull(),
    sequence: integer('sequence').notNull(),
    happenedAt: at('happened_at').notNull(),
    actorRole: text('actor_role').notNull(),
    actorId: text('actor_id').notNull(),
    action: text('action').notNull(),
    callId: text('call_id'),
    details: jsonb('details').$type<Record<string, unknown>>().notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.sequence] })],
);

/** What was found of each line of the checklist; the newest counts, the earlier ones stay in the journal. */
export const caseLines = pgTable(
  'case_lines',
  {
    caseId: text('case_id').notNull(),
    lineId: text('line_id').notNull(),
    status: text('status').$type<LineStatus>().notNull(),
    fault: text('fault').$type<LineFault>(),
    note: text('note').notNull(),
    materialId: text('material_id'),
    /** Where on that paper it shows. */
    marks: jsonb('marks').$type<FindingMark[]>().notNull().default([]),
    reviewedBy: text('reviewed_by').notNull(),
    reviewedAt: at('reviewed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.lineId] })],
);

const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (stored) => Buffer.from(stored),
});

/** Papers that were issued, with what they say and, once printed, the file. */
export const caseVouchers = pgTable(
  'case_vouchers',
  {
    voucherId: text('voucher_id').primaryKey(),
    caseId: text('case_id').notNull(),
    applicantId: text('applicant_id').notNull(),
    kind: text('kind').$type<VoucherKind>().notNull(),
    number: text('number').notNull().unique(),
    contentEncrypted: text('content_encrypted').notNull(),
    contentSha256: text('content_sha256').notNull(),
    /** Encrypted, as the signed one. */
    pdf: bytes('pdf'),
    pdfSha256: text('pdf_sha256'),
    /** With the applicant's signature below. */
    signedPdf: bytes('signed_pdf'),
    signedPdfSha256: text('signed_pdf_sha256'),
    signedAt: at('signed_at'),
    /** Of a form: when its applicant opened it again. It is not to be signed from then on. */
    supersededAt: at('superseded_at'),
    /** Null for what an applicant completed while nobody had the case. */
    issuedBy: text('issued_by'),
    issuedAt: at('issued_at').notNull(),
    /** When a server last set about telling its applicant of it, and when they had been told. */
    tellingAt: at('telling_at'),
    toldAt: at('told_at'),
    openedAt: at('opened_at'),
    acknowledgedAt: at('acknowledged_at'),
  },
  (table) => [
    index('case_vouchers_case').on(table.caseId),
    index('case_vouchers_untold').on(table.issuedAt).where(isNull(table.toldAt)),
  ],
);

export const caseTasks = pgTable(
  'case_tasks',
  {
    taskId: text('task_id').primaryKey(),
    caseId: text('case_id').notNull(),
    title: text('title').notNull(),
    ownerId: text('owner_id').notNull(),
    dueAt: at('due_at').notNull(),
    state: text('state').$type<'open' | 'done' | 'cancelled'>().notNull(),
    note: text('note').notNull(),
    version: integer('version').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    settledAt: at('settled_at'),
    escalatedAt: at('escalated_at'),
  },
  (table) => [
    index('case_tasks_case').on(table.caseId),
    index('case_tasks_owner').on(table.ownerId, table.state),
    index('case_tasks_due').on(table.dueAt).where(sql`state = 'open'`),
  ],
);
