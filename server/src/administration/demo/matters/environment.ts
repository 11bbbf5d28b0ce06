import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const environmentMatters: DemoMatter[] = [
  {
    matterId: 'environmental-impact',
    departmentId: 'environment',
    name: t('建设项目环评文件审批', 'Environmental impact approval'),
    aliases: ['环评', '环境影响评价', '环评报告', '建厂环保', '环保审批'],
    summary: t(
      '建厂、扩产前，报批环境影响报告。',
      'Approval of the impact report before a plant is built or enlarged.',
    ),
    guide: {
      steps: [
        t(
          '视频里说清做什么，查要报告书、报告表还是登记表。',
          'Say what you plan; the agent tells you whether it needs a report, a form or only a filing.',
        ),
        t('请有能力的单位编写文件。', 'Have a qualified firm prepare it.'),
        t('公示，听取周围群众意见。', 'It is published and neighbours are heard.'),
        t('线上评审，专家先看资料和现场录像。', 'Experts study papers and site film, then review it online.'),
        t('修改完善后批复，建设时照着做。', 'After revision it is approved; build as approved.'),
      ],
      basis: t(
        '国家环境影响评价和建设项目环境保护的现行法律法规',
        'The laws and regulations in force on environmental impact assessment',
      ),
      timeLimit: t(
        '报告书60日内、报告表30日内，本地通常更快',
        'Report within 60 days, form within 30, usually sooner here',
      ),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '影响很小的只填登记表，网上备案，马上生效。',
        'Projects of very small impact are only filed online, at once.',
      ),
    },
    materials: [
      { lineId: 'application', name: t('审批申请', 'Application'), isRequired: true, copies: '1' },
      {
        lineId: 'report',
        name: t('环境影响报告书或报告表', 'Impact report or form'),
        isRequired: true,
        copies: '1',
        note: t('可以公开的版本也要一份。', 'Include a version for publication.'),
      },
      {
        lineId: 'participation',
        name: t('公众参与说明', 'Account of public participation'),
        isRequired: false,
        note: t('报告书项目需要。', 'For projects with a full report.'),
      },
      {
        lineId: 'site-film',
        name: t('现场和周边录像', 'Film of the site and surroundings'),
        isRequired: false,
        note: t('拍到最近的住户和河流。', 'Show the nearest homes and rivers.'),
      },
    ],
    audience: 'firm',
    skillId: 'environment-permits',
    requiredLevel: 3,
    openingHours: 'office',
    ratedMinutes: 30,
  },
  {
    matterId: 'discharge-permit',
    departmentId: 'environment',
    name: t('排污许可证核发', 'Pollutant discharge permit'),
    aliases: ['排污证', '排污登记', '废水', '废气', '污水排放'],
    summary: t(
      '有废水、废气排放的单位，持证排污。',
      'Firms that discharge waste water or gases need this permit.',
    ),
    guide: {
      steps: [
        t('先查自己要领证，还是登记就行。', 'First check whether you need a permit or only a registration.'),
        t(
          '在全国平台填报，说明排什么、排多少。',
          'File on the national platform what you discharge and how much.',
        ),
        t('视频里看排放口和处理设施。', 'Show outlets and treatment plant on video.'),
        t('审核通过，领取电子许可证。', 'After approval you receive the electronic permit.'),
        t('按证监测、记台账、按时报告。', 'Monitor, keep records and report as the permit says.'),
      ],
      basis: t('《排污许可管理条例》', 'Regulations on Pollutant Discharge Permits'),
      timeLimit: t('简化管理20日内，重点管理30日内', 'Within 20 days (simplified) or 30 days (key units)'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      {
        lineId: 'application',
        name: t('排污许可证申请表', 'Application form'),
        isRequired: true,
        copies: '1',
      },
      { lineId: 'commitment', name: t('承诺书', 'Letter of commitment'), isRequired: true, copies: '1' },
      { lineId: 'impact-approval', name: t('环评批复文件', 'Impact approval'), isRequired: true },
      {
        lineId: 'outlet-photos',
        name: t('排放口照片', 'Photos of the outlets'),
        isRequired: false,
        note: t('标志牌要拍清楚。', 'The sign must be legible.'),
      },
    ],
    audience: 'firm',
    skillId: 'environment-permits',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 18,
  },
  {
    matterId: 'night-works',
    departmentId: 'environment',
    name: t('夜间施工证明', 'Certificate for night works'),
    aliases: ['夜间施工', '噪声', '晚上施工', '扰民', '混凝土浇筑'],
    summary: t(
      '必须连续作业的工地，夜里施工先办证明。',
      'Sites that must work through the night need a certificate first.',
    ),
    guide: {
      steps: [
        t('说明为什么非在夜里做不可，做几天。', 'Say why it must be at night and for how long.'),
        t('上传施工方案和降噪措施。', 'Upload the works plan and noise measures.'),
        t('视频里看工地离住户有多远。', 'Show on video how far the homes are.'),
        t('通过后领证明，贴公告告诉周围居民。', 'Once approved, put up a notice for the neighbours.'),
      ],
      basis: t('《噪声污染防治法》', 'Noise Pollution Prevention Law'),
      timeLimit: t('一般3个工作日', 'As a rule 3 working days'),
      fee: t('不收费', 'Free of charge'),
      notes: t('中考、高考期间一般不批。', 'As a rule not granted during the school-leaving exams.'),
    },
    materials: [
      { lineId: 'application', name: t('夜间施工申请表', 'Application form'), isRequired: true, copies: '1' },
      {
        lineId: 'works-plan',
        name: t('施工方案和降噪措施', 'Works plan and noise measures'),
        isRequired: true,
        copies: '1',
      },
      { lineId: 'construction-permit', name: t('施工许可证', 'Construction permit'), isRequired: true },
    ],
    audience: 'firm',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 10,
  },
];
