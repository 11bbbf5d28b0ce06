import { t } from './local-text.ts';
import type { DemoStaff } from './types.ts';

const office = t('评审组织人员', 'Review office');
const convenor = (number: string, displayName: string, departmentId?: string): DemoStaff => ({
  ...{ staffNumber: number, loginName: number.toLowerCase(), displayName, role: 'convenor', title: office },
  ...(departmentId === undefined ? {} : { departmentId }),
});

/** Who runs expert reviews: two of the district's review office, so that conditions have two signatures, and one of the water department. */
const convenors = [
  convenor('C001', '石文君'),
  convenor('C002', '龙启明'),
  convenor('C003', '涂晓岚', 'water'),
];

const names = [
  ...['郑国安', '白宇航', '秦岭秋', '康伯言', '宋怀瑾', '叶知远', '范江海', '陆建平', '丁若兰', '方致远'],
  ...['吴长河', '许清源', '蒋路遥', '沈桥生', '韩立新', '曹景明', '田雨农', '崔石磊', '龚正言', '毛春晖'],
  ...['侯定坤', '邵明川', '万里行', '金水生'],
];
/** Accounts of experts; what they know stands in the library. */
const experts: DemoStaff[] = names.map((displayName, index) => {
  const number = `E${String(index + 1).padStart(3, '0')}`;
  return {
    ...{ staffNumber: number, loginName: number.toLowerCase(), displayName, role: 'expert' },
    title: t('评审专家', 'Expert'),
  };
});

export const panel: DemoStaff[] = [...convenors, ...experts];
