import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const justiceMatters: DemoMatter[] = [
  {
    matterId: 'legal-aid',
    departmentId: 'justice',
    name: t('法律援助申请', 'Apply for legal aid'),
    aliases: ['请律师', '打官司', '讨薪', '免费律师', '工伤赔偿'],
    summary: t(
      '经济困难、讨薪、工伤等，免费请律师。',
      'A lawyer free of charge for people in hardship, unpaid wages or injury at work.',
    ),
    guide: {
      steps: [
        t('视频里把事情从头说一遍，不着急。', 'Tell the whole story on video, without hurry.'),
        t('工作人员看是不是属于援助范围。', 'The agent tells you whether legal aid covers it.'),
        t(
          '签署经济困难说明，有证据就拍照传上来。',
          'Sign the statement of hardship and upload any evidence.',
        ),
        t('审查通过，指派一位律师联系您。', 'After approval a lawyer is appointed and contacts you.'),
        t(
          '律师办案不收您的钱，有事可以投诉。',
          'The lawyer takes no money from you; complaints are welcome.',
        ),
      ],
      basis: t('《法律援助法》', 'Legal Aid Law'),
      timeLimit: t('收到申请后7日内决定', 'Decision within 7 days'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '农民工讨薪、工伤赔偿等，不用核查经济条件。',
        'No means test for migrant workers claiming wages or injury compensation.',
      ),
    },
    materials: [
      { lineId: 'id-card', name: t('本人身份证', 'Your ID card'), isRequired: true },
      {
        lineId: 'application',
        name: t('法律援助申请表', 'Application form'),
        isRequired: true,
        copies: '1',
        note: t('可以口头说，由工作人员记下来。', 'You may tell it and the agent writes it down.'),
      },
      {
        lineId: 'hardship',
        name: t('经济困难情况说明', 'Statement of hardship'),
        isRequired: false,
        copies: '1',
        note: t('不用核查经济条件的案件不用交。', 'Not for cases without a means test.'),
      },
      {
        lineId: 'evidence',
        name: t('和案件有关的材料', 'Papers about the case'),
        isRequired: true,
        note: t('合同、欠条、聊天记录、照片都可以。', 'Contracts, IOUs, chats and photos all count.'),
      },
    ],
    audience: 'person',
    skillId: 'legal-aid',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 20,
  },
  {
    matterId: 'notary-advice',
    departmentId: 'justice',
    name: t('公证事项咨询与预审', 'Notarization: advice and pre-check'),
    aliases: ['公证', '遗嘱', '继承', '委托书', '房产继承'],
    summary: t(
      '继承、遗嘱、委托书等公证，先问清要带什么。',
      'Inheritance, wills, powers of attorney: find out first what to bring.',
    ),
    guide: {
      steps: [
        t('说明要办哪种公证，给谁用。', 'Say which document you need and for whom.'),
        t('公证员告诉您要哪些材料。', 'The notary tells you what is required.'),
        t('把材料拍给公证员看，缺什么当场说。', 'Show the papers; you are told at once what is missing.'),
        t('预约时间，本人到场签字。', 'Book a time and come in person to sign.'),
        t('领取公证书，也可以邮寄。', 'Collect the notarial document or have it posted.'),
      ],
      basis: t('《公证法》', 'Notary Law'),
      timeLimit: t('材料齐全、受理后15个工作日内', 'Within 15 working days of acceptance with all documents'),
      fee: t('咨询不收费，公证费按公布标准', 'Advice is free; notary fees follow the published rates'),
      notes: t('腿脚不便的老人，可以预约上门。', 'A notary can visit old people who cannot travel.'),
    },
    materials: [
      { lineId: 'id-card', name: t('本人身份证', 'Your ID card'), isRequired: true },
      {
        lineId: 'relationship',
        name: t('亲属关系证明', 'Proof of relationship'),
        isRequired: false,
        note: t('办继承、亲属关系公证需要。', 'For inheritance or kinship.'),
      },
      {
        lineId: 'property',
        name: t('房产证、存单等财产证明', 'Title deed, savings or other property'),
        isRequired: false,
        note: t('和财产有关的公证需要。', 'If property is concerned.'),
      },
      {
        lineId: 'draft',
        name: t('要公证的文书', 'The document to be notarized'),
        isRequired: false,
        note: t('没有可以请公证员代写。', 'The notary can draft it for you.'),
      },
    ],
    audience: 'both',
    skillId: 'notarization',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 15,
  },
  {
    matterId: 'peoples-mediation',
    departmentId: 'justice',
    name: t('人民调解申请', 'Ask for mediation'),
    aliases: ['调解', '邻里纠纷', '吵架', '欠钱不还', '物业纠纷'],
    summary: t(
      '邻里、家庭、欠款等纠纷，请人居中调解。',
      'A neutral person helps settle quarrels with neighbours, family or debtors.',
    ),
    guide: {
      steps: [
        t('说说和谁有矛盾、想怎么解决。', 'Say with whom you disagree and what you want.'),
        t('工作人员联系对方，问愿不愿意调解。', 'The agent asks the other side whether they agree.'),
        t('双方和调解员在视频里坐下来谈。', 'Both sides and the mediator talk on video.'),
        t('谈成了，写调解协议，双方签名。', 'If you agree, it is written down and both sign.'),
        t('需要的话，申请法院司法确认。', 'If wanted, ask the court to confirm it.'),
      ],
      basis: t('《人民调解法》', 'People’s Mediation Law'),
      timeLimit: t('一般30日内调结', 'As a rule within 30 days'),
      fee: t('不收费', 'Free of charge'),
      notes: t('调解全凭自愿，谈不成还可以打官司。', 'Mediation is voluntary; you can still go to court.'),
    },
    materials: [
      { lineId: 'id-card', name: t('本人身份证', 'Your ID card'), isRequired: true },
      {
        lineId: 'evidence',
        name: t('和纠纷有关的材料', 'Papers about the dispute'),
        isRequired: false,
        note: t('欠条、合同、照片等，有就拍。', 'IOUs, contracts or photos, if you have any.'),
      },
    ],
    audience: 'both',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 20,
  },
];
