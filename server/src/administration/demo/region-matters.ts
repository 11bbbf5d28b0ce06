import { t } from './local-text.ts';
import type { DemoRegionMatter } from './types.ts';

const identity = {
  lineId: 'identity',
  name: t('申请人身份证', 'Applicant’s ID card'),
  isRequired: true,
  note: t('正面、反面都要拍。', 'Both sides.'),
};

/** Matters that partner regions decide, by their own agents; people of this district or of theirs ask for them here. */
export const regionMatters: DemoRegionMatter[] = [
  {
    matterId: 'luzhou-pension-transfer',
    owningRegionId: 'sichuan-luzhou',
    departmentId: 'human-resources',
    authority: {
      name: t('泸州市社会保险事业管理局', 'Luzhou Social Insurance Administration'),
      shortName: t('泸州社保局', 'Luzhou Social Insurance'),
      phone: '0830-0000101',
      address: t('四川省泸州市江阳区大山坪街道演示路1号', '1 Yanshi Road, Jiangyang, Luzhou, Sichuan'),
      reviewOffice: t('四川省泸州市人民政府', 'Luzhou Municipal People’s Government'),
      court: t('四川省泸州市江阳区人民法院', 'Jiangyang District People’s Court of Luzhou'),
    },
    name: t('泸州市养老保险关系转移', 'Transfer a pension record of Luzhou'),
    aliases: ['社保转移', '养老金转走', '泸州社保', '转保险'],
    summary: t(
      '在泸州交过养老保险的人，不用回泸州就能把关系转过来。',
      'For people insured in Luzhou: move the record without travelling there.',
    ),
    guide: {
      steps: [
        t(
          '说明在泸州哪个单位、哪些年交过养老保险。',
          'Say which employer in Luzhou insured you, and in which years.',
        ),
        t(
          '视频里核对身份证，拍下材料。',
          'The agent checks your ID card on video and takes pictures of the papers.',
        ),
        t(
          '泸州市审看材料，把结果写成文书告诉您。',
          'Luzhou reviews the papers and tells you in writing what came of it.',
        ),
      ],
      basis: t(
        '《城镇企业职工基本养老保险关系转移接续暂行办法》',
        'Interim Measures on the Transfer of Basic Pension Records',
      ),
      timeLimit: t('15个工作日', '15 working days'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      identity,
      {
        lineId: 'transfer-application',
        name: t('养老保险关系转移申请表', 'Application to transfer the pension record'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'payment-record',
        name: t('参保缴费凭证', 'Record of contributions'),
        isRequired: false,
        note: t('手里有就交，没有由泸州市查。', 'If you have it; otherwise Luzhou looks it up.'),
      },
    ],
    audience: 'person',
    skillId: 'social-insurance',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'neijiang-fund-withdrawal',
    owningRegionId: 'sichuan-neijiang',
    departmentId: 'housing',
    authority: {
      name: t('内江市住房公积金管理中心', 'Neijiang Housing Fund Centre'),
      shortName: t('内江公积金中心', 'Neijiang Housing Fund'),
      phone: '0832-0000102',
      address: t('四川省内江市市中区演示路2号', '2 Yanshi Road, Shizhong, Neijiang, Sichuan'),
      reviewOffice: t('四川省内江市人民政府', 'Neijiang Municipal People’s Government'),
      court: t('四川省内江市市中区人民法院', 'Shizhong District People’s Court of Neijiang'),
    },
    name: t('内江市住房公积金异地提取', 'Withdraw from the housing fund of Neijiang'),
    aliases: ['公积金提取', '异地公积金', '内江公积金', '取公积金'],
    summary: t(
      '在内江交公积金、在本区买房的人，在这里申请提取。',
      'For people who pay into the fund in Neijiang and buy a home here.',
    ),
    guide: {
      steps: [
        t('说明买房或者还贷款的情况。', 'Say what you buy or which loan you pay back.'),
        t(
          '视频里核对身份证，拍下合同和银行卡。',
          'The agent checks your ID card on video and takes pictures of contract and bank card.',
        ),
        t(
          '内江市审看材料，同意后把钱转到您的银行卡。',
          'Neijiang reviews the papers and pays to your bank card if it agrees.',
        ),
      ],
      basis: t('《住房公积金管理条例》', 'Regulations on the Administration of Housing Funds'),
      timeLimit: t('3个工作日', '3 working days'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      identity,
      { lineId: 'purchase-contract', name: t('购房合同', 'Purchase contract'), isRequired: true },
      {
        lineId: 'bank-card',
        name: t('本人银行卡', 'Your own bank card'),
        isRequired: true,
        note: t('只拍卡号那一面。', 'The side with the number only.'),
      },
    ],
    audience: 'person',
    skillId: 'housing-security',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'zunyi-care-claim',
    owningRegionId: 'guizhou-zunyi',
    departmentId: 'medical-security',
    authority: {
      name: t('遵义市医疗保障局', 'Zunyi Healthcare Security Bureau'),
      shortName: t('遵义医保局', 'Zunyi Medical Insurance'),
      phone: '0851-0000103',
      address: t('贵州省遵义市汇川区演示路3号', '3 Yanshi Road, Huichuan, Zunyi, Guizhou'),
      reviewOffice: t('贵州省遵义市人民政府', 'Zunyi Municipal People’s Government'),
      court: t('贵州省遵义市汇川区人民法院', 'Huichuan District People’s Court of Zunyi'),
    },
    name: t('遵义市医保住院费用报销', 'Claim hospital costs from Zunyi'),
    aliases: ['医保报销', '遵义医保', '住院报销', '异地报销'],
    summary: t(
      '参加遵义市医保、在本区住院自己垫了钱的人，在这里申请报销。',
      'For people insured in Zunyi who paid for hospital care here.',
    ),
    guide: {
      steps: [
        t('说明在哪家医院、什么时候住院。', 'Say which hospital you were in, and when.'),
        t(
          '视频里核对身份证，拍下发票和清单。',
          'The agent checks your ID card on video and takes pictures of receipts and lists.',
        ),
        t(
          '遵义市审看材料，算好以后转到您的银行卡。',
          'Zunyi reviews the papers, works out the amount and pays to your bank card.',
        ),
      ],
      basis: t(
        '《社会保险法》及贵州省医保报销规定',
        'Social Insurance Law and the rules of Guizhou on claims',
      ),
      timeLimit: t('30个工作日', '30 working days'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      identity,
      { lineId: 'hospital-receipt', name: t('住院发票', 'Hospital receipt'), isRequired: true },
      { lineId: 'cost-list', name: t('费用清单', 'List of costs'), isRequired: true },
      { lineId: 'discharge-record', name: t('出院记录', 'Discharge record'), isRequired: true },
    ],
    audience: 'person',
    skillId: 'treatment-claims',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'jiangjin-marriage-archive',
    owningRegionId: 'chongqing-jiangjin',
    departmentId: 'civil-affairs',
    authority: {
      name: t('江津区民政局', 'Jiangjin District Civil Affairs Bureau'),
      shortName: t('江津民政局', 'Jiangjin Civil Affairs'),
      phone: '023-00000104',
      address: t('重庆市江津区几江街道演示路4号', '4 Yanshi Road, Jijiang, Jiangjin, Chongqing'),
      reviewOffice: t('重庆市江津区人民政府', 'Jiangjin District People’s Government of Chongqing'),
      court: t('重庆市江津区人民法院', 'Jiangjin District People’s Court of Chongqing'),
    },
    name: t('江津区婚姻登记档案查询', 'Marriage records of Jiangjin'),
    aliases: ['查婚姻档案', '结婚证丢了', '婚姻证明', '江津结婚'],
    summary: t(
      '在江津区登记结婚或离婚的人，在这里申请查档案。',
      'For people who married or divorced in Jiangjin.',
    ),
    guide: {
      steps: [
        t(
          '说明在江津区登记的年份和双方姓名。',
          'Say the year of the registration in Jiangjin and both names.',
        ),
        t('视频里核对身份证。', 'The agent checks your ID card on video.'),
        t(
          '江津区查到档案后，把结果写成文书告诉您。',
          'Jiangjin looks the record up and tells you in writing.',
        ),
      ],
      basis: t('《婚姻登记档案管理办法》', 'Measures on Marriage Registration Archives'),
      timeLimit: t('5个工作日', '5 working days'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      identity,
      {
        lineId: 'search-application',
        name: t('档案查询申请表', 'Application to search the records'),
        isRequired: true,
        copies: '1',
      },
    ],
    audience: 'person',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 10,
  },
];
