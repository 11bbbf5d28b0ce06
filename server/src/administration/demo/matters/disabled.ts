import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const disabledMatters: DemoMatter[] = [
  {
    matterId: 'disability-certificate',
    departmentId: 'disabled',
    name: t('残疾人证办理', 'Disability certificate'),
    aliases: ['残疾证', '办残疾证', '换残疾证', '残疾鉴定', '伤残'],
    summary: t('新办、换领、补办残疾人证，可以上门。', 'New, renewed or replaced; a home visit is possible.'),
    guide: {
      steps: [
        t(
          '本人或家人接通视频，说说身体情况。',
          'You or a relative join the call and describe the condition.',
        ),
        t('核对身份证、户口簿和照片。', 'ID card, household register and photo are checked.'),
        t(
          '预约指定医院评定；出不了门的，约医生上门。',
          'Book an assessment at a designated hospital, or a home visit if you cannot travel.',
        ),
        t('评定结果在社区公示。', 'The result is posted in the community.'),
        t('审核通过，领证或邮寄到家。', 'After approval collect the certificate or have it posted.'),
      ],
      basis: t(
        '《残疾人保障法》《残疾人证管理办法》',
        'Law on the Protection of Disabled Persons; Measures for Disability Certificates',
      ),
      timeLimit: t(
        '一般不超过20个工作日，评定时间另计',
        'As a rule within 20 working days, not counting the assessment',
      ),
      fee: t(
        '办证不收费，评定费用以本区规定为准',
        'The certificate is free; for the assessment see the district’s rules',
      ),
      notes: t(
        '听不见或说话不便的，可以打字，也可以请手语翻译。',
        'If you cannot hear or speak, you can type or ask for a sign interpreter.',
      ),
    },
    materials: [
      {
        lineId: 'id-card',
        name: t('本人身份证和户口簿', 'Your ID card and household register'),
        isRequired: true,
      },
      { lineId: 'photo', name: t('两寸证件照', 'ID photo'), isRequired: true, copies: '3' },
      {
        lineId: 'medical-record',
        name: t('病历或诊断证明', 'Medical record or diagnosis'),
        isRequired: false,
        note: t('有就拍，方便医生先看。', 'If you have it, so the doctor can read it first.'),
      },
      {
        lineId: 'guardian',
        name: t('监护人身份证', 'Guardian’s ID card'),
        isRequired: false,
        note: t('未成年、智力或精神残疾人需要。', 'For minors and people with a mental disability.'),
      },
    ],
    audience: 'person',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'assistive-devices',
    departmentId: 'disabled',
    name: t('残疾人辅具适配补贴', 'Subsidy for assistive devices'),
    aliases: ['轮椅', '助听器', '拐杖', '假肢', '辅助器具'],
    summary: t(
      '配轮椅、助听器、假肢等，申请补贴。',
      'Help to pay for a wheelchair, a hearing aid or a prosthesis.',
    ),
    guide: {
      steps: [
        t('出示残疾人证，说说哪里不方便。', 'Show your disability certificate and say what you need.'),
        t('视频里由评估员看一看，量一量。', 'An assessor looks and measures on video.'),
        t('定下适合的器具，签名申请。', 'The right device is chosen; sign the application.'),
        t('审核后，到定点机构配或者送上门。', 'After approval it is fitted at a centre or delivered.'),
        t('试用合适，确认收到。', 'Try it and confirm that it fits.'),
      ],
      basis: t(
        '《残疾预防和残疾人康复条例》及本市辅具补贴办法',
        'Regulations on Disability Prevention and Rehabilitation and the municipal rules',
      ),
      timeLimit: t('一般不超过15个工作日', 'As a rule within 15 working days'),
      fee: t('补贴标准内免费，超出部分自付', 'Free up to the subsidy; you pay the rest'),
    },
    materials: [
      { lineId: 'certificate', name: t('残疾人证', 'Disability certificate'), isRequired: true },
      { lineId: 'application', name: t('辅具补贴申请表', 'Application form'), isRequired: true, copies: '1' },
      {
        lineId: 'hardship-proof',
        name: t('低保等困难证明', 'Proof of hardship'),
        isRequired: false,
        note: t('困难家庭补贴更多。', 'Poor families receive more.'),
      },
    ],
    audience: 'person',
    skillId: 'rehabilitation',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'child-rehabilitation',
    departmentId: 'disabled',
    name: t('残疾儿童康复救助', 'Rehabilitation aid for disabled children'),
    aliases: ['儿童康复', '孤独症', '自闭症', '脑瘫', '听障儿童'],
    summary: t(
      '残疾孩子做康复训练，政府补助费用。',
      'The government helps to pay for a disabled child’s therapy.',
    ),
    guide: {
      steps: [
        t(
          '监护人接通视频，说说孩子的情况。',
          'The guardian joins the call and describes the child’s condition.',
        ),
        t('核对户口簿和诊断证明。', 'Household register and diagnosis are checked.'),
        t('选一家定点康复机构。', 'Choose a designated centre.'),
        t('审核通过，直接去做康复。', 'After approval therapy can begin at once.'),
        t(
          '费用由部门和机构结算，家里不用垫钱。',
          'The department settles with the centre; the family need not pay in advance.',
        ),
      ],
      basis: t(
        '国务院关于建立残疾儿童康复救助制度的意见',
        'State Council opinions on rehabilitation aid for disabled children',
      ),
      timeLimit: t('一般不超过10个工作日', 'As a rule within 10 working days'),
      fee: t('救助标准内免费', 'Free up to the standard'),
      notes: t('年龄范围和标准以本市公布为准。', 'Age and amount follow the published municipal standard.'),
    },
    materials: [
      {
        lineId: 'household-book',
        name: t('孩子和监护人的户口簿', 'Household register of child and guardian'),
        isRequired: true,
      },
      { lineId: 'guardian-id', name: t('监护人身份证', 'Guardian’s ID card'), isRequired: true },
      {
        lineId: 'diagnosis',
        name: t('诊断证明或残疾人证', 'Diagnosis or disability certificate'),
        isRequired: true,
        note: t('交一样就行。', 'One of them.'),
      },
    ],
    audience: 'person',
    skillId: 'rehabilitation',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 14,
  },
];
