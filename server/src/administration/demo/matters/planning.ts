import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const planningMatters: DemoMatter[] = [
  {
    matterId: 'property-transfer',
    departmentId: 'planning',
    name: t('不动产转移登记（二手房过户）', 'Transfer of property (second-hand home)'),
    aliases: ['过户', '二手房', '房产证', '买房', '卖房', '房子更名'],
    summary: t(
      '房子买卖、赠与后，把房产证换成新主人的名字。',
      'Put the title deed in the new owner’s name after a sale or gift.',
    ),
    guide: {
      steps: [
        t(
          '买卖双方签好合同，房子没有查封。',
          'Sign the contract and make sure the home is not under seizure.',
        ),
        t(
          '双方一起进视频，工作人员当面确认是自愿的。',
          'Both sides join the call; the agent confirms that both want it.',
        ),
        t('核对房产证、合同和身份证。', 'Title deed, contract and ID cards are checked.'),
        t(
          '先算税、缴税，税务人员可以一起连线。',
          'Taxes are worked out and paid; a tax officer can join the call.',
        ),
        t('登记完成，领电子证或纸质证。', 'After registration you receive an electronic or paper deed.'),
      ],
      basis: t(
        '《民法典》《不动产登记暂行条例》',
        'Civil Code; Interim Regulations on Real Estate Registration',
      ),
      timeLimit: t(
        '法定30个工作日，一般几个工作日内办结',
        'Within 30 working days by law, usually a few days',
      ),
      fee: t(
        '住宅每件80元，非住宅每件550元，税费另计',
        '80 yuan for a home, 550 yuan for other property; taxes are extra',
      ),
      notes: t(
        '有贷款没还完的，先问清楚能不能带押过户。',
        'If there is still a mortgage, ask first whether the home can be transferred with it.',
      ),
    },
    materials: [
      {
        lineId: 'application',
        name: t('不动产登记申请书', 'Registration application'),
        isRequired: true,
        copies: '1',
        note: t('视频里签名即可。', 'Signed during the call.'),
      },
      { lineId: 'id-cards', name: t('买卖双方身份证', 'ID cards of both sides'), isRequired: true },
      { lineId: 'title-deed', name: t('不动产权证书（房产证）', 'Title deed'), isRequired: true },
      {
        lineId: 'contract',
        name: t('买卖合同或赠与合同', 'Contract of sale or gift'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'tax-receipt',
        name: t('完税证明', 'Tax receipt'),
        isRequired: true,
        note: t('缴完税后系统自动调取。', 'Fetched by the system once taxes are paid.'),
      },
    ],
    audience: 'both',
    isPopular: true,
    skillId: 'property-registration',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 20,
  },
  {
    matterId: 'title-deed-replacement',
    departmentId: 'planning',
    name: t('不动产权证书遗失补发', 'Replace a lost title deed'),
    aliases: ['房产证丢了', '补房产证', '不动产证补办', '房本丢失', '土地证丢了'],
    summary: t('房产证丢了，声明后补一本。', 'A new title deed when the old one is lost.'),
    guide: {
      steps: [
        t('产权人本人接通视频，说明证件丢失。', 'The owner joins the call and reports the loss.'),
        t(
          '工作人员查登记簿，确认房子没有查封。',
          'The agent checks the register and that the home is not under seizure.',
        ),
        t(
          '签署遗失声明，在网站上公告15个工作日。',
          'Sign the statement of loss; it is published online for 15 working days.',
        ),
        t('没有人提异议，补发新证。', 'If nobody objects, a new deed is issued.'),
      ],
      basis: t(
        '《不动产登记暂行条例》及其实施细则',
        'Interim Regulations on Real Estate Registration and their rules',
      ),
      timeLimit: t('公告15个工作日，期满后很快补发', 'Published for 15 working days, issued soon after'),
      fee: t('证书工本费每本10元', '10 yuan per deed'),
    },
    materials: [
      {
        lineId: 'application',
        name: t('补发申请书', 'Application for a new deed'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'id-card',
        name: t('产权人身份证', 'Owner’s ID card'),
        isRequired: true,
        note: t('共有的，每个人都要。', 'Of every owner if there are several.'),
      },
      { lineId: 'loss-statement', name: t('遗失声明', 'Statement of loss'), isRequired: true, copies: '1' },
    ],
    audience: 'both',
    skillId: 'property-registration',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 10,
  },
  {
    matterId: 'works-planning-permit',
    departmentId: 'planning',
    name: t('建设工程规划许可证核发', 'Planning permit for construction works'),
    aliases: ['规划许可', '建房审批', '工程规划证', '建厂房', '规划审批'],
    summary: t(
      '盖楼、建厂房、修管线，开工前办规划许可。',
      'Planning permit before a building, a plant or a pipeline is built.',
    ),
    guide: {
      steps: [
        t('取得用地手续和规划条件。', 'Obtain the right to the land and the planning conditions.'),
        t(
          '请有资质的设计单位出方案和总平面图。',
          'Have a qualified firm prepare the design and the site plan.',
        ),
        t(
          '上传图纸，视频里和规划人员一起看图。',
          'Upload the drawings and go through them with the planner on video.',
        ),
        t(
          '需要几个部门一起看的，开视频联审。',
          'Where several departments are concerned, a joint review is held on video.',
        ),
        t(
          '方案公示后没有异议，核发许可证。',
          'If the published design meets no objection, the permit is issued.',
        ),
      ],
      basis: t('《城乡规划法》', 'Urban and Rural Planning Law'),
      timeLimit: t(
        '受理后20个工作日内，公示和专家评审另计',
        'Within 20 working days, not counting publication and expert review',
      ),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      { lineId: 'application', name: t('规划许可申请表', 'Application form'), isRequired: true, copies: '1' },
      {
        lineId: 'land-document',
        name: t('土地使用证明文件', 'Proof of the right to the land'),
        isRequired: true,
      },
      {
        lineId: 'site-plan',
        name: t('建设工程设计方案和总平面图', 'Design and site plan'),
        isRequired: true,
        copies: '2',
        note: t('盖设计单位出图章。', 'With the stamp of the design firm.'),
      },
      {
        lineId: 'project-approval',
        name: t('项目批准、核准或备案文件', 'Approval or filing of the project'),
        isRequired: true,
      },
      {
        lineId: 'detailed-plan',
        name: t('修建性详细规划', 'Detailed site plan'),
        isRequired: false,
        note: t('需要编写的项目才交。', 'Only for projects that need one.'),
      },
    ],
    audience: 'both',
    skillId: 'planning-permits',
    requiredLevel: 3,
    openingHours: 'office',
    ratedMinutes: 30,
  },
];
