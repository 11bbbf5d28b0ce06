import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const medicalSecurityMatters: DemoMatter[] = [
  {
    matterId: 'out-of-area-care',
    departmentId: 'medical-security',
    name: t('异地就医备案', 'File for medical care elsewhere'),
    aliases: ['异地医保', '外地看病', '外地住院', '跨省报销', '异地备案'],
    summary: t(
      '去外地看病住院前先备案，出院直接结算。',
      'File before treatment elsewhere, and the hospital settles the bill directly.',
    ),
    guide: {
      steps: [
        t(
          '说明去哪个城市，是长住、转院还是临时看病。',
          'Say which city, and whether you live there, were referred or need care on a visit.',
        ),
        t(
          '视频里核对身份证或医保电子凭证。',
          'The agent checks your ID card or electronic medical insurance code on video.',
        ),
        t('长住外地的，签署一份承诺书。', 'If you live there for long, sign a statement.'),
        t(
          '当场备案成功，选好的城市定点医院都能用。',
          'It takes effect at once for all designated hospitals in that city.',
        ),
        t(
          '住院时带上社保卡或医保码，出院只付自己那部分。',
          'Bring your card or code to the hospital and pay only your own share on leaving.',
        ),
      ],
      basis: t(
        '《社会保险法》及国家跨省异地就医直接结算规定',
        'Social Insurance Law and the national rules on direct settlement between provinces',
      ),
      timeLimit: t('当场办结', 'Done on the spot'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '急诊抢救可以先看病，出院结算前补办。',
        'In an emergency get treated first and file before you leave hospital.',
      ),
    },
    materials: [
      {
        lineId: 'identity',
        name: t('身份证、社保卡或医保电子凭证', 'ID card, social security card or electronic code'),
        isRequired: true,
        note: t('交一样就行。', 'One of them.'),
      },
      {
        lineId: 'residence-statement',
        name: t('长期居住承诺书', 'Statement of living elsewhere'),
        isRequired: false,
        copies: '1',
        note: t('长住外地的需要，视频里就能签名。', 'If you live elsewhere; signed during the call.'),
      },
      {
        lineId: 'referral',
        name: t('转诊转院证明', 'Referral from the hospital'),
        isRequired: false,
        note: t('转到外地医院治疗的需要。', 'If a hospital has referred you.'),
      },
    ],
    audience: 'person',
    isPopular: true,
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 8,
  },
  {
    matterId: 'maternity-allowance',
    departmentId: 'medical-security',
    name: t('生育津贴申领', 'Claim maternity allowance'),
    aliases: ['生育金', '产假工资', '生孩子报销', '生育保险', '生小孩补贴'],
    summary: t(
      '参加生育保险的女职工，生孩子后领津贴。',
      'Allowance for women employees insured for maternity.',
    ),
    guide: {
      steps: [
        t(
          '准备好出院记录和孩子的出生证明。',
          'Have the hospital record and the baby’s birth certificate ready.',
        ),
        t('视频里核对参保和缴费情况。', 'The agent checks your insurance and payments on video.'),
        t('确认津贴发给单位还是发到个人。', 'Confirm whether the money goes to your employer or to you.'),
        t('签名提交，等审核。', 'Sign, submit and wait for the review.'),
        t('审核通过，钱到账有短信提醒。', 'After approval a text message tells you when the money is paid.'),
      ],
      basis: t(
        '《社会保险法》《女职工劳动保护特别规定》',
        'Social Insurance Law; Special Rules on the Labour Protection of Female Employees',
      ),
      timeLimit: t('一般不超过20个工作日', 'As a rule within 20 working days'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      { lineId: 'identity', name: t('身份证或医保电子凭证', 'ID card or electronic code'), isRequired: true },
      {
        lineId: 'hospital-record',
        name: t('出院记录或诊断证明', 'Hospital record or diagnosis'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'birth-certificate',
        name: t('出生医学证明', 'Birth certificate'),
        isRequired: false,
        note: t('系统查得到的不用交。', 'Not needed if the system shows it.'),
      },
      { lineId: 'bank-account', name: t('收款银行账户', 'Bank account'), isRequired: true },
    ],
    audience: 'both',
    skillId: 'treatment-claims',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'resident-medical-insurance',
    departmentId: 'medical-security',
    name: t('城乡居民医保参保登记', 'Join the residents’ medical insurance'),
    aliases: ['居民医保', '新农合', '交医保', '合作医疗', '新生儿医保'],
    summary: t(
      '没有单位的居民、学生和新生儿参加医保。',
      'For residents without an employer, students and newborn babies.',
    ),
    guide: {
      steps: [
        t(
          '看看是不是在集中参保的时间里，新生儿随时可以。',
          'Check whether enrolment is open; newborn babies may join at any time.',
        ),
        t(
          '视频里核对身份证、户口簿或居住证。',
          'The agent checks your ID card, household register or residence permit on video.',
        ),
        t('选参保档次，困难群众看有没有资助。', 'Choose a level; those in hardship are told about support.'),
        t('登记成功后，用手机或到银行缴费。', 'Once registered, pay by phone or at a bank.'),
      ],
      basis: t(
        '《社会保险法》及国家、本市居民医保规定',
        'Social Insurance Law and the national and municipal rules',
      ),
      timeLimit: t('当场办结', 'Done on the spot'),
      fee: t(
        '登记不收费，个人保费按当年标准',
        'Registration is free; the premium follows the standard of the year',
      ),
      notes: t(
        '过了集中参保时间再参加，可能有等待期。',
        'If you join after the enrolment period there may be a waiting time.',
      ),
    },
    materials: [
      {
        lineId: 'identity',
        name: t('身份证、户口簿或居住证', 'ID card, household register or residence permit'),
        isRequired: true,
      },
      {
        lineId: 'birth-certificate',
        name: t('出生医学证明', 'Birth certificate'),
        isRequired: false,
        note: t('新生儿还没上户口时用。', 'For a newborn not yet in the household register.'),
      },
      {
        lineId: 'hardship-proof',
        name: t('困难人员证明', 'Proof of hardship'),
        isRequired: false,
        note: t('享受参保资助的提供。', 'For those entitled to support.'),
      },
    ],
    audience: 'person',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 8,
  },
  {
    matterId: 'chronic-disease-outpatient',
    departmentId: 'medical-security',
    name: t('门诊慢特病待遇认定', 'Outpatient cover for chronic disease'),
    aliases: ['慢性病', '特病', '高血压糖尿病', '特殊疾病', '门诊报销'],
    summary: t(
      '高血压、糖尿病等长期吃药的，门诊也能多报销。',
      'Better cover for people who take medicine for years, such as for diabetes.',
    ),
    guide: {
      steps: [
        t('准备医院的诊断证明和检查单。', 'Have the diagnosis and test results from the hospital ready.'),
        t(
          '视频里工作人员看您的病种在不在范围内。',
          'The agent tells you on video whether your disease is covered.',
        ),
        t('选一家方便看病拿药的定点医院。', 'Choose a designated hospital convenient for you.'),
        t('提交后由医生专家审核。', 'Medical experts review the application.'),
        t('通过后，到选好的医院看病直接报销。', 'After approval, the hospital deducts the cover directly.'),
      ],
      basis: t(
        '《社会保险法》及本市门诊慢特病管理规定',
        'Social Insurance Law and the municipal rules on chronic and special diseases',
      ),
      timeLimit: t('一般不超过20个工作日', 'As a rule within 20 working days'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '到外地住的老人，办好后可再做异地就医备案。',
        'Old people living elsewhere may afterwards file for care there.',
      ),
    },
    materials: [
      { lineId: 'identity', name: t('身份证或社保卡', 'ID card or social security card'), isRequired: true },
      {
        lineId: 'diagnosis',
        name: t('疾病诊断证明', 'Diagnosis'),
        isRequired: true,
        copies: '1',
        note: t('医院盖章的。', 'With the hospital’s stamp.'),
      },
      {
        lineId: 'test-results',
        name: t('检查化验单', 'Test results'),
        isRequired: true,
        note: t('最近一年内的。', 'From the last year.'),
      },
      {
        lineId: 'discharge',
        name: t('住院病历', 'Hospital record'),
        isRequired: false,
        note: t('住过院的提供。', 'If you were in hospital.'),
      },
    ],
    audience: 'person',
    skillId: 'treatment-claims',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 14,
  },
];
