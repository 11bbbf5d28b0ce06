import type { MaterialPurpose } from '@cloudseat/shared/nouns/material.ts';
import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const materials = pgTable(
  'materials',
  {
    materialId: text('material_id').primaryKey(),
    callId: text('call_id').notNull(),
    lineId: text('line_id'),
    purpose: text('purpose').$type<MaterialPurpose>().notNull().default('document'),
    fileName: text('file_name').notNull(),
    mimeType: text('mime_type').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    sha256: text('sha256').notNull(),
    /** Name of the stored file below the data folder's materials. */
    storedAs: text('stored_as').notNull(),
    uploadedBy: text('uploaded_by').$type<'applicant' | 'agent'>().notNull(),
    uploaderId: text('uploader_id').notNull(),
    /** Brought for the applicant by a helper, under this mandate. */
    mandateId: text('mandate_id'),
    uploadedAt: timestamp('uploaded_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('materials_call').on(table.callId)],
);
