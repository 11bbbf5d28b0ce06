import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const housingMatters: DemoMatter[] = [
  {
    matterId: 'public-rental-housing',
    departmentId: 'housing',
    name: t('公租房申请', 'Apply for public rental housing'),
    aliases: ['公租房', '廉租房', '租房', '保障房', '租政府的房子'],
    summary: t(
      '住房困难的家庭和新市民，申请租政府的房子。',
      'Public flats for families short of housing and for new residents.',
    ),
    guide: {
      steps: [
        t(
          '视频里说说家里几口人、现在住哪里、收入多少。',
          'Tell the agent who lives with you, where you live now and what you earn.',
        ),
        t(
          '工作人员看条件够不够，选想住的小区和户型。',
          'The agent checks whether you qualify; choose an estate and a type of flat.',
        ),
        t('上传材料，签署核查授权书。', 'Upload the documents and sign the consent to check them.'),
        t(
          '部门联合核对收入和住房，结果公示。',
          'Departments check income and housing together, and the result is published.',
        ),
        t(
          '参加摇号或轮候，选中后签订合同。',
          'Take part in the draw or the waiting list; sign the lease when chosen.',
        ),
      ],
      basis: t(
        '《公共租赁住房管理办法》及本市公租房规定',
        'Measures for Public Rental Housing and the municipal rules',
      ),
      timeLimit: t(
        '资格审核一般不超过30个工作日，配租按轮候',
        'Eligibility as a rule within 30 working days; flats follow the waiting list',
      ),
      fee: t('申请不收费，租金按公布标准', 'Applying is free; the rent follows the published rate'),
      notes: t('老人、残疾人可以优先选低楼层。', 'Old and disabled people have priority for lower floors.'),
    },
    materials: [
      {
        lineId: 'id-cards',
        name: t('全家身份证和户口簿', 'ID cards and household register of the family'),
        isRequired: true,
      },
      {
        lineId: 'income',
        name: t('收入证明', 'Proof of income'),
        isRequired: true,
        copies: '1',
        note: t('工资单、社保记录都可以。', 'Pay slips or social insurance records will do.'),
      },
      {
        lineId: 'housing-status',
        name: t('住房情况说明', 'Statement of your housing'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'marriage',
        name: t('婚姻状况证明', 'Proof of marital status'),
        isRequired: false,
        note: t('已婚、离异的提供。', 'If married or divorced.'),
      },
      {
        lineId: 'disability',
        name: t('残疾人证或低保证', 'Disability or subsistence certificate'),
        isRequired: false,
        note: t('享受优先的提供。', 'To claim priority.'),
      },
    ],
    audience: 'person',
    isPopular: true,
    skillId: 'housing-security',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 15,
  },
  {
    matterId: 'lift-installation',
    departmentId: 'housing',
    name: t('老旧住宅增设电梯', 'Add a lift to an older building'),
    aliases: ['加装电梯', '装电梯', '老楼电梯', '爬楼', '旧楼改造'],
    summary: t(
      '老楼没电梯，邻居商量好了可以申请加装。',
      'Neighbours who agree may apply to add a lift to a building without one.',
    ),
    guide: {
      steps: [
        t(
          '楼里邻居商量，达到规定的同意比例。',
          'Agree among the neighbours until the required share has consented.',
        ),
        t('请有资质的单位出设计方案。', 'Have a qualified firm draw up a design.'),
        t('方案在楼里公示，有意见的先协商。', 'Post the design in the building and settle objections first.'),
        t(
          '视频里请几个部门一起看方案，一次说清要改什么。',
          'Several departments look at it together on video and name all changes at once.',
        ),
        t('施工、检验、登记，验收后使用。', 'Build, inspect and register; use it after acceptance.'),
        t('符合条件的，申请财政补助。', 'If eligible, apply for the public grant.'),
      ],
      basis: t('《民法典》及本市老旧住宅增设电梯规定', 'Civil Code and the municipal rules on adding lifts'),
      timeLimit: t('联合审查一般不超过15个工作日', 'Joint review as a rule within 15 working days'),
      fee: t('审查不收费，建设费用由业主分担', 'The review is free; owners share the cost of building'),
    },
    materials: [
      { lineId: 'application', name: t('增设电梯申请表', 'Application form'), isRequired: true, copies: '1' },
      {
        lineId: 'owners-consent',
        name: t('业主同意书', 'Consent of the owners'),
        isRequired: true,
        copies: '1',
        note: t('写清楼号、门牌号，逐户签名。', 'With building and flat number, signed flat by flat.'),
      },
      {
        lineId: 'design',
        name: t('设计方案和施工图', 'Design and working drawings'),
        isRequired: true,
        copies: '2',
      },
      {
        lineId: 'publicity',
        name: t('公示照片和异议处理情况', 'Photos of the notice and how objections were settled'),
        isRequired: true,
      },
      { lineId: 'title-deeds', name: t('业主房产证', 'Title deeds of the owners'), isRequired: true },
    ],
    audience: 'both',
    skillId: 'general',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 20,
  },
  {
    matterId: 'construction-permit',
    departmentId: 'housing',
    name: t('建筑工程施工许可证核发', 'Construction permit'),
    aliases: ['施工许可', '施工证', '开工', '工地', '建房许可'],
    summary: t(
      '工程开工前，建设单位申领施工许可证。',
      'The client must hold this permit before building starts.',
    ),
    guide: {
      steps: [
        t(
          '先办好用地和工程规划许可，定好施工、监理单位。',
          'First obtain land and planning permits and appoint builder and supervisor.',
        ),
        t(
          '落实资金和安全措施，图纸审查合格。',
          'Secure funds and safety measures; have the drawings approved.',
        ),
        t('网上填申请表，上传材料。', 'Fill in the form online and upload the documents.'),
        t('视频核对，需要时连线工地现场。', 'Checked on video, with the site on camera if need be.'),
        t('审核通过，领取电子许可证。', 'After approval you receive the electronic permit.'),
      ],
      basis: t(
        '《建筑法》《建筑工程施工许可管理办法》',
        'Construction Law; Measures for Construction Permits',
      ),
      timeLimit: t('收到申请后7日内', 'Within 7 days of the application'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '领证后三个月内要开工，不能开工的办延期。',
        'Work must start within three months, or an extension is needed.',
      ),
    },
    materials: [
      { lineId: 'application', name: t('施工许可申请表', 'Application form'), isRequired: true, copies: '1' },
      {
        lineId: 'planning-permit',
        name: t('建设工程规划许可证', 'Planning permit for the works'),
        isRequired: true,
      },
      { lineId: 'land-approval', name: t('用地批准手续', 'Approval to use the land'), isRequired: true },
      {
        lineId: 'contract',
        name: t('中标通知书和施工合同', 'Award notice and building contract'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'drawings-approval',
        name: t('施工图审查合格书', 'Approval of the working drawings'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'safety',
        name: t('质量安全措施和资金承诺', 'Quality and safety measures and commitment of funds'),
        isRequired: true,
        copies: '1',
      },
    ],
    audience: 'firm',
    skillId: 'construction-permits',
    requiredLevel: 3,
    openingHours: 'office',
    ratedMinutes: 25,
  },
  {
    matterId: 'maintenance-fund',
    departmentId: 'housing',
    name: t('住宅维修资金使用申请', 'Use of the building maintenance fund'),
    aliases: ['大修基金', '维修基金', '屋顶漏水', '电梯维修', '公共维修'],
    summary: t(
      '房顶漏水、电梯坏了，申请动用维修资金。',
      'Use the fund to mend a leaking roof or a broken lift.',
    ),
    guide: {
      steps: [
        t(
          '物业或业委会先看坏在哪里，估个价。',
          'The manager or owners’ committee looks at the damage and estimates the cost.',
        ),
        t('受益的业主表决，达到规定比例。', 'The owners concerned vote until the required share is reached.'),
        t('视频里把坏的地方拍给工作人员看。', 'Show the damage to the agent on video.'),
        t('方案公示，没有异议就审核。', 'The plan is published and, without objections, reviewed.'),
        t('先拨一部分钱，修好验收后付清。', 'Part is paid first and the rest after the repair is accepted.'),
      ],
      basis: t(
        '《民法典》《住宅专项维修资金管理办法》',
        'Civil Code; Measures for Special Residential Maintenance Funds',
      ),
      timeLimit: t(
        '一般不超过10个工作日，紧急维修更快',
        'As a rule within 10 working days, faster in an emergency',
      ),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '漏水、电梯停运等紧急情况，有简易程序。',
        'There is a short procedure for leaks, stopped lifts and other emergencies.',
      ),
    },
    materials: [
      {
        lineId: 'application',
        name: t('维修资金使用申请表', 'Application form'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'plan',
        name: t('维修方案和预算', 'Repair plan and estimate'),
        isRequired: true,
        copies: '1',
      },
      { lineId: 'vote', name: t('业主表决结果', 'Result of the vote'), isRequired: true, copies: '1' },
      {
        lineId: 'photos',
        name: t('损坏部位照片', 'Photos of the damage'),
        isRequired: true,
        note: t('近景、远景各一张。', 'One close up, one from a distance.'),
      },
    ],
    audience: 'both',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 15,
  },
];
