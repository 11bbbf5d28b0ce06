import { z } from 'zod';
import { AgentId, DepartmentId, EpochMs } from './ids.ts';
import { LocalText } from './text.ts';

export const SkillId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** All that applicants and colleagues learn of an agent. */
export const AgentCard = z.object({
  displayName: z.string(),
  agentNumber: z.string(),
  departmentName: LocalText,
  /** The partner region they work for; left out for this district's own. */
  regionName: LocalText.optional(),
});
export type AgentCard = z.infer<typeof AgentCard>;

/** Whom a call is transferred to, or whose advice is asked: whoever has a skill, or one agent. */
export const LegTarget = z.union([
  z.strictObject({ departmentId: DepartmentId, skillId: SkillId }),
  z.strictObject({ agentId: AgentId }),
]);
export type LegTarget = z.infer<typeof LegTarget>;

/** direct: back in line at once, at its place. warm: the talk goes on until somebody has taken it. */
export const TransferWay = z.enum(['direct', 'warm']);
export type TransferWay = z.infer<typeof TransferWay>;

/** The transfer or consult that runs for a call, as its agent sees it. */
export const DeskLeg = z.object({
  kind: z.enum(['transfer', 'consult']),
  /** looking: nobody is free yet. */
  state: z.enum(['looking', 'ringing', 'connecting', 'active']),
  departmentName: LocalText,
  /** The one it rings at or who has taken it; null while nobody has, or where several desks ring. */
  agent: AgentCard.nullable(),
  since: EpochMs,
  /** When it is given up, if nobody takes it. */
  until: EpochMs,
});
export type DeskLeg = z.infer<typeof DeskLeg>;

/** Why a transfer or consult is over, where it did not become a hand-over. */
export const LegEndReason = z.enum(['takenBack', 'nobodyAnswered', 'left', 'lost', 'ended']);
export type LegEndReason = z.infer<typeof LegEndReason>;
