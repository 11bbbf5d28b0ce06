import type { AgentStatus } from './agent.ts';

// Without zod: the desk's page needs the lists and no schema.

/** Why somebody is not ready, by the status. */
export const statusReasons = {
  offline: [],
  ready: [],
  notReady: ['paperwork', 'meeting', 'training', 'systemFault', 'other'],
  break: ['rest', 'meal', 'other'],
} as const satisfies Record<AgentStatus, readonly string[]>;

export const declineReasons = [
  'notMySkill',
  'systemFault',
  'mustLeave',
  'conflictOfInterest',
  'other',
] as const;
