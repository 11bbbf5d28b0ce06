import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const agricultureMatters: DemoMatter[] = [
  {
    matterId: 'rural-homestead',
    departmentId: 'agriculture',
    name: t('农村宅基地和建房申请', 'Rural homestead and house building'),
    aliases: ['宅基地', '农村建房', '修房子', '翻盖老房', '农房'],
    summary: t(
      '村里人建新房、翻修老房，先办批准。',
      'Villagers need approval before they build or rebuild a house.',
    ),
    guide: {
      steps: [
        t(
          '向村里提出申请，村民小组讨论后公示。',
          'Apply to the village; the villagers’ group discusses and posts it.',
        ),
        t('视频里让工作人员看看建房的地方。', 'Show the agent the plot on video.'),
        t(
          '镇上各部门一起审：够不够条件、占不占耕地。',
          'The town’s offices review it together: eligibility and whether farmland is used.',
        ),
        t(
          '批准后发证，工作人员到场放线。',
          'After approval you receive the certificates and staff mark out the plot.',
        ),
        t('按批准的面积建，完工后验收。', 'Build to the approved size; it is inspected at the end.'),
      ],
      basis: t(
        '《土地管理法》及本市农村宅基地规定',
        'Land Administration Law and the municipal rules on homesteads',
      ),
      timeLimit: t(
        '镇街受理后一般不超过30个工作日',
        'As a rule within 30 working days of acceptance by the town',
      ),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '一户只能有一处宅基地；不能占用永久基本农田。',
        'One homestead per household; permanent basic farmland must not be used.',
      ),
    },
    materials: [
      {
        lineId: 'application',
        name: t('宅基地和建房申请表', 'Homestead and building application'),
        isRequired: true,
        copies: '1',
        note: t('村里有空白表，可以代填。', 'The village has forms and can fill them in for you.'),
      },
      {
        lineId: 'household-book',
        name: t('户口簿和身份证', 'Household register and ID card'),
        isRequired: true,
      },
      { lineId: 'commitment', name: t('使用承诺书', 'Letter of commitment'), isRequired: true, copies: '1' },
      {
        lineId: 'house-drawing',
        name: t('建房图纸', 'Drawing of the house'),
        isRequired: true,
        copies: '1',
        note: t('可以选用免费通用图。', 'Free standard drawings may be used.'),
      },
      {
        lineId: 'old-house',
        name: t('原房屋权属证明', 'Proof of title to the old house'),
        isRequired: false,
        note: t('翻建、改建时提供。', 'For rebuilding.'),
      },
    ],
    audience: 'person',
    skillId: 'rural-land',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 18,
  },
  {
    matterId: 'farm-machinery-subsidy',
    departmentId: 'agriculture',
    name: t('农机购置补贴申请', 'Subsidy for farm machinery'),
    aliases: ['农机补贴', '买微耕机', '拖拉机补贴', '收割机', '种地补贴'],
    summary: t(
      '买微耕机、收割机等，申请国家补贴。',
      'Claim the state subsidy for a tiller, a harvester or the like.',
    ),
    guide: {
      steps: [
        t('先查想买的机器在不在补贴目录里。', 'First check that the machine is on the subsidy list.'),
        t('买好机器，留好发票。', 'Buy the machine and keep the invoice.'),
        t('视频里给工作人员看机器和铭牌。', 'Show the machine and its rating plate on video.'),
        t('登记银行账户，签名提交。', 'Give your bank account, sign and submit.'),
        t('公示后，补贴打到卡上。', 'After the list is published the subsidy is paid to your account.'),
      ],
      basis: t(
        '《农业机械化促进法》及农机购置与应用补贴政策',
        'Agricultural Mechanization Promotion Law and the subsidy policy',
      ),
      timeLimit: t(
        '受理后15个工作日内审核，资金按批次发',
        'Reviewed within 15 working days; paid in batches',
      ),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      { lineId: 'identity', name: t('身份证或营业执照', 'ID card or business licence'), isRequired: true },
      { lineId: 'invoice', name: t('购机发票', 'Invoice for the machine'), isRequired: true },
      {
        lineId: 'machine-photo',
        name: t('人机合影和铭牌照片', 'Photo of you with the machine and of the plate'),
        isRequired: true,
        note: t('铭牌上的编号要看得清。', 'The number on the plate must be legible.'),
      },
      { lineId: 'bank-card', name: t('银行卡', 'Bank card'), isRequired: true },
    ],
    audience: 'both',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 10,
  },
  {
    matterId: 'animal-epidemic-certificate',
    departmentId: 'agriculture',
    name: t('动物防疫条件合格证核发', 'Animal epidemic prevention certificate'),
    aliases: ['养殖场', '养猪', '养鸡', '屠宰场', '防疫证'],
    summary: t('办养殖场、屠宰场，先领防疫合格证。', 'Required before a farm or slaughterhouse opens.'),
    guide: {
      steps: [
        t(
          '选址要离居民区、水源等有安全距离。',
          'Choose a site at a safe distance from homes and water sources.',
        ),
        t('建好消毒、隔离和无害化处理设施。', 'Build disinfection, isolation and disposal facilities.'),
        t('上传平面图，视频里带工作人员走一圈。', 'Upload the plan and walk the agent round on video.'),
        t(
          '现场审查，不合格的地方一次说清。',
          'The site is inspected and every shortcoming is named at once.',
        ),
        t(
          '合格后领证，再办其他手续。',
          'Once approved you receive the certificate and go on to the next steps.',
        ),
      ],
      basis: t(
        '《动物防疫法》《动物防疫条件审查办法》',
        'Animal Epidemic Prevention Law; Measures for Examining Prevention Conditions',
      ),
      timeLimit: t('受理后一般不超过15个工作日', 'As a rule within 15 working days of acceptance'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      {
        lineId: 'application',
        name: t('防疫条件审查申请表', 'Application form'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'site-plan',
        name: t('场所位置图和平面图', 'Location map and plan'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'facilities',
        name: t('设施设备清单', 'List of facilities and equipment'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'rules',
        name: t('防疫制度和人员信息', 'Prevention rules and staff'),
        isRequired: true,
        copies: '1',
      },
    ],
    audience: 'both',
    skillId: 'animal-health',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 15,
  },
];
