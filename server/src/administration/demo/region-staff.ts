import type { DemoRegionStaff, DemoSkillLevel } from './types.ts';

type Team = { regionId: string; departmentId: string; levels: Record<string, DemoSkillLevel> };

function member(
  { regionId, departmentId, levels }: Team,
  staffNumber: string,
  displayName: string,
  role: DemoRegionStaff['role'] = 'agent',
): DemoRegionStaff {
  const skills =
    role === 'agent' ? Object.entries(levels).map(([skillId, level]) => ({ skillId, level })) : [];
  return {
    ...{ staffNumber, loginName: staffNumber.toLowerCase(), displayName, role },
    ...{ regionId, departmentId, skills },
  };
}

const luzhou: Team = {
  ...{ regionId: 'sichuan-luzhou', departmentId: 'human-resources' },
  levels: { general: 2, 'social-insurance': 3 },
};
const neijiang: Team = {
  ...{ regionId: 'sichuan-neijiang', departmentId: 'housing' },
  levels: { general: 2, 'housing-security': 3 },
};
const zunyi: Team = {
  ...{ regionId: 'guizhou-zunyi', departmentId: 'medical-security' },
  levels: { general: 2, 'treatment-claims': 3 },
};
const jiangjin: Team = {
  ...{ regionId: 'chongqing-jiangjin', departmentId: 'civil-affairs' },
  levels: { general: 2 },
};

/** Two agents and one who oversees them for each partner region that decides a matter here; all names are invented. */
export const regionStaff: DemoRegionStaff[] = [
  member(luzhou, 'R001', '先泽宇'),
  member(luzhou, 'R002', '车晓霜'),
  member(luzhou, 'RS01', '税明远', 'supervisor'),
  member(neijiang, 'R003', '甘雨霏'),
  member(neijiang, 'R004', '雍立群'),
  member(neijiang, 'RS02', '官秀兰', 'supervisor'),
  member(zunyi, 'R005', '令狐远山'),
  member(zunyi, 'R006', '娄晓芹'),
  member(zunyi, 'RS03', '骆建平', 'supervisor'),
  member(jiangjin, 'R007', '幸福根'),
  member(jiangjin, 'R008', '敖春梅'),
  member(jiangjin, 'RS04', '庹长青', 'supervisor'),
];
