import {
  buildQueueClass,
  isOwnersLine,
  parseQueueClass,
  type QueueClass,
  type QueueClassParts,
} from './queue-class.ts';

/** One step of widening: agents of `queueClass` may have the call, for `ms` before the next step opens. */
export type Ring = {
  name: 'level' | 'lowerLevel' | 'general' | 'assist' | 'parallel';
  queueClass: QueueClass | null;
  ms: number;
};
/** How long each ring lasts, ms (STATES.md, Matching 2). */
export type RingTimes = { levelRingMs: number; lowerLevelRingMs: number; generalRingMs: number };

/** The skill of a department's general window 综合窗口. */
export const generalSkillId = 'general';

/**
 * While anybody of a partner region is signed in, its line widens to nobody else: no wait is that long. A ring that nobody is
 * signed in for takes no time, and all of a region serve its general window (`classesOf`): so the rings to assist open at
 * once where nobody of the region is there, and only then.
 */
const ownersOnlyMs = 365 * 86_400_000;

/**
 * How a class widens: its own level, one lower, the department's general window, then several agents at once. Steps that
 * would add nobody (level 1 has no lower one, the general window itself) are left out.
 */
export function ringsOf(queueClass: QueueClass, times: RingTimes): Ring[] {
  const parts = parseQueueClass(queueClass);
  const rings: Ring[] = [{ name: 'level', queueClass, ms: times.levelRingMs }];
  const add = (name: Ring['name'], wider: QueueClass, ms: number) => {
    if (!rings.some((ring) => ring.queueClass === wider)) rings.push({ name, queueClass: wider, ms });
  };
  if (parts.level > 1)
    add('lowerLevel', buildQueueClass({ ...parts, level: parts.level - 1 }), times.lowerLevelRingMs);
  add('general', buildQueueClass({ ...parts, skillId: generalSkillId, level: 1 }), times.generalRingMs);
  if (isOwnersLine(parts)) return toAssist(rings, parts, times);
  rings.push({ name: 'parallel', queueClass: null, ms: 0 });
  return rings;
}

/** Then this district's own agents, who help with it and decide nothing: those of the skill, then the general window. */
function toAssist(rings: readonly Ring[], parts: QueueClassParts, times: RingTimes): Ring[] {
  const here = { ...parts, region: 'any' as const };
  const helping = [
    buildQueueClass(here),
    buildQueueClass({ ...here, level: 1 }),
    buildQueueClass({ ...here, skillId: generalSkillId, level: 1 }),
  ];
  return [
    ...rings.map((ring, at) => (at === rings.length - 1 ? { ...ring, ms: ownersOnlyMs } : ring)),
    ...[...new Set(helping)].map(
      (queueClass): Ring => ({ name: 'assist', queueClass, ms: times.generalRingMs }),
    ),
  ];
}

/** As the scripts read them: `<class>|<ms>|<ring>`, separated by spaces; `*` for any number of agents at once. */
export const printRings = (rings: readonly Ring[]): string =>
  rings.map(({ name, queueClass, ms }) => `${queueClass ?? '*'}|${Math.round(ms)}|${name}`).join(' ');
