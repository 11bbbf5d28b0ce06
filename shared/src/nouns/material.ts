import { z } from 'zod';
import { CallId, EpochMs, MandateId, MaterialId, MaterialLineId } from './ids.ts';

/** A recorded message, with picture or voice alone: what browsers record. */
export const recordingMimeTypes = ['video/webm', 'video/mp4'] as const;
/** Longest recorded message, in ms (3 min). */
export const recordingMaxMs = 180_000;

/** document: for the matter. videoMessage: the applicant's recorded message, sent before the call is handed in. */
export const MaterialPurpose = z.enum(['document', 'videoMessage']);
export type MaterialPurpose = z.infer<typeof MaterialPurpose>;

/** A file that belongs to a call, sent by either side; `lineId` names the line of the matter's checklist it answers. */
export const Material = z.object({
  materialId: MaterialId,
  callId: CallId,
  lineId: MaterialLineId.nullable(),
  purpose: MaterialPurpose,
  fileName: z.string(),
  mimeType: z.string(),
  sizeBytes: z.int().nonnegative(),
  sha256: z.string(),
  uploadedBy: z.enum(['applicant', 'agent']),
  uploadedAt: EpochMs,
  /** Brought by a helper for the applicant, under this mandate. */
  mandateId: MandateId.optional(),
});
export type Material = z.infer<typeof Material>;
