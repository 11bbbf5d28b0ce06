import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const waterMatters: DemoMatter[] = [
  {
    matterId: 'water-abstraction',
    departmentId: 'water',
    name: t('取水许可', 'Water abstraction licence'),
    aliases: ['取水证', '打井', '抽水', '用河水', '地下水'],
    summary: t(
      '从河里、水库或地下取水用，办取水许可。',
      'Licence to take water from a river, a reservoir or the ground.',
    ),
    guide: {
      steps: [
        t('说明在哪里取水、取多少、做什么用。', 'Say where you take water, how much and for what.'),
        t('按规模编论证报告，或者填一张表。', 'Depending on the volume, prepare a report or fill in a form.'),
        t('视频里看取水点的位置和周围情况。', 'Show the place and its surroundings on video.'),
        t('审查通过，建好取水设施并装水表。', 'After approval build the intake and fit a meter.'),
        t('验收合格，领取取水许可证。', 'When it is accepted you receive the licence.'),
      ],
      basis: t(
        '《水法》《取水许可和水资源费征收管理条例》',
        'Water Law; Regulations on Water Abstraction Licences',
      ),
      timeLimit: t('受理后45个工作日内，通常更快', 'Within 45 working days of acceptance, usually sooner'),
      fee: t('办证不收费，用水按规定缴水资源税费', 'The licence is free; water charges or taxes apply'),
      notes: t(
        '家里生活、散养家畜少量用水，不用办证。',
        'No licence is needed for small amounts for the home or a few animals.',
      ),
    },
    materials: [
      { lineId: 'application', name: t('取水许可申请书', 'Application form'), isRequired: true, copies: '2' },
      {
        lineId: 'assessment',
        name: t('水资源论证报告书或表', 'Water resources report or form'),
        isRequired: true,
        copies: '1',
      },
      { lineId: 'identity', name: t('身份证或营业执照', 'ID card or business licence'), isRequired: true },
      {
        lineId: 'third-party',
        name: t('与第三方的协议或承诺', 'Agreement with third parties'),
        isRequired: false,
        note: t('影响到别人用水的需要。', 'If other users are affected.'),
      },
    ],
    audience: 'both',
    skillId: 'water-permits',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 18,
  },
  {
    matterId: 'riverside-works',
    departmentId: 'water',
    name: t('河道管理范围内建设项目审批', 'Works within a river zone'),
    aliases: ['河边施工', '过河管线', '修桥', '河道审批', '防洪'],
    summary: t(
      '在河边、跨河、穿河修东西，先过防洪这一关。',
      'Building beside, over or under a river needs flood approval first.',
    ),
    guide: {
      steps: [
        t(
          '视频里说明位置，看是不是在河道管理范围内。',
          'Show the place on video; the agent tells you whether it lies in the river zone.',
        ),
        t('请有能力的单位编防洪评价报告。', 'Have a qualified firm prepare the flood assessment.'),
        t('上传方案，组织专家线上评审。', 'Upload the design; experts review it online.'),
        t('按专家意见修改，再提交一次。', 'Revise it as the experts advise and submit again.'),
        t(
          '同意后发批准文件，开工前再报施工安排。',
          'After approval, file the works schedule before you start.',
        ),
      ],
      basis: t('《水法》《防洪法》《河道管理条例》', 'Water Law; Flood Control Law; River Regulations'),
      timeLimit: t('受理后20个工作日内，专家评审另计', 'Within 20 working days, not counting expert review'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      { lineId: 'application', name: t('项目审批申请书', 'Application form'), isRequired: true, copies: '1' },
      { lineId: 'design', name: t('工程建设方案', 'Design of the works'), isRequired: true, copies: '2' },
      {
        lineId: 'flood-report',
        name: t('防洪评价报告', 'Flood assessment'),
        isRequired: true,
        copies: '2',
        note: t('影响很小的项目可以交简表。', 'A short form will do for works of little effect.'),
      },
      {
        lineId: 'site-film',
        name: t('现场录像或照片', 'Film or photos of the site'),
        isRequired: false,
        note: t('上下游都拍到，方便专家先看。', 'Show up- and downstream so experts can look beforehand.'),
      },
    ],
    audience: 'firm',
    skillId: 'water-permits',
    requiredLevel: 3,
    openingHours: 'office',
    ratedMinutes: 30,
  },
  {
    matterId: 'soil-conservation',
    departmentId: 'water',
    name: t('水土保持方案审批', 'Soil and water conservation plan'),
    aliases: ['水保', '水土保持', '挖山', '土石方', '弃土'],
    summary: t(
      '动土挖山的工程，开工前报水土保持方案。',
      'Projects that move earth file a conservation plan before they start.',
    ),
    guide: {
      steps: [
        t('算一算占地多大、挖填多少土石方。', 'Work out the area and the volume of earth moved.'),
        t('按规模编报告书或者报告表。', 'Prepare a full report or a form, depending on size.'),
        t('视频里核对图纸和弃土的去处。', 'The agent checks the drawings and where the spoil goes on video.'),
        t('报告表签署承诺，手续更简单。', 'With the form you sign a commitment; the procedure is shorter.'),
        t(
          '批准后按方案施工，完工自主验收。',
          'After approval build to the plan and arrange acceptance at the end.',
        ),
      ],
      basis: t('《水土保持法》', 'Water and Soil Conservation Law'),
      timeLimit: t('受理后10个工作日内，承诺制当场办', 'Within 10 working days, on the spot by commitment'),
      fee: t('审批不收费，水土保持补偿费按规定', 'Approval is free; compensation fees follow the rules'),
    },
    materials: [
      {
        lineId: 'application',
        name: t('审批申请或承诺书', 'Application or commitment'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'plan',
        name: t('水土保持方案报告书或表', 'Conservation report or form'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'project-filing',
        name: t('项目备案或批准文件', 'Filing or approval of the project'),
        isRequired: true,
      },
    ],
    audience: 'firm',
    skillId: 'general',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 15,
  },
];
