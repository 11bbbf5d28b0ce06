import { LegTargets } from '@cloudseat/shared/nouns/leg-targets.ts';
import { describe, expect, it } from 'vitest';
import { filterTargets } from './filter-targets.ts';

const text = (hans: string) => ({ 'zh-Hans': hans, 'zh-Hant': hans, en: hans });
const skill = (skillId: string, name: string, signedInCount: number) => ({
  ...{ skillId, name: text(name), signedInCount },
  readyCount: 0,
});
const agent = (agentId: string, displayName: string, canBeChosen: boolean) => ({
  ...{ agentId, displayName, agentNumber: agentId.toUpperCase(), departmentName: text('税务局') },
  ...{ status: canBeChosen ? 'ready' : 'offline', activity: 'idle', canBeChosen },
});
const targets = LegTargets.parse({
  departments: [
    { departmentId: 'water', name: text('水利局'), skills: [skill('general', '综合咨询', 0)] },
    {
      departmentId: 'taxation',
      name: text('税务局'),
      skills: [skill('general', '综合咨询', 0), skill('invoicing', '发票业务', 2)],
    },
  ],
  agents: [agent('a049', '王一', false), agent('a050', '李二', true)],
});
const find = (words: string) => {
  const { skills, agents } = filterTargets(targets, words, (each) => each['zh-Hans']);
  return [
    skills.map(({ departmentId, skillId }) => `${departmentId}/${skillId}`),
    agents.map(({ agentId }) => agentId),
  ];
};

describe('whom a call can go to', () => {
  it('lists those first who can be chosen', () => {
    expect(find('')).toEqual([
      ['taxation/invoicing', 'water/general', 'taxation/general'],
      ['a050', 'a049'],
    ]);
  });
  it.each([
    ['发票', [['taxation/invoicing'], []]],
    [' 水利 ', [['water/general'], []]],
    ['A049', [[], ['a049']]],
    ['李', [[], ['a050']]],
    ['无此', [[], []]],
  ])('finds by department, skill, name or number: %s', (words, found) => {
    expect(find(words)).toEqual(found);
  });
});
