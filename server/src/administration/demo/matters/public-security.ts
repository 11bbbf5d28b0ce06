import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const publicSecurityMatters: DemoMatter[] = [
  {
    matterId: 'id-card-renewal',
    departmentId: 'public-security',
    name: t('居民身份证换领与补领', 'Renew or replace an ID card'),
    aliases: ['身份证', '身份证丢了', '身份证过期', '补办身份证', '换身份证'],
    summary: t(
      '身份证快到期、丢了或损坏，换一张新的。',
      'Get a new ID card when yours expires, is lost or damaged.',
    ),
    guide: {
      steps: [
        t('身份证丢了，先在视频里登记丢失。', 'If the card is lost, report the loss during the call.'),
        t('工作人员核对您的身份和户口信息。', 'The agent checks your identity and household details.'),
        t(
          '看看以前的照片和指纹还能不能用。',
          'You are told whether your earlier photo and fingerprints can be used again.',
        ),
        t(
          '需要重新照相、按指纹的，预约就近的派出所。',
          'If new ones are needed, you are booked in at a nearby police station.',
        ),
        t(
          '缴费后等通知，到派出所取证或邮寄到家。',
          'Pay, wait for the notice, then collect the card or have it posted.',
        ),
      ],
      basis: t('《居民身份证法》', 'Law on Resident Identity Cards'),
      timeLimit: t('法定60日内，实际通常更快', 'Within 60 days by law, usually much sooner'),
      fee: t(
        '首次申领免费，到期换领20元，丢失损坏补领40元',
        'First card free, renewal 20 yuan, replacement of a lost or damaged card 40 yuan',
      ),
      notes: t(
        '等新证期间着急用，可以办一张临时身份证。',
        'If you cannot wait, a temporary ID card can be issued.',
      ),
    },
    materials: [
      {
        lineId: 'old-card',
        name: t('旧身份证', 'Old ID card'),
        isRequired: false,
        note: t('到期换领的要交回；丢了就不用。', 'To be handed in on renewal; not if it is lost.'),
      },
      {
        lineId: 'household-book',
        name: t('户口簿', 'Household register'),
        isRequired: true,
        note: t('拍本人那一页。', 'Photograph your own page.'),
      },
      {
        lineId: 'photo-receipt',
        name: t('数码照相回执', 'Digital photo receipt'),
        isRequired: false,
        note: t('在派出所现场照相的不用准备。', 'Not needed if the police station takes the photo.'),
      },
    ],
    audience: 'person',
    isPopular: true,
    skillId: 'household',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 8,
  },
  {
    matterId: 'household-move',
    departmentId: 'public-security',
    name: t('户口迁移', 'Move your household registration'),
    aliases: ['迁户口', '落户', '投靠', '转户口', '买房入户'],
    summary: t(
      '因工作、买房、结婚、投靠亲人等，把户口迁过来。',
      'Move your registration here for work, a home, marriage or to join family.',
    ),
    guide: {
      steps: [
        t(
          '说说为什么迁：工作、买房、结婚，还是投靠亲人。',
          'Say why you move: work, a home, marriage or joining family.',
        ),
        t(
          '工作人员告诉您该走哪一条，要哪几样材料。',
          'The agent tells you which route applies and which documents it needs.',
        ),
        t(
          '把材料拍照上传，当场看够不够。',
          'Photograph and upload the documents; the agent sees at once whether they suffice.',
        ),
        t(
          '派出所审核，全国联网的不用回老家跑。',
          'The police station reviews it; with the national network you need not travel back.',
        ),
        t(
          '通过后，带原件到派出所换新的户口簿。',
          'After approval bring the originals and collect the new household register.',
        ),
      ],
      basis: t(
        '《户口登记条例》及本市户籍管理规定',
        'Regulations on Household Registration and the municipal rules',
      ),
      timeLimit: t(
        '即办或受理后20个工作日内，视类型而定',
        'At once or within 20 working days, depending on the type',
      ),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      { lineId: 'id-card', name: t('迁移人身份证', 'ID card of the person moving'), isRequired: true },
      { lineId: 'household-book', name: t('原户口簿', 'Present household register'), isRequired: true },
      {
        lineId: 'reason-proof',
        name: t('迁移原因的证明', 'Proof of the reason'),
        isRequired: true,
        note: t(
          '房产证、劳动合同、结婚证等，交一样。',
          'Title deed, employment contract or marriage certificate: one of them.',
        ),
      },
      {
        lineId: 'host-book',
        name: t('接收方户口簿', 'Household register of the receiving family'),
        isRequired: false,
        note: t('投靠亲人时需要。', 'Needed when you join relatives.'),
      },
    ],
    audience: 'person',
    skillId: 'household',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 15,
  },
  {
    matterId: 'residence-permit',
    departmentId: 'public-security',
    name: t('居住证申领', 'Apply for a residence permit'),
    aliases: ['居住证', '暂住证', '外地户口', '外来人口', '租房登记'],
    summary: t(
      '外地户口在本地住满半年，可以办居住证。',
      'For people registered elsewhere who have lived here for half a year.',
    ),
    guide: {
      steps: [
        t(
          '先做居住登记，住满半年就可以申请。',
          'Register your address first; you may apply after half a year.',
        ),
        t(
          '有稳定工作、稳定住处或在本地读书，符合一样就行。',
          'A steady job, a steady home or studies here: one of them is enough.',
        ),
        t(
          '视频里核对身份证和租房或工作证明。',
          'The agent checks your ID card and proof of home or work on video.',
        ),
        t('签名提交，等短信通知。', 'Sign, submit and wait for a text message.'),
        t('到派出所领取，或者邮寄到家。', 'Collect the permit at the police station or have it posted.'),
      ],
      basis: t('《居住证暂行条例》', 'Interim Regulations on Residence Permits'),
      timeLimit: t('受理后15日内', 'Within 15 days of acceptance'),
      fee: t('首次办理免费', 'The first permit is free'),
      notes: t(
        '居住证每年签注一次，到期前一个月内办。',
        'It must be endorsed every year, in the month before it lapses.',
      ),
    },
    materials: [
      { lineId: 'id-card', name: t('本人身份证', 'Your ID card'), isRequired: true },
      { lineId: 'photo', name: t('近期证件照', 'Recent ID photo'), isRequired: true, copies: '1' },
      {
        lineId: 'residence-proof',
        name: t('住处、工作或就读证明', 'Proof of home, work or study'),
        isRequired: true,
        note: t(
          '租房合同、房产证、劳动合同、学生证等，交一样。',
          'Lease, title deed, employment contract or student card: one of them.',
        ),
      },
    ],
    audience: 'person',
    skillId: 'household',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 10,
  },
  {
    matterId: 'ordinary-passport',
    departmentId: 'public-security',
    name: t('普通护照申请（咨询预审）', 'Ordinary passport: advice and pre-check'),
    aliases: ['护照', '出国', '办护照', '换护照', '出入境', '港澳通行证'],
    summary: t(
      '先在视频里看材料，再去大厅按指纹，少跑一趟。',
      'Have your papers checked on video, then go to the hall once for fingerprints.',
    ),
    guide: {
      steps: [
        t(
          '视频里说明是首次办、换新还是补办。',
          'Say whether it is a first passport, a renewal or a replacement.',
        ),
        t('工作人员看身份证和照片合不合格。', 'The agent checks your ID card and whether the photo will do.'),
        t('预约去出入境大厅的时间。', 'Book a time at the exit-entry hall.'),
        t('本人到大厅按指纹、当面确认、缴费。', 'Come in person for fingerprints and confirmation, and pay.'),
        t('到大厅领取，或者邮寄到家。', 'Collect the passport or have it posted.'),
      ],
      basis: t('《护照法》', 'Passport Law'),
      timeLimit: t('大厅受理后15日内签发', 'Issued within 15 days after the hall accepts it'),
      fee: t('每本120元', '120 yuan per passport'),
      notes: t(
        '指纹和当面确认必须本人到场，视频不能代替。',
        'Fingerprints and confirmation need you in person; video cannot replace that.',
      ),
    },
    materials: [
      { lineId: 'id-card', name: t('本人身份证', 'Your ID card'), isRequired: true },
      {
        lineId: 'photo',
        name: t('出入境证件照', 'Photo for exit-entry documents'),
        isRequired: true,
        copies: '1',
        note: t('白底，近六个月内照的。', 'White background, taken within the last six months.'),
      },
      {
        lineId: 'old-passport',
        name: t('原护照', 'Old passport'),
        isRequired: false,
        note: t('换新时需要。', 'Needed for a renewal.'),
      },
      {
        lineId: 'guardian',
        name: t('监护人身份证和户口簿', 'Guardian’s ID card and household register'),
        isRequired: false,
        note: t('16岁以下由监护人陪同。', 'Children under 16 come with a guardian.'),
      },
    ],
    audience: 'person',
    skillId: 'exit-entry',
    requiredLevel: 2,
    openingHours: 'window',
    ratedMinutes: 10,
  },
];
