import type { SampleKind, SampleType } from '@cloudseat/shared/nouns/paper-sample.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { boolean, jsonb, pgTable, text } from 'drizzle-orm/pg-core';

/** Samples of papers; lines of matters name them. Few, small, and read only when somebody looks at one. */
export const paperSamples = pgTable('paper_samples', {
  sampleId: text('sample_id').primaryKey(),
  name: jsonb('name').$type<LocalText>().notNull(),
  fileKinds: jsonb('file_kinds').$type<SampleKind[]>().notNull(),
  isBothSides: boolean('is_both_sides').notNull(),
  rules: jsonb('rules').$type<LocalText[]>().notNull(),
  pictureType: text('picture_type').$type<SampleType>(),
  pictureBase64: text('picture_base64'),
});
