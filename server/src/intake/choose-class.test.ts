import type { DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { chooseClass } from './choose-class.ts';

const departmentId = 'water' as DepartmentId;
const regionId = 'jinjiang' as RegionId;
const wish = {
  departmentId,
  skillId: 'general',
  requiredLevel: 2,
  locale: 'zh-Hans' as const,
  regionId: null,
  owningRegionId: null,
};
const serves =
  (...served: string[]) =>
  (queueClass: string) =>
    served.includes(queueClass);

describe('the line a call enters', () => {
  it('is the exact wish where somebody serves it', () => {
    expect(
      chooseClass({ ...wish, regionId }, serves('water:general:2:zh:jinjiang', 'water:general:2:zh:any')),
    ).toBe('water:general:2:zh:jinjiang');
  });

  it('leaves the region out before the level', () => {
    expect(
      chooseClass({ ...wish, regionId }, serves('water:general:2:zh:any', 'water:general:1:zh:jinjiang')),
    ).toBe('water:general:2:zh:any');
  });

  it('falls back from English to Chinese where nobody speaks English', () => {
    expect(chooseClass({ ...wish, locale: 'en' }, serves('water:general:2:zh:any'))).toBe(
      'water:general:2:zh:any',
    );
  });

  it('puts readers of Traditional and of Simplified Chinese into one line', () => {
    const served = serves('water:general:2:zh:any');
    expect(chooseClass({ ...wish, locale: 'zh-Hant' }, served)).toBe(chooseClass(wish, served));
  });

  it('goes a level down rather than into a line that nobody serves', () => {
    expect(chooseClass(wish, serves('water:general:1:zh:any'))).toBe('water:general:1:zh:any');
  });

  it('is the exact wish where nobody serves anything near', () => {
    expect(chooseClass(wish, serves())).toBe('water:general:2:zh:any');
  });

  it('is the owning region’s where a partner decides, wherever the applicant comes from and whatever they speak', () => {
    const owned = { ...wish, owningRegionId: 'luzhou' as RegionId };
    const served = serves(
      'water:general:1:zh:owner_luzhou',
      'water:general:2:zh:any',
      'water:general:2:zh:jinjiang',
    );
    for (const way of [owned, { ...owned, regionId }, { ...owned, locale: 'en' as const }])
      expect(chooseClass(way, served)).toBe('water:general:1:zh:owner_luzhou');
    expect(chooseClass(owned, serves('water:general:2:zh:any'))).toBe('water:general:2:zh:owner_luzhou');
  });
});
