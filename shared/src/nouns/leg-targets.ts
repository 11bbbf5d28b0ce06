import { z } from 'zod';
import { AgentActivity, AgentStatus } from './agent.ts';
import { AgentId, DepartmentId } from './ids.ts';
import { AgentCard, SkillId } from './leg.ts';
import { LocalText } from './text.ts';

export const SkillTarget = z.object({
  skillId: SkillId,
  name: LocalText,
  /** Of those who could take this very call, its own agent left out. */
  signedInCount: z.int().nonnegative(),
  readyCount: z.int().nonnegative(),
});
export const DepartmentTarget = z.object({
  departmentId: DepartmentId,
  name: LocalText,
  skills: z.array(SkillTarget),
});
export type DepartmentTarget = z.infer<typeof DepartmentTarget>;

/** A colleague: name, number, department and whether they are free, nothing more. */
export const AgentTarget = AgentCard.extend({
  agentId: AgentId,
  status: AgentStatus,
  activity: AgentActivity,
  /** Signed in; the others are listed so that nobody looks for them in vain. */
  canBeChosen: z.boolean(),
});
export type AgentTarget = z.infer<typeof AgentTarget>;

export const LegTargets = z.object({
  departments: z.array(DepartmentTarget),
  agents: z.array(AgentTarget),
});
export type LegTargets = z.infer<typeof LegTargets>;
