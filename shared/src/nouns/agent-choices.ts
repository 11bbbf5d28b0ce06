// Without zod: the desk's page needs the lists and no schema.

/** Why somebody is not ready, by the status that the agent sets. */
export const statusReasons = {
  offline: [],
  ready: [],
  notReady: ['paperwork', 'meeting', 'training', 'systemFault', 'other'],
  break: ['rest', 'meal', 'other'],
} as const satisfies Record<string, readonly string[]>;

export const declineReasons = [
  'notMySkill',
  'systemFault',
  'mustLeave',
  'conflictOfInterest',
  'other',
] as const;
