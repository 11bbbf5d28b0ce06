import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const emergencyMatters: DemoMatter[] = [
  {
    matterId: 'hazardous-chemicals',
    departmentId: 'emergency',
    name: t('危险化学品经营许可', 'Licence to trade in hazardous chemicals'),
    aliases: ['危化品', '化学品', '加油站', '油漆', '酒精'],
    summary: t(
      '卖酒精、油漆、汽油等危险化学品，先办许可。',
      'Needed to sell alcohol, paints, petrol and other hazardous chemicals.',
    ),
    guide: {
      steps: [
        t('视频里说清卖哪些、有没有仓库。', 'Say what you sell and whether you keep a store.'),
        t('负责人和安全员先培训、考核合格。', 'Manager and safety officer are trained and pass the test.'),
        t('有仓库的，请评价机构做安全评价。', 'If you keep a store, have its safety assessed.'),
        t(
          '上传材料，视频里看场地和消防器材。',
          'Upload the papers; show premises and fire equipment on video.',
        ),
        t('现场核查合格，领取许可证。', 'After inspection you receive the licence.'),
      ],
      basis: t(
        '国家危险化学品安全管理的现行法律法规',
        'The laws and regulations in force on hazardous chemicals',
      ),
      timeLimit: t('受理后30日内', 'Within 30 days of acceptance'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      { lineId: 'application', name: t('经营许可申请书', 'Application form'), isRequired: true, copies: '1' },
      { lineId: 'business-licence', name: t('营业执照', 'Business licence'), isRequired: true },
      {
        lineId: 'training',
        name: t('负责人和安全员合格证', 'Certificates of manager and safety officer'),
        isRequired: true,
      },
      {
        lineId: 'safety-rules',
        name: t('安全制度和应急预案', 'Safety rules and emergency plan'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'assessment',
        name: t('安全评价报告', 'Safety assessment'),
        isRequired: false,
        note: t('带储存设施的需要。', 'If you keep a store.'),
      },
    ],
    audience: 'firm',
    skillId: 'hazardous-goods',
    requiredLevel: 3,
    openingHours: 'always',
    ratedMinutes: 25,
  },
  {
    matterId: 'fireworks-retail',
    departmentId: 'emergency',
    name: t('烟花爆竹零售许可', 'Licence to sell fireworks'),
    aliases: ['卖鞭炮', '烟花', '爆竹', '春节卖炮', '零售点'],
    summary: t('过年卖烟花爆竹，先办零售许可证。', 'Needed to sell fireworks, for instance at New Year.'),
    guide: {
      steps: [
        t('先问店面所在地方能不能卖。', 'Ask first whether sales are allowed where your shop is.'),
        t(
          '店里不能住人，离学校、加油站等有安全距离。',
          'Nobody may live in the shop; keep away from schools and petrol stations.',
        ),
        t('负责人参加安全培训。', 'The person in charge takes the safety course.'),
        t('视频里看店面和灭火器。', 'Show the shop and fire extinguishers on video.'),
        t('现场查看合格，领取许可证。', 'After inspection you receive the licence.'),
      ],
      basis: t('《烟花爆竹安全管理条例》', 'Regulations on Fireworks Safety'),
      timeLimit: t('受理后20日内', 'Within 20 days of acceptance'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      { lineId: 'application', name: t('零售许可申请书', 'Application form'), isRequired: true, copies: '1' },
      { lineId: 'identity', name: t('身份证和营业执照', 'ID card and business licence'), isRequired: true },
      {
        lineId: 'shop-plan',
        name: t('店面位置和周边示意图', 'Sketch of the shop and its surroundings'),
        isRequired: true,
        copies: '1',
        note: t('手画的也可以。', 'A hand-drawn sketch will do.'),
      },
      { lineId: 'training', name: t('安全培训合格证', 'Safety course certificate'), isRequired: true },
    ],
    audience: 'both',
    skillId: 'hazardous-goods',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'precursor-chemicals',
    departmentId: 'emergency',
    name: t('第三类易制毒化学品经营备案', 'File trade in class III precursor chemicals'),
    aliases: ['易制毒', '硫酸', '盐酸', '丙酮', '化学品备案'],
    summary: t(
      '卖硫酸、盐酸、丙酮等，到部门备案。',
      'File the sale of sulphuric acid, hydrochloric acid, acetone and the like.',
    ),
    guide: {
      steps: [
        t('说明卖哪几种、一年大约卖多少。', 'Say which chemicals and how much a year.'),
        t('准备好管理制度和人员名单。', 'Have the rules and the list of staff ready.'),
        t('视频里核对执照和仓库。', 'The licence and the store are checked on video.'),
        t('材料齐全，当场发备案证明。', 'If complete, the filing certificate is issued at once.'),
      ],
      basis: t('《易制毒化学品管理条例》', 'Regulations on Precursor Chemicals'),
      timeLimit: t('材料齐全当场备案', 'On the spot if nothing is missing'),
      fee: t('不收费', 'Free of charge'),
      notes: t('备案证明有效期三年。', 'The certificate is valid for three years.'),
    },
    materials: [
      { lineId: 'filing-form', name: t('经营备案申请书', 'Filing form'), isRequired: true, copies: '1' },
      { lineId: 'business-licence', name: t('营业执照', 'Business licence'), isRequired: true },
      {
        lineId: 'rules',
        name: t('管理制度和销售网点资料', 'Rules and points of sale'),
        isRequired: true,
        copies: '1',
      },
    ],
    audience: 'firm',
    skillId: 'general',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 12,
  },
];
