import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const humanResourcesMatters: DemoMatter[] = [
  {
    matterId: 'social-security-card',
    departmentId: 'human-resources',
    name: t('社会保障卡申领与补换', 'Social security card: new, lost or damaged'),
    aliases: ['社保卡', '医保卡丢了', '补卡', '换卡', '第三代社保卡'],
    summary: t(
      '新办、丢失补办、损坏更换社保卡。',
      'Apply for a social security card or replace a lost or damaged one.',
    ),
    guide: {
      steps: [
        t(
          '卡丢了，先打12333或银行电话挂失。',
          'If the card is lost, first report it by calling 12333 or the bank.',
        ),
        t('把身份证放在手边，接通视频。', 'Keep your ID card at hand and join the video call.'),
        t(
          '和工作人员确认姓名、照片和开卡银行。',
          'Confirm your name, photo and the issuing bank with the agent.',
        ),
        t(
          '选择到网点领卡，还是邮寄到家。',
          'Choose between collecting the card at a branch and having it posted.',
        ),
        t('拿到卡后，到银行激活金融账户。', 'When you have the card, activate its bank account at the bank.'),
      ],
      basis: t(
        '《社会保险法》及社会保障卡管理有关规定',
        'Social Insurance Law and the rules on social security cards',
      ),
      timeLimit: t(
        '即时制卡网点当天可取，其他一般15个工作日',
        'Same day where cards are made on site, elsewhere about 15 working days',
      ),
      fee: t(
        '首次申领免费，补换卡收费以网点公示为准',
        'The first card is free; for replacements see the notice at the branch',
      ),
      notes: t(
        '手机上的电子社保卡随时可以用，不影响看病。',
        'The electronic card on your phone keeps working, so you can still see a doctor.',
      ),
    },
    materials: [
      {
        lineId: 'id-card',
        name: t('本人身份证', 'Your ID card'),
        isRequired: true,
        note: t('正反两面都要拍。', 'Photograph both sides.'),
      },
      {
        lineId: 'photo',
        name: t('白底证件照', 'ID photo on a white background'),
        isRequired: false,
        note: t('系统里有身份证照片的，不用再交。', 'Not needed if your ID photo is already in the system.'),
      },
      {
        lineId: 'proxy-id',
        name: t('代办人身份证和委托书', 'Proxy’s ID card and authorization'),
        isRequired: false,
        note: t('家人代办时需要。', 'Needed if a relative applies for you.'),
      },
    ],
    audience: 'person',
    isPopular: true,
    skillId: 'social-insurance',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 8,
  },
  {
    matterId: 'resident-pension',
    departmentId: 'human-resources',
    name: t('城乡居民养老保险参保登记', 'Join the residents’ pension scheme'),
    aliases: ['居民养老', '农村养老保险', '交养老保险', '新农保', '养老金'],
    summary: t(
      '没有单位的居民，参加养老保险，老了领养老金。',
      'For residents without an employer: join now and draw a pension later.',
    ),
    guide: {
      steps: [
        t(
          '年满16岁、不是在校学生、没有参加职工养老的，都可以参加。',
          'Open to anyone of 16 or over who is not at school and not in the employees’ scheme.',
        ),
        t('视频里核对身份证和户口信息。', 'The agent checks your ID card and household details on video.'),
        t(
          '选一个每年交多少钱的档次，多交多得。',
          'Choose how much to pay each year: the more you pay, the higher the pension.',
        ),
        t('签名确认，当场登记成功。', 'Sign to confirm; you are registered at once.'),
        t(
          '按提示缴费，到60岁按规定申请领取。',
          'Pay as instructed; apply for your pension when you are eligible, as a rule at 60.',
        ),
      ],
      basis: t(
        '《社会保险法》及国务院关于城乡居民基本养老保险的意见',
        'Social Insurance Law and the State Council opinions on the basic pension for residents',
      ),
      timeLimit: t('当场办结', 'Done on the spot'),
      fee: t('登记不收费，保险费按所选档次缴纳', 'Registration is free; you pay the contribution you chose'),
      notes: t(
        '低保对象、重度残疾人等，政府可能代缴部分保费。',
        'For people on subsistence allowance or with severe disabilities the government may pay part.',
      ),
    },
    materials: [
      { lineId: 'id-card', name: t('本人身份证', 'Your ID card'), isRequired: true },
      {
        lineId: 'household-book',
        name: t('户口簿', 'Household register'),
        isRequired: true,
        note: t('拍首页和本人那一页。', 'Photograph the first page and your own.'),
      },
      {
        lineId: 'hardship-proof',
        name: t('困难人员证明', 'Proof of hardship'),
        isRequired: false,
        note: t(
          '低保、残疾等人员享受代缴时提供。',
          'For those whose contribution is paid by the government.',
        ),
      },
    ],
    audience: 'person',
    skillId: 'social-insurance',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 10,
  },
  {
    matterId: 'unemployment-benefit',
    departmentId: 'human-resources',
    name: t('失业保险金申领', 'Claim unemployment benefit'),
    aliases: ['失业金', '下岗', '被辞退', '失业补助', '没工作了'],
    summary: t(
      '不是自己要走、丢了工作的，按月领失业金。',
      'Monthly benefit for people who lost their job through no choice of their own.',
    ),
    guide: {
      steps: [
        t(
          '确认三条：交满一年失业险、不是自己辞职、愿意找工作。',
          'Check three things: a year of contributions, you did not resign, and you are looking for work.',
        ),
        t('准备好离职的证明，拍照上传。', 'Photograph and upload the proof that your job ended.'),
        t('视频里登记失业情况和求职意愿。', 'Register your unemployment and the work you look for on video.'),
        t(
          '确认收款的社保卡，签名提交。',
          'Confirm the social security card that receives the money, sign and submit.',
        ),
        t(
          '审核通过，从次月起按月发到卡里。',
          'After approval the money is paid to the card every month from the next month on.',
        ),
      ],
      basis: t('《社会保险法》《失业保险条例》', 'Social Insurance Law; Unemployment Insurance Regulations'),
      timeLimit: t('一般不超过10个工作日', 'As a rule within 10 working days'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '领取期间参加职工医保的费用由失业保险基金支付。',
        'While you draw the benefit, the fund pays your employees’ medical insurance.',
      ),
    },
    materials: [
      { lineId: 'id-card', name: t('身份证或社保卡', 'ID card or social security card'), isRequired: true },
      {
        lineId: 'dismissal-proof',
        name: t('终止或解除劳动合同证明', 'Proof that the employment ended'),
        isRequired: false,
        note: t('单位已经网上报过的，不用交。', 'Not needed if the employer has reported it online.'),
      },
      {
        lineId: 'commitment',
        name: t('求职承诺书', 'Declaration that you seek work'),
        isRequired: true,
        copies: '1',
        note: t('视频里签名即可。', 'Signed during the call.'),
      },
    ],
    audience: 'person',
    skillId: 'employment',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'flexible-worker-subsidy',
    departmentId: 'human-resources',
    name: t('灵活就业社会保险补贴', 'Social insurance subsidy for flexible workers'),
    aliases: ['社保补贴', '4050补贴', '灵活就业', '自己交社保', '大学生补贴'],
    summary: t(
      '自己交社保的就业困难人员和毕业生，可领补贴。',
      'Subsidy for hard-to-employ people and graduates who pay their own social insurance.',
    ),
    guide: {
      steps: [
        t('先问清楚自己属不属于补贴对象。', 'First find out whether you are eligible.'),
        t('说明在做什么活、在哪里做。', 'Say what work you do and where.'),
        t(
          '视频里核对缴费记录，没有就补一份缴费凭证。',
          'The agent checks your payments on video; add a receipt if one is missing.',
        ),
        t(
          '签名提交，社区核实后公示。',
          'Sign and submit; the community checks it and the list is published.',
        ),
        t(
          '公示没有意见，补贴发到社保卡。',
          'If nobody objects, the subsidy is paid to your social security card.',
        ),
      ],
      basis: t(
        '《就业促进法》及本市就业补助资金管理规定',
        'Employment Promotion Law and the municipal rules on employment subsidies',
      ),
      timeLimit: t('一般不超过30个工作日', 'As a rule within 30 working days'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      { lineId: 'id-card', name: t('本人身份证', 'Your ID card'), isRequired: true },
      {
        lineId: 'employment-record',
        name: t('就业困难人员认定或毕业证', 'Proof of hardship in employment, or diploma'),
        isRequired: true,
        note: t('按自己的情况交一样。', 'Whichever applies to you.'),
      },
      {
        lineId: 'work-statement',
        name: t('灵活就业情况说明', 'Statement of your flexible work'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'payment-proof',
        name: t('社会保险缴费凭证', 'Receipt for social insurance payments'),
        isRequired: false,
        note: t('系统查得到的不用交。', 'Not needed if the system shows it.'),
      },
    ],
    audience: 'person',
    skillId: 'employment',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 12,
  },
];
