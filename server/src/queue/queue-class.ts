import type { DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';

/** A line of its own: `departmentId:skillId:level:language:region`. Calls and agents meet where their classes are equal. */
export type QueueClass = string & { readonly __queueClass: true };

/** The region of a line that one partner region's own agents serve, as they alone decide what is in it. */
export type OwnerRegion = `owner_${string}`;
export const ownerRegionOf = (regionId: RegionId): OwnerRegion => `owner_${regionId}`;
const isOwnerRegion = (region: string): region is OwnerRegion => region.startsWith('owner_');

export type QueueClassParts = {
  departmentId: DepartmentId;
  skillId: string;
  /** The level the matter asks for; an agent of level n serves 1 to n. */
  level: number;
  language: string;
  /** Where the applicant comes from, `any` where that makes no difference; or who decides, where that is a partner. */
  region: RegionId | 'any' | OwnerRegion;
};
export const isOwnersLine = ({ region }: Pick<QueueClassParts, 'region'>): boolean => isOwnerRegion(region);

/** What an agent can do, before it is spread over classes. */
export type AgentSkill = {
  departmentId: DepartmentId;
  skillId: string;
  level: number;
  languages: readonly string[];
  regions: readonly QueueClassParts['region'][];
  /** How much longer a call must have waited before this agent takes it rather than one without a penalty, ms. */
  penaltyMs?: number;
};

export type ServedClass = { class: QueueClass; penaltyMs: number };

const part = /^[A-Za-z0-9_-]{1,64}$/;

/** Throws on a part that would break the key: only letters, digits, _ and -. */
export function buildQueueClass(parts: QueueClassParts): QueueClass {
  const { departmentId, skillId, level, language, region } = parts;
  for (const value of [departmentId, skillId, language, region]) {
    if (!part.test(value)) throw new Error(`"${value}" cannot be part of a queue class`);
  }
  if (!Number.isInteger(level) || level < 1 || level > 99) throw new Error(`${level} is not a skill level`);
  return `${departmentId}:${skillId}:${level}:${language}:${region}` as QueueClass;
}

/** Throws on text that `buildQueueClass` cannot have made. */
export function parseQueueClass(text: string): QueueClassParts {
  const [departmentId = '', skillId = '', level = '', language = '', region = '', ...rest] = text.split(':');
  if (rest.length > 0) throw new Error(`"${text}" is not a queue class`);
  const parts = {
    departmentId: departmentId as DepartmentId,
    skillId,
    level: Number(level),
    language,
    region: region as RegionId,
  };
  buildQueueClass(parts);
  return parts;
}

/** Every class an agent with these skills serves, the smallest penalty where two skills meet in one class. */
export function spreadSkills(skills: readonly AgentSkill[]): ServedClass[] {
  const penalties = new Map<QueueClass, number>();
  for (const skill of skills) {
    for (let level = 1; level <= skill.level; level += 1) {
      for (const language of skill.languages) {
        for (const region of skill.regions) {
          const { departmentId, skillId } = skill;
          const queueClass = buildQueueClass({ departmentId, skillId, level, language, region });
          const penaltyMs = skill.penaltyMs ?? 0;
          penalties.set(queueClass, Math.min(penaltyMs, penalties.get(queueClass) ?? penaltyMs));
        }
      }
    }
  }
  return [...penalties].map(([queueClass, penaltyMs]) => ({ class: queueClass, penaltyMs }));
}
