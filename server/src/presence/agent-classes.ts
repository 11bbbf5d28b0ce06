import type { DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import { ownerRegionOf, type ServedClass, spreadSkills } from '../queue/queue-class.ts';
import { generalSkillId } from '../queue/rings.ts';

export type AgentSkills = {
  departmentId: DepartmentId | null;
  skills: readonly { skillId: string; level: number }[];
  languages: readonly string[];
  /** Partner regions served beside the district. */
  regions: readonly string[] | 'all';
  /** The partner region they decide for; null: this district. */
  regionId?: RegionId | null;
};

/** The line on which a joint review finds anybody of a department, whatever their skills and languages. */
export const jointSkillId = 'joint';
export const jointLanguage = 'zh';

/** Owners' lines know one language: few serve them, and who decides comes before who speaks it best. */
export const ownersLanguage = 'zh';

/**
 * The lines an agent serves, spelled out; `allRegions` stands for 'all'. No department, no lines. An agent of a partner region
 * serves what that region decides and nothing of this district's, its general window always.
 */
export function classesOf(agent: AgentSkills, allRegions: readonly RegionId[]): ServedClass[] {
  const { departmentId, languages } = agent;
  if (departmentId === null) return [];
  if (agent.regionId) {
    const own = { departmentId, languages: [ownersLanguage], regions: [ownerRegionOf(agent.regionId)] };
    const skills = [...agent.skills, { skillId: generalSkillId, level: 1 }];
    return spreadSkills(skills.map(({ skillId, level }) => ({ skillId, level, ...own })));
  }
  const partners = agent.regions === 'all' ? allRegions : (agent.regions as readonly RegionId[]);
  const regions: readonly (RegionId | 'any')[] = ['any', ...partners];
  return spreadSkills([
    ...agent.skills.map(({ skillId, level }) => ({ departmentId, skillId, level, languages, regions })),
    { departmentId, skillId: jointSkillId, level: 1, languages: [jointLanguage], regions: ['any'] },
  ]);
}
