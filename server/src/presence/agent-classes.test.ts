import type { DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import { classesOf } from './agent-classes.ts';

const luzhou = 'luzhou' as RegionId;
const agent = {
  departmentId: 'water' as DepartmentId,
  skills: [{ skillId: 'permits', level: 2 }],
  languages: ['zh', 'en'],
  regions: 'all' as const,
};
const linesOf = (regionId: RegionId | null) =>
  classesOf({ ...agent, regionId }, [luzhou]).map((served) => served.class as string);

it('an agent of this district serves it and those who come from partner regions, and no owner’s line', () => {
  expect(linesOf(null)).toHaveLength(9);
  expect(linesOf(null)).toContain('water:joint:1:zh:any');
  expect(linesOf(null)).toContain('water:permits:2:en:luzhou');
  expect(linesOf(null).filter((line) => line.includes('owner_'))).toEqual([]);
});

it('an agent of a partner region serves what that region decides, its general window always, and nothing else', () => {
  expect(linesOf(luzhou)).toEqual([
    'water:permits:1:zh:owner_luzhou',
    'water:permits:2:zh:owner_luzhou',
    'water:general:1:zh:owner_luzhou',
  ]);
});
