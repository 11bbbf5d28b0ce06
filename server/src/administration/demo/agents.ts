import { t } from './local-text.ts';
import type { DemoAgent, DemoLanguage, DemoSkillLevel, LocalText } from './types.ts';

type Seat = Omit<DemoAgent, 'departmentId'>;

const lead = t('首席坐席', 'Lead agent');
const senior = t('资深坐席', 'Senior agent');
const agent = t('坐席', 'Agent');
const townAgent = t('镇街坐席', 'Town agent');
const chinese: DemoLanguage[] = ['zh'];
const bilingual: DemoLanguage[] = ['zh', 'en'];
const southSichuan = ['sichuan-luzhou', 'sichuan-neijiang'];
const northSichuan = ['chengdu-jinjiang', 'sichuan-guangan'];
const alongGuizhou = ['guizhou-zunyi', 'sichuan-luzhou'];
const nextDoor = ['chongqing-jiangjin', 'chongqing-bishan'];

function seat(
  agentNumber: string,
  displayName: string,
  title: LocalText,
  languages: DemoLanguage[],
  levels: Record<string, DemoSkillLevel>,
  regions: DemoAgent['regions'],
  townId?: string,
): Seat {
  return {
    agentNumber,
    loginName: agentNumber.toLowerCase(),
    displayName,
    title,
    languages,
    skills: Object.entries(levels).map(([skillId, level]) => ({ skillId, level })),
    regions,
    ...(townId === undefined ? {} : { townId }),
  };
}

function desk(departmentId: string, seats: Seat[]): DemoAgent[] {
  return seats.map((row) => ({ ...row, departmentId }));
}

/**
 * 72 agents, four a department; all names are invented. In each department the first is the lead agent, speaks
 * English and can take everything; the second can take everything in Chinese; the third and fourth take what is
 * common. A few names hold rare characters (䶮 㛃 𬭎 骉), one of them beyond the 16-bit range, to prove that they
 * survive storage, search and print.
 */
export const agents: DemoAgent[] = [
  ...desk('market-regulation', [
    seat(
      'A001',
      '陈思远',
      lead,
      bilingual,
      { general: 3, 'business-registration': 3, 'food-licensing': 3, 'special-equipment': 3 },
      'all',
    ),
    seat(
      'A002',
      '冉红梅',
      senior,
      chinese,
      { general: 2, 'business-registration': 3, 'food-licensing': 3, 'special-equipment': 3 },
      'all',
    ),
    seat('A003', '李喆', agent, bilingual, { general: 2, 'special-equipment': 2 }, southSichuan),
    seat('A004', '王雨桐', agent, chinese, { general: 2, 'business-registration': 1 }, nextDoor),
  ]),
  ...desk('human-resources', [
    seat('A005', '赵文博', lead, bilingual, { general: 3, 'social-insurance': 3, employment: 3 }, 'all'),
    seat('A006', '向春燕', senior, chinese, { general: 2, 'social-insurance': 3, employment: 3 }, 'all'),
    seat('A007', '刘䶮', agent, chinese, { general: 2, 'social-insurance': 2 }, northSichuan),
    seat(
      'A008',
      '何丽君',
      townAgent,
      chinese,
      { general: 1, 'social-insurance': 1 },
      nextDoor,
      'yangjiaping',
    ),
  ]),
  ...desk('public-security', [
    seat('A009', '周建川', lead, bilingual, { general: 3, household: 3, 'exit-entry': 3 }, 'all'),
    seat('A010', '田小芳', senior, chinese, { general: 2, household: 3, 'exit-entry': 3 }, 'all'),
    seat('A011', '欧阳明睿', agent, bilingual, { general: 2, 'exit-entry': 2 }, alongGuizhou),
    seat('A012', '谭志勇', townAgent, chinese, { general: 1, household: 1 }, nextDoor, 'zhongliangshan'),
  ]),
  ...desk('civil-affairs', [
    seat('A013', '杨静怡', lead, bilingual, { general: 3, 'social-assistance': 3, 'elder-care': 3 }, 'all'),
    seat('A014', '蒋玉兰', senior, chinese, { general: 2, 'social-assistance': 3, 'elder-care': 3 }, 'all'),
    seat('A015', '吴昊然', agent, chinese, { general: 2, 'social-assistance': 2 }, southSichuan),
    seat('A016', '邓桂英', townAgent, chinese, { general: 2, 'social-assistance': 1 }, nextDoor, 'xipeng'),
  ]),
  ...desk('medical-security', [
    seat('A017', '罗晓岚', lead, bilingual, { general: 3, 'treatment-claims': 3 }, 'all'),
    seat('A018', '唐婉清', senior, bilingual, { general: 2, 'treatment-claims': 3 }, 'all'),
    seat('A019', '郑凯文', agent, chinese, { general: 2, 'treatment-claims': 2 }, northSichuan),
    seat('A020', '彭秀珍', townAgent, chinese, { general: 1, 'treatment-claims': 1 }, nextDoor, 'tongguanyi'),
  ]),
  ...desk('housing', [
    seat(
      'A021',
      '黄梓轩',
      lead,
      bilingual,
      { general: 3, 'housing-security': 3, 'construction-permits': 3 },
      'all',
    ),
    seat(
      'A022',
      '谢立春',
      senior,
      chinese,
      { general: 2, 'housing-security': 3, 'construction-permits': 3 },
      'all',
    ),
    seat('A023', '曾㛃', agent, chinese, { general: 2, 'housing-security': 2 }, alongGuizhou),
    seat('A024', '邹长江', townAgent, chinese, { general: 1, 'housing-security': 1 }, nextDoor, 'shiqiaopu'),
  ]),
  ...desk('planning', [
    seat(
      'A025',
      '林书瑶',
      lead,
      bilingual,
      { general: 3, 'property-registration': 3, 'planning-permits': 3 },
      'all',
    ),
    seat(
      'A026',
      '夏国栋',
      senior,
      chinese,
      { general: 2, 'property-registration': 3, 'planning-permits': 3 },
      'all',
    ),
    seat('A027', '韩𬭎', agent, bilingual, { general: 2, 'planning-permits': 2 }, southSichuan),
    seat('A028', '龚小平', agent, chinese, { general: 2, 'property-registration': 1 }, nextDoor),
  ]),
  ...desk('transport', [
    seat('A029', '许嘉言', lead, bilingual, { general: 3, 'road-transport': 3 }, 'all'),
    seat('A030', '石大川', senior, chinese, { general: 2, 'road-transport': 3 }, 'all'),
    seat('A031', '袁梦溪', agent, chinese, { general: 2, 'road-transport': 2 }, northSichuan),
    seat('A032', '熊家旺', agent, chinese, { general: 1, 'road-transport': 1 }, nextDoor),
  ]),
  ...desk('water', [
    seat('A033', '沈若水', lead, bilingual, { general: 3, 'water-permits': 3 }, 'all'),
    seat('A034', '江一帆', senior, chinese, { general: 2, 'water-permits': 3 }, 'all'),
    seat('A035', '潘犇', agent, chinese, { general: 2, 'water-permits': 2 }, alongGuizhou),
    seat('A036', '廖永福', agent, chinese, { general: 1, 'water-permits': 1 }, nextDoor),
  ]),
  ...desk('agriculture', [
    seat('A037', '叶知秋', lead, bilingual, { general: 3, 'rural-land': 3, 'animal-health': 3 }, 'all'),
    seat('A038', '牟秀云', senior, chinese, { general: 2, 'rural-land': 3, 'animal-health': 3 }, 'all'),
    seat('A039', '白杨', agent, chinese, { general: 2, 'rural-land': 2 }, southSichuan),
    seat('A040', '程满仓', townAgent, chinese, { general: 2, 'rural-land': 1 }, nextDoor, 'taojia'),
  ]),
  ...desk('health', [
    seat('A041', '孟繁星', lead, bilingual, { general: 3, 'health-licensing': 3 }, 'all'),
    seat('A042', '傅晓雯', senior, chinese, { general: 2, 'health-licensing': 3 }, 'all'),
    seat('A043', '姜淼', agent, chinese, { general: 2, 'health-licensing': 2 }, northSichuan),
    seat(
      'A044',
      '阿依古丽·买买提',
      townAgent,
      chinese,
      { general: 1, 'health-licensing': 1 },
      nextDoor,
      'huayan',
    ),
  ]),
  ...desk('education', [
    seat('A045', '苏念慈', lead, bilingual, { general: 3, enrolment: 3, 'teacher-certification': 3 }, 'all'),
    seat('A046', '丁国强', senior, chinese, { general: 2, enrolment: 3, 'teacher-certification': 3 }, 'all'),
    seat('A047', '魏紫萱', agent, bilingual, { general: 2, enrolment: 2 }, alongGuizhou),
    seat('A048', '范蓓蕾', agent, chinese, { general: 1, enrolment: 1 }, nextDoor),
  ]),
  ...desk('taxation', [
    seat('A049', '钟毓敏', lead, bilingual, { general: 3, invoicing: 3, 'income-tax': 3 }, 'all'),
    seat('A050', '余海涛', senior, chinese, { general: 2, invoicing: 3, 'income-tax': 3 }, 'all'),
    seat('A051', '戴诗雨', agent, bilingual, { general: 2, 'income-tax': 2 }, southSichuan),
    seat('A052', '付成林', townAgent, chinese, { general: 2, invoicing: 1 }, nextDoor, 'erlang'),
  ]),
  ...desk('justice', [
    seat('A053', '高明哲', lead, bilingual, { general: 3, 'legal-aid': 3, notarization: 3 }, 'all'),
    seat('A054', '任正义', senior, chinese, { general: 2, 'legal-aid': 3, notarization: 3 }, 'all'),
    seat('A055', '上官清扬', agent, chinese, { general: 2, 'legal-aid': 2 }, northSichuan),
    seat('A056', '覃素芬', townAgent, chinese, { general: 1, 'legal-aid': 1 }, nextDoor, 'jiulong'),
  ]),
  ...desk('culture', [
    seat('A057', '贺兰馨', lead, bilingual, { general: 3, 'venue-licensing': 3 }, 'all'),
    seat('A058', '顾一鸣', senior, chinese, { general: 2, 'venue-licensing': 3 }, 'all'),
    seat('A059', '方子墨', agent, chinese, { general: 2, 'venue-licensing': 2 }, alongGuizhou),
    seat(
      'A060',
      '易小龙',
      townAgent,
      chinese,
      { general: 1, 'venue-licensing': 1 },
      nextDoor,
      'huangjueping',
    ),
  ]),
  ...desk('environment', [
    seat('A061', '温如玉', lead, bilingual, { general: 3, 'environment-permits': 3 }, 'all'),
    seat('A062', '段青山', senior, chinese, { general: 2, 'environment-permits': 3 }, 'all'),
    seat('A063', '安晴', agent, chinese, { general: 2, 'environment-permits': 2 }, southSichuan),
    seat('A064', '毛润泽', agent, chinese, { general: 2, 'environment-permits': 1 }, nextDoor),
  ]),
  ...desk('emergency', [
    seat('A065', '秦铁军', lead, bilingual, { general: 3, 'hazardous-goods': 3 }, 'all'),
    seat('A066', '崔志刚', senior, chinese, { general: 2, 'hazardous-goods': 3 }, 'all'),
    seat('A067', '万骉', agent, chinese, { general: 2, 'hazardous-goods': 2 }, northSichuan),
    seat('A068', '文国华', agent, chinese, { general: 1, 'hazardous-goods': 1 }, nextDoor),
  ]),
  ...desk('disabled', [
    seat('A069', '宋雅琴', lead, bilingual, { general: 3, rehabilitation: 3 }, 'all'),
    seat('A070', '喻慧敏', senior, chinese, { general: 2, rehabilitation: 3 }, 'all'),
    seat('A071', '庞德润', agent, chinese, { general: 2, rehabilitation: 2 }, alongGuizhou),
    seat('A072', '尹惠兰', townAgent, chinese, { general: 1, rehabilitation: 1 }, nextDoor, 'yuzhoulu'),
  ]),
];
