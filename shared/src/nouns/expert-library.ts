import { z } from 'zod';
import { expertFields, expertStates } from './expert-draw-rules.ts';
import { ExpertId } from './expert-review.ts';
import { AgentId, EpochMs } from './ids.ts';
import { Phone } from './phone.ts';
import { Specialty } from './project-kind.ts';

export const ExpertState = z.enum(expertStates);
export type ExpertState = z.infer<typeof ExpertState>;

/** A unit they work for besides their own, or somebody close to them: where that is in a project, they are not drawn. */
export const ExpertTie = z.object({
  name: z.string().trim().min(1).max(80),
  note: z.string().trim().max(200),
});
export type ExpertTie = z.infer<typeof ExpertTie>;

export const ExpertDraft = z.object({
  name: z.string().trim().min(1).max(60),
  /** Null: stays as it is. */
  phone: Phone.nullable(),
  specialties: z.array(Specialty).min(1).max(10),
  unit: z.string().trim().min(1).max(80),
  region: z.string().trim().min(1).max(40),
  ties: z.array(ExpertTie).max(20),
  /** With which they sign in; without one they cannot be drawn. */
  loginName: z.string().trim().max(40),
});
export type ExpertDraft = z.infer<typeof ExpertDraft>;

export const ExpertRow = ExpertDraft.omit({ phone: true }).extend({
  expertId: ExpertId,
  /** Masked; empty: none. */
  phone: z.string(),
  accountId: AgentId.nullable(),
  state: ExpertState,
  /** Why they are suspended or left. */
  stateReason: z.string().nullable(),
  /** Reviews that ended with them on the panel. */
  reviewsDone: z.int().nonnegative(),
  /** Mean of all appraisals, 1 to 5; null: none yet. */
  meanAppraisal: z.number().nullable(),
  version: z.int().positive(),
  changedAt: EpochMs,
});
export type ExpertRow = z.infer<typeof ExpertRow>;

/** What was changed of an expert. */
export const ExpertField = z.enum(expertFields);
/** One entry of the administration's journal about an expert. */
export const ExpertHistoryEntry = z.object({
  at: EpochMs,
  byName: z.string(),
  action: z.enum(['added', 'changed', 'stateSet']),
  /** Of a change: what it was and became, as words or ids of fields; of telephone and ties nobody reads more than that. */
  changes: z.array(z.object({ field: ExpertField, before: z.array(z.string()), after: z.array(z.string()) })),
  /** Of a new state. */
  state: z.object({ from: ExpertState, to: ExpertState, reason: z.string() }).nullable(),
});
export type ExpertHistoryEntry = z.infer<typeof ExpertHistoryEntry>;
