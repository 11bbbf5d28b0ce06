import type { DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import { type ServedClass, spreadSkills } from '../queue/queue-class.ts';

export type AgentSkills = {
  departmentId: DepartmentId | null;
  skills: readonly { skillId: string; level: number }[];
  languages: readonly string[];
  /** Partner regions served beside the district. */
  regions: readonly string[] | 'all';
};

/** The lines an agent serves, spelled out; `allRegions` stands for 'all'. No department, no lines. */
export function classesOf(agent: AgentSkills, allRegions: readonly RegionId[]): ServedClass[] {
  const { departmentId, languages } = agent;
  if (departmentId === null) return [];
  const partners = agent.regions === 'all' ? allRegions : (agent.regions as readonly RegionId[]);
  const regions: readonly (RegionId | 'any')[] = ['any', ...partners];
  return spreadSkills(
    agent.skills.map(({ skillId, level }) => ({ departmentId, skillId, level, languages, regions })),
  );
}
