import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const civilAffairsMatters: DemoMatter[] = [
  {
    matterId: 'subsistence-allowance',
    departmentId: 'civil-affairs',
    name: t('最低生活保障申请', 'Subsistence allowance'),
    aliases: ['低保', '吃低保', '困难补助', '生活困难', '救助'],
    summary: t('家里收入低、生活困难的，按月领低保金。', 'Monthly support for families with a low income.'),
    guide: {
      steps: [
        t(
          '视频里说说家里几口人、收入和难处。',
          'Tell the agent on video how many you are, what you earn and what is hard.',
        ),
        t(
          '全家签署授权书，同意核对收入和财产。',
          'All family members sign to allow income and property to be checked.',
        ),
        t(
          '镇街工作人员上门看一看，不用您跑。',
          'Staff of your town or street visit you; you need not travel.',
        ),
        t('核对结果在社区公示。', 'The result is posted in the community.'),
        t(
          '审核通过，从次月起把钱发到卡里。',
          'After approval the money is paid to your card from the next month on.',
        ),
      ],
      basis: t(
        '《社会救助暂行办法》《最低生活保障审核确认办法》',
        'Interim Measures for Social Assistance; Measures for Reviewing the Subsistence Allowance',
      ),
      timeLimit: t(
        '受理后30个工作日内，情况复杂的不超过45个工作日',
        'Within 30 working days of acceptance, 45 in complicated cases',
      ),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '行动不便的，可以请家人或社区干部代办。',
        'If you cannot get about, a relative or community worker may apply for you.',
      ),
    },
    materials: [
      {
        lineId: 'application',
        name: t('社会救助申请书', 'Application for social assistance'),
        isRequired: true,
        copies: '1',
        note: t(
          '不会写字的，工作人员代写，您确认。',
          'If you cannot write, the agent writes it and you confirm.',
        ),
      },
      {
        lineId: 'household-book',
        name: t('全家户口簿和身份证', 'Household register and ID cards of the family'),
        isRequired: true,
      },
      {
        lineId: 'authorization',
        name: t('家庭经济状况核对授权书', 'Consent to check the family’s finances'),
        isRequired: true,
        copies: '1',
        note: t('成年家人都要签名。', 'Signed by all adult members.'),
      },
      {
        lineId: 'illness-proof',
        name: t('重病、残疾等证明', 'Proof of serious illness or disability'),
        isRequired: false,
        note: t('有就交，能作为照顾的依据。', 'If you have it; it counts in your favour.'),
      },
    ],
    audience: 'person',
    isPopular: true,
    skillId: 'social-assistance',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 18,
  },
  {
    matterId: 'marriage-appointment',
    departmentId: 'civil-affairs',
    name: t('婚姻登记预约与咨询', 'Marriage registration: advice and booking'),
    aliases: ['结婚', '领证', '结婚证', '离婚', '补结婚证'],
    summary: t(
      '结婚领证先预约，材料在视频里先看好。',
      'Book a time to register your marriage and have your papers looked at first.',
    ),
    guide: {
      steps: [
        t('男方满22岁、女方满20岁，双方自愿。', 'He must be 22, she 20, and both must want it freely.'),
        t(
          '视频里看两个人的身份证，确认材料够了。',
          'Show both ID cards on video; the agent confirms that nothing is missing.',
        ),
        t('选一个日子和时间，预约登记处。', 'Choose a day and time at the registry.'),
        t('两个人一起到场，签署声明书。', 'Come together and sign the declaration.'),
        t('当场领结婚证。', 'Receive the marriage certificate on the spot.'),
      ],
      basis: t('《民法典》《婚姻登记条例》', 'Civil Code; Regulations on Marriage Registration'),
      timeLimit: t('到场当场办结', 'Done on the spot when you come'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '登记必须两人亲自到场；现在不用带户口簿，全国都能办。',
        'Both must come in person. The household register is no longer needed, and any registry in the country will do.',
      ),
    },
    materials: [
      { lineId: 'id-cards', name: t('双方身份证', 'ID cards of both'), isRequired: true },
      {
        lineId: 'declaration',
        name: t('无配偶、无近亲关系声明', 'Declaration of being single and not closely related'),
        isRequired: true,
        copies: '1',
        note: t('到登记处当面签名。', 'Signed in person at the registry.'),
      },
      {
        lineId: 'photos',
        name: t('双方近期合影', 'Recent photo of the couple'),
        isRequired: false,
        copies: '3',
        note: t('很多登记处可以现场照。', 'Many registries take it on the spot.'),
      },
    ],
    audience: 'person',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 8,
  },
  {
    matterId: 'elder-allowance',
    departmentId: 'civil-affairs',
    name: t('高龄津贴申请', 'Allowance for the very old'),
    aliases: ['高龄补贴', '老年津贴', '八十岁补贴', '长寿金', '老人补助'],
    summary: t('符合条件的高龄老人，按月领津贴。', 'A monthly allowance for old people who qualify.'),
    guide: {
      steps: [
        t('打开视频，把身份证给工作人员看。', 'Join the call and show the agent your ID card.'),
        t('说明住在哪里、户口在哪里。', 'Say where you live and where you are registered.'),
        t('登记收钱的社保卡或银行卡。', 'Give the card to which the money should be paid.'),
        t(
          '社区核实后，津贴按月发到卡里。',
          'After the community has checked it, the allowance is paid every month.',
        ),
      ],
      basis: t(
        '《老年人权益保障法》及本市高龄津贴规定',
        'Law on the Protection of the Rights of the Elderly and the municipal rules',
      ),
      timeLimit: t('一般不超过20个工作日', 'As a rule within 20 working days'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '年龄和金额以本市公布的标准为准。儿女可以帮忙操作手机。',
        'Age and amount follow the published municipal standard. Your children may help with the phone.',
      ),
    },
    materials: [
      { lineId: 'id-card', name: t('老人身份证', 'ID card of the old person'), isRequired: true },
      {
        lineId: 'bank-card',
        name: t('社保卡或银行卡', 'Social security or bank card'),
        isRequired: true,
        note: t('拍卡号那一面。', 'Photograph the side with the number.'),
      },
      {
        lineId: 'proxy-id',
        name: t('代办人身份证', 'Proxy’s ID card'),
        isRequired: false,
        note: t('儿女代办时需要。', 'If a son or daughter applies.'),
      },
    ],
    audience: 'person',
    skillId: 'elder-care',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 8,
  },
  {
    matterId: 'care-home-filing',
    departmentId: 'civil-affairs',
    name: t('养老机构备案', 'File a care home'),
    aliases: ['养老院', '敬老院', '开养老院', '托老所', '养老备案'],
    summary: t(
      '办养老院的单位，收住老人后办备案。',
      'For operators: file the care home after residents have moved in.',
    ),
    guide: {
      steps: [
        t(
          '先办好法人登记，有消防、食品等方面的合格条件。',
          'First register the legal entity and meet the fire and food safety conditions.',
        ),
        t('收住老人后10个工作日内提出备案。', 'File within 10 working days of the first resident moving in.'),
        t(
          '视频里带工作人员看房间、厨房和消防通道。',
          'Show the agent rooms, kitchen and fire exits on video.',
        ),
        t('签署备案书和承诺书。', 'Sign the filing form and the letter of commitment.'),
        t('材料齐全，出具备案回执。', 'When complete, you receive the filing receipt.'),
      ],
      basis: t(
        '《老年人权益保障法》《养老机构管理办法》',
        'Law on the Protection of the Rights of the Elderly; Measures for Care Homes',
      ),
      timeLimit: t('材料齐全当场出具回执', 'Receipt on the spot if nothing is missing'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      {
        lineId: 'filing-form',
        name: t('设置养老机构备案书', 'Care home filing form'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'entity-licence',
        name: t('营业执照或法人登记证', 'Business licence or certificate of legal entity'),
        isRequired: true,
      },
      { lineId: 'commitment', name: t('备案承诺书', 'Letter of commitment'), isRequired: true, copies: '1' },
      {
        lineId: 'fire-safety',
        name: t('消防安全合格材料', 'Proof of fire safety'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'food-licence',
        name: t('食品经营许可证', 'Food licence'),
        isRequired: false,
        note: t('内设食堂的需要。', 'If the home has its own canteen.'),
      },
    ],
    audience: 'firm',
    skillId: 'elder-care',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 18,
  },
];
