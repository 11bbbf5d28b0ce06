import { z } from 'zod';
import {
  captureAgainReasons,
  captureDeclineReasons,
  captureNameMaxLength,
  captureParts,
} from './capture-choices.ts';
import { CallId, CaptureId, EpochMs, MaterialId, MaterialLineId } from './ids.ts';
import { LocalText } from './text.ts';

export const CapturePart = z.enum(captureParts);
export const CaptureDeclineReason = z.enum(captureDeclineReasons);
export const CaptureAgainReason = z.enum(captureAgainReasons);
export const CaptureName = z.string().trim().min(1).max(captureNameMaxLength);

/** asked → opened (the phone's camera is open) → sent | declined | cancelled | expired */
export const CaptureState = z.enum(['asked', 'opened', 'sent', 'declined', 'cancelled', 'expired']);
export type CaptureState = z.infer<typeof CaptureState>;

/** One photograph that the agent of a talk asked for. */
export const Capture = z.object({
  captureId: CaptureId,
  /** The line of the matter's list that it answers; null for a paper that is in none. */
  lineId: MaterialLineId.nullable(),
  /** Of the line, or as the agent wrote it, in every language. */
  name: LocalText,
  part: CapturePart,
  /** Why it is asked for once more; null the first time. */
  againReason: CaptureAgainReason.nullable(),
  askedByName: z.string(),
  askedAt: EpochMs,
  state: CaptureState,
  stateAt: EpochMs,
  /** While nothing has come by then, it is asked for no longer. */
  expiresAt: EpochMs,
  /** How much of the photograph has arrived; null before it is sent. */
  percent: z.int().min(0).max(100).nullable(),
  materialId: MaterialId.nullable(),
  declineReason: CaptureDeclineReason.nullable(),
  /** What the agent said of the photograph: good, or why it has to be taken again. */
  verdict: z.union([z.literal('good'), CaptureAgainReason]).nullable(),
});
export type Capture = z.infer<typeof Capture>;

/** What was asked for in one call, oldest first. */
export const CaptureList = z.object({
  callId: CallId,
  version: z.int().nonnegative(),
  captures: z.array(Capture),
});
export type CaptureList = z.infer<typeof CaptureList>;
