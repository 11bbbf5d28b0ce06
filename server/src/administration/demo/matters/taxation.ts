import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const taxationMatters: DemoMatter[] = [
  {
    matterId: 'new-taxpayer',
    departmentId: 'taxation',
    name: t('新办企业开业涉税事项', 'Tax set-up for a new business'),
    aliases: ['税务登记', '报到', '新公司办税', '开户', '税务报到'],
    summary: t('拿到执照后，一次办好税务上的几件事。', 'Settle all tax matters of a new business in one go.'),
    guide: {
      steps: [
        t(
          '用法定代表人的手机登录电子税务局。',
          'Sign in to the electronic tax bureau with the legal representative’s phone.',
        ),
        t('视频里确认企业信息和办税人员。', 'Confirm the details and the person in charge of tax on video.'),
        t(
          '说清楚做什么生意，核定要报哪些税。',
          'Say what the business does; you are told which taxes to file.',
        ),
        t('签订银行代扣协议，开通发票额度。', 'Sign the bank agreement and have an invoice limit set.'),
        t('工作人员讲一遍每月什么时候申报。', 'The agent explains when to file each month.'),
      ],
      basis: t('《税收征收管理法》及其实施细则', 'Tax Collection and Administration Law and its rules'),
      timeLimit: t('当场办结', 'Done on the spot'),
      fee: t('不收费', 'Free of charge'),
      notes: t('没有收入也要按期申报，别漏了。', 'File on time even without income.'),
    },
    materials: [
      { lineId: 'business-licence', name: t('营业执照', 'Business licence'), isRequired: true },
      {
        lineId: 'legal-rep-id',
        name: t('法定代表人身份证', 'ID card of the legal representative'),
        isRequired: true,
      },
      {
        lineId: 'tax-clerk-id',
        name: t('办税人员身份证', 'ID card of the person in charge of tax'),
        isRequired: false,
        note: t('由别人办税时提供。', 'If someone else handles tax.'),
      },
      { lineId: 'bank-account', name: t('银行账户信息', 'Bank account'), isRequired: true },
    ],
    audience: 'firm',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 15,
  },
  {
    matterId: 'invoice-limit',
    departmentId: 'taxation',
    name: t('数电发票额度调整', 'Change the electronic invoice limit'),
    aliases: ['发票不够用', '增加额度', '发票增量', '专票', '数电票'],
    summary: t('这个月开票额度不够，申请调高。', 'Ask for a higher limit when this month’s is not enough.'),
    guide: {
      steps: [
        t('在电子税务局提出调整申请。', 'Apply in the electronic tax bureau.'),
        t('视频里说明业务情况和要开多少。', 'Explain the business and the amount on video.'),
        t('上传购销合同，证明业务是真的。', 'Upload the contract to show that the sale is real.'),
        t('审核通过，额度马上生效。', 'After approval the new limit applies at once.'),
      ],
      basis: t('《发票管理办法》及电子发票有关规定', 'Invoice Measures and the rules on electronic invoices'),
      timeLimit: t('一般当天，最长5个工作日', 'As a rule the same day, at most 5 working days'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      { lineId: 'application', name: t('额度调整申请', 'Application'), isRequired: true, copies: '1' },
      { lineId: 'contract', name: t('购销合同或订单', 'Contract or order'), isRequired: true, copies: '1' },
      {
        lineId: 'ledger',
        name: t('近期收支流水', 'Recent account statement'),
        isRequired: false,
        note: t('调得比较多时提供。', 'For a large increase.'),
      },
    ],
    audience: 'firm',
    skillId: 'invoicing',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 10,
  },
  {
    matterId: 'invoice-on-behalf',
    departmentId: 'taxation',
    name: t('代开发票', 'Have an invoice issued for you'),
    aliases: ['开发票', '个人开票', '劳务发票', '租金发票', '代开'],
    summary: t(
      '个人出租房子、打零工，请税务局代开发票。',
      'For people who let a home or do odd jobs and need an invoice.',
    ),
    guide: {
      steps: [
        t('说明给谁开、开什么、多少钱。', 'Say for whom, for what and how much.'),
        t('视频里核对身份证和收款凭据。', 'The agent checks your ID card and the proof of payment on video.'),
        t('算好税款，手机上缴税。', 'The tax is worked out; pay by phone.'),
        t(
          '电子发票直接发到手机和对方邮箱。',
          'The electronic invoice is sent to your phone and to the other side.',
        ),
      ],
      basis: t(
        '《税收征收管理法》《发票管理办法》',
        'Tax Collection and Administration Law; Invoice Measures',
      ),
      timeLimit: t('当场办结', 'Done on the spot'),
      fee: t('代开不收费，税款按规定', 'Free; the tax itself is due'),
      notes: t('小额收入可能免税，工作人员帮您算。', 'Small amounts may be exempt; the agent works it out.'),
    },
    materials: [
      { lineId: 'id-card', name: t('本人身份证', 'Your ID card'), isRequired: true },
      { lineId: 'application', name: t('代开发票申请单', 'Application'), isRequired: true, copies: '1' },
      {
        lineId: 'deal-proof',
        name: t('合同、收据或付款证明', 'Contract, receipt or proof of payment'),
        isRequired: true,
        copies: '1',
      },
    ],
    audience: 'person',
    skillId: 'invoicing',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 10,
  },
  {
    matterId: 'income-tax-settlement',
    departmentId: 'taxation',
    name: t('个税年度申报（退税或补税）', 'Yearly settlement of income tax'),
    aliases: ['个税退税', '退税', '个税', '专项扣除', '年度汇算'],
    summary: t(
      '每年算一次总账，税交多了退，交少了补。',
      'Once a year the tax is settled: overpaid is refunded, underpaid is due.',
    ),
    guide: {
      steps: [
        t('每年3月1日到6月30日办理。', 'Open each year from 1 March to 30 June.'),
        t('打开个人所得税App，看看收入对不对。', 'Open the income tax app and check your income.'),
        t('补上孩子教育、赡养老人等扣除。', 'Add deductions for children, parents and so on.'),
        t(
          '看不懂的，视频里共享屏幕一步步讲。',
          'What is unclear is explained step by step on a shared screen.',
        ),
        t('提交申报，退税打到自己的银行卡。', 'Submit; a refund goes to your own bank card.'),
      ],
      basis: t('《个人所得税法》', 'Individual Income Tax Law'),
      timeLimit: t('申报即时，退税一般1至2周', 'Filed at once; refunds usually take one to two weeks'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '工作人员不会要您的银行卡密码和验证码。',
        'We never ask for your bank PIN or a verification code.',
      ),
    },
    materials: [
      { lineId: 'id-card', name: t('本人身份证', 'Your ID card'), isRequired: true },
      {
        lineId: 'bank-card',
        name: t('本人银行卡', 'Your bank card'),
        isRequired: false,
        note: t('退税时用，要一类卡。', 'For a refund; it must be a class I account.'),
      },
      {
        lineId: 'deduction-proof',
        name: t('扣除项目资料', 'Records for deductions'),
        isRequired: false,
        note: t('自己留存，要核对时再看。', 'Keep them; shown only if asked.'),
      },
    ],
    audience: 'person',
    skillId: 'income-tax',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 14,
  },
];
