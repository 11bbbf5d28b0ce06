import type { IdentityLevel } from '@cloudseat/shared/nouns/identity-level.ts';
import type { SignatureStatement } from '@cloudseat/shared/nouns/signature.ts';
import { index, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/** What a certification authority says of a record's hash. */
export type Countersignature = {
  authority: string;
  /** As the authority gave it, e.g. a time stamp token in Base64. */
  token: string;
};

/** Rows are only added. The mark is encrypted: it is how somebody writes. */
export const signatures = pgTable(
  'signatures',
  {
    signatureId: text('signature_id').primaryKey(),
    documentSha256: text('document_sha256').notNull(),
    contentSha256: text('content_sha256').notNull(),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull(),
    caseId: text('case_id').notNull(),
    applicantId: text('applicant_id').notNull(),
    identityLevel: text('identity_level').$type<IdentityLevel>().notNull(),
    markEncrypted: text('mark_encrypted').notNull(),
    statement: jsonb('statement').$type<SignatureStatement>().notNull(),
    /** Of the whole record, the mark included. */
    recordSha256: text('record_sha256').notNull(),
    countersignature: jsonb('countersignature').$type<Countersignature>(),
  },
  (table) => [
    uniqueIndex('signatures_document_applicant').on(table.documentSha256, table.applicantId),
    index('signatures_case').on(table.caseId),
  ],
);
