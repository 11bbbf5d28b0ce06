import type { LegTarget } from '@cloudseat/shared/nouns/leg.ts';
import type { DepartmentTarget, LegTargets } from '@cloudseat/shared/nouns/leg-targets.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';

export type SkillChoice = DepartmentTarget['skills'][number] &
  Pick<DepartmentTarget, 'departmentId'> & { departmentName: LocalText };
export type Choices = { skills: SkillChoice[]; agents: LegTargets['agents'] };

/** What fits the words typed, those that can be chosen first; each kind in its own order. */
export function filterTargets(
  targets: LegTargets,
  words: string,
  textOf: (text: LocalText) => string,
): Choices {
  const wanted = words.trim().toLowerCase();
  const fits = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(wanted));
  const skills = targets.departments
    .flatMap(({ departmentId, name, skills: own }) =>
      own.map((skill) => ({ ...skill, departmentId, departmentName: name })),
    )
    .filter(({ departmentName, name }) => fits(textOf(departmentName), textOf(name)));
  const agents = targets.agents.filter(({ displayName, agentNumber, departmentName }) =>
    fits(displayName, agentNumber, textOf(departmentName)),
  );
  return {
    skills: bySaying(skills, ({ signedInCount }) => signedInCount > 0),
    agents: bySaying(agents, ({ canBeChosen }) => canBeChosen),
  };
}

const bySaying = <Item>(items: readonly Item[], isFirst: (item: Item) => boolean): Item[] => [
  ...items.filter(isFirst),
  ...items.filter((item) => !isFirst(item)),
];

export const keyOfTarget = (target: LegTarget): string =>
  'agentId' in target ? target.agentId : `${target.departmentId}/${target.skillId}`;
