import { z } from 'zod';
import { SampleId } from './ids.ts';
import { LocalText } from './text.ts';

export const SampleKind = z.enum(['photo', 'pdf']);
export type SampleKind = z.infer<typeof SampleKind>;
/** What samples are drawn in: pictures are shown in place, a PDF opens beside the page. */
export const SampleType = z.enum([
  'image/svg+xml',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/pdf',
]);
export type SampleType = z.infer<typeof SampleType>;

/** A sample 样张 of a paper, with what is looked at. It serves each line of each matter that asks for such a paper. */
export const PaperSample = z.object({
  sampleId: SampleId,
  name: LocalText,
  /** As what it may be handed in. */
  fileKinds: z.array(SampleKind).min(1),
  isBothSides: z.boolean(),
  /** What is looked at, the most important first. */
  rules: z.array(LocalText).max(8),
  /** Null: rules alone. */
  picture: z.object({ mimeType: SampleType, base64: z.base64() }).nullable(),
});
export type PaperSample = z.infer<typeof PaperSample>;
