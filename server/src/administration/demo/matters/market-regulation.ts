import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const marketRegulationMatters: DemoMatter[] = [
  {
    matterId: 'sole-trader-setup',
    departmentId: 'market-regulation',
    name: t('个体工商户设立登记', 'Register as a sole trader'),
    aliases: ['个体户', '开店', '办营业执照', '摆摊执照', '注册个体'],
    summary: t(
      '自己开个小店、小摊，领一张营业执照。',
      'Get a business licence for your own small shop or stall.',
    ),
    guide: {
      steps: [
        t(
          '想好店名，准备两三个备用，以防重名。',
          'Choose a name for the shop and keep two or three spare ones in case it is taken.',
        ),
        t(
          '把身份证和店面证明拍清楚，传上来。',
          'Take clear photos of your ID card and of the proof for the premises, and upload them.',
        ),
        t(
          '视频里和工作人员核对店名、地址和做什么生意。',
          'Go through the name, address and line of business with the agent on video.',
        ),
        t(
          '看一遍申请书，没有错就在手机上签名。',
          'Read the application form and, if all is right, sign it on your phone.',
        ),
        t(
          '领电子执照；要纸质的，可以邮寄或到窗口取。',
          'Receive the electronic licence. A paper one can be posted to you or collected at the window.',
        ),
      ],
      basis: t(
        '《市场主体登记管理条例》《促进个体工商户发展条例》',
        'Regulations on the Registration of Market Entities; Regulations on Promoting the Development of Sole Traders',
      ),
      timeLimit: t(
        '材料齐全当场办结，最长3个工作日',
        'On the spot if nothing is missing, at most 3 working days',
      ),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '做餐饮、卖熟食的，还要另外办食品经营许可。',
        'Serving or selling prepared food needs a food licence as well.',
      ),
    },
    materials: [
      {
        lineId: 'application',
        name: t('个体工商户登记申请书', 'Sole trader application form'),
        isRequired: true,
        copies: '1',
        note: t('视频时工作人员帮您填，您签名即可。', 'The agent fills it in with you; you only sign.'),
      },
      {
        lineId: 'id-card',
        name: t('经营者身份证', 'Owner’s ID card'),
        isRequired: true,
        note: t('正反两面都要拍。', 'Photograph both sides.'),
      },
      {
        lineId: 'premises',
        name: t('店面证明（房产证或租房合同）', 'Proof of premises (title deed or lease)'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'family-members',
        name: t('参加经营的家庭成员身份证', 'ID cards of family members taking part'),
        isRequired: false,
        note: t('全家一起经营才需要。', 'Only if the family runs the business together.'),
      },
    ],
    audience: 'person',
    isPopular: true,
    skillId: 'business-registration',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'company-setup',
    departmentId: 'market-regulation',
    name: t('有限责任公司设立登记', 'Register a limited company'),
    aliases: ['开公司', '注册公司', '成立公司', '公司执照', '企业登记'],
    summary: t('成立一家新公司，领取营业执照。', 'Set up a new company and receive its business licence.'),
    guide: {
      steps: [
        t(
          '在网上申报公司名称，等系统提示可以用。',
          'File the company name online and wait until the system says it is available.',
        ),
        t(
          '股东商量好出资多少、谁当法定代表人，写进章程。',
          'Agree who contributes what and who is the legal representative, and write it into the articles.',
        ),
        t(
          '上传材料，视频里由工作人员逐项核对。',
          'Upload the documents; the agent checks them one by one on video.',
        ),
        t(
          '所有股东和法定代表人实名认证并签名。',
          'All shareholders and the legal representative verify their identity and sign.',
        ),
        t(
          '领取执照，需要的话一并刻章、办税、开社保户。',
          'Receive the licence. Seals, tax and social insurance can be arranged at the same time.',
        ),
      ],
      basis: t(
        '《公司法》《市场主体登记管理条例》',
        'Company Law; Regulations on the Registration of Market Entities',
      ),
      timeLimit: t(
        '材料齐全当场办结，最长3个工作日',
        'On the spot if nothing is missing, at most 3 working days',
      ),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '股东认缴的出资，一般应在公司成立后五年内缴足。',
        'Subscribed capital must as a rule be paid in within five years of the company being set up.',
      ),
    },
    materials: [
      {
        lineId: 'application',
        name: t('公司登记（备案）申请书', 'Company registration form'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'articles',
        name: t('公司章程', 'Articles of association'),
        isRequired: true,
        copies: '1',
        note: t('全体股东签名或盖章。', 'Signed or sealed by all shareholders.'),
      },
      {
        lineId: 'shareholders',
        name: t('股东身份证或营业执照', 'ID card or business licence of each shareholder'),
        isRequired: true,
      },
      {
        lineId: 'appointments',
        name: t('法定代表人和管理人员任职文件', 'Documents appointing the legal representative and officers'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'premises',
        name: t('公司住所使用证明', 'Proof of the company’s address'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'prior-approval',
        name: t('前置许可批准文件', 'Prior approval'),
        isRequired: false,
        note: t(
          '只有少数行业需要，工作人员会告诉您。',
          'Only a few trades need it; the agent will tell you.',
        ),
      },
    ],
    audience: 'firm',
    skillId: 'business-registration',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 20,
  },
  {
    matterId: 'food-licence',
    departmentId: 'market-regulation',
    name: t('食品经营许可', 'Food business licence'),
    aliases: ['食品证', '餐饮许可', '开饭馆', '卖吃的', '开奶茶店', '卫生证'],
    summary: t('开饭馆、小吃店、食堂，办食品经营许可证。', 'Licence for a restaurant, snack bar or canteen.'),
    guide: {
      steps: [
        t('先办好营业执照，再申请这项许可。', 'Get the business licence first, then apply for this one.'),
        t(
          '画一张店里的平面图：厨房、洗碗处、座位在哪里。',
          'Sketch the premises: where the kitchen, the washing-up and the seats are.',
        ),
        t(
          '视频里拿着手机带工作人员看一看店面。',
          'Walk the agent through the premises with your phone on video.',
        ),
        t(
          '需要整改的地方，当场说清楚，改好再看一次。',
          'What must be improved is explained at once and looked at again when done.',
        ),
        t(
          '审查通过后领取许可证，贴在店里看得见的地方。',
          'After approval you receive the licence; display it where guests can see it.',
        ),
      ],
      basis: t(
        '《食品安全法》《食品经营许可和备案管理办法》',
        'Food Safety Law; Measures for Food Business Licensing and Record-filing',
      ),
      timeLimit: t('受理后10个工作日内作出决定', 'Decision within 10 working days of acceptance'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '只卖有包装的食品，不用办许可，备案即可。',
        'If you sell only pre-packaged food you need no licence: filing is enough.',
      ),
    },
    materials: [
      {
        lineId: 'application',
        name: t('食品经营许可申请书', 'Food licence application form'),
        isRequired: true,
        copies: '1',
      },
      { lineId: 'business-licence', name: t('营业执照', 'Business licence'), isRequired: true },
      {
        lineId: 'floor-plan',
        name: t('店面布局和设备平面图', 'Floor plan with equipment'),
        isRequired: true,
        copies: '1',
        note: t('手画的也可以，尺寸写清楚。', 'A hand-drawn plan will do if the measurements are clear.'),
      },
      {
        lineId: 'safety-rules',
        name: t('食品安全管理制度', 'Food safety rules of the business'),
        isRequired: true,
        copies: '1',
        note: t('有范本可以下载。', 'A template can be downloaded.'),
      },
      {
        lineId: 'health-certificates',
        name: t('从业人员健康证明', 'Health certificates of the staff'),
        isRequired: false,
        note: t('开业前要办好，检查时看。', 'Needed before opening; looked at on inspection.'),
      },
    ],
    audience: 'both',
    skillId: 'food-licensing',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 20,
  },
  {
    matterId: 'special-equipment-registration',
    departmentId: 'market-regulation',
    name: t('特种设备使用登记', 'Register special equipment for use'),
    aliases: ['电梯登记', '锅炉登记', '叉车上牌', '压力容器', '起重机'],
    summary: t(
      '电梯、锅炉、叉车等投入使用前后办登记。',
      'Register a lift, boiler, forklift or the like for use.',
    ),
    guide: {
      steps: [
        t(
          '设备安装好以后，请检验机构做监督检验。',
          'Once the equipment is installed, have it inspected by an inspection body.',
        ),
        t(
          '投入使用前，或者使用后30天内，提出申请。',
          'Apply before it is put to use or within 30 days after.',
        ),
        t(
          '视频里给工作人员看设备铭牌和安全装置。',
          'Show the agent the rating plate and the safety devices on video.',
        ),
        t(
          '材料核对无误，领取使用登记证。',
          'When the documents are in order you receive the registration certificate.',
        ),
        t('把登记标志贴在设备显眼的地方。', 'Fix the registration mark where it is easily seen.'),
      ],
      basis: t(
        '《特种设备安全法》《特种设备安全监察条例》',
        'Special Equipment Safety Law; Regulations on Safety Supervision of Special Equipment',
      ),
      timeLimit: t('受理后一般不超过15个工作日', 'As a rule within 15 working days of acceptance'),
      fee: t(
        '登记不收费，检验费由检验机构按标准收',
        'Registration is free; the inspection body charges its own fee',
      ),
    },
    materials: [
      {
        lineId: 'form',
        name: t('特种设备使用登记表', 'Registration form for special equipment'),
        isRequired: true,
        copies: '2',
      },
      { lineId: 'licence', name: t('使用单位营业执照', 'User’s business licence'), isRequired: true },
      {
        lineId: 'product-certificate',
        name: t('产品合格证', 'Product certificate'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'inspection-report',
        name: t('监督检验或定期检验报告', 'Inspection report'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'vehicle-photo',
        name: t('叉车等车辆的照片', 'Photo of the vehicle'),
        isRequired: false,
        note: t('仅场内机动车辆需要。', 'Only for works vehicles such as forklifts.'),
      },
    ],
    audience: 'firm',
    skillId: 'special-equipment',
    requiredLevel: 2,
    openingHours: 'office',
    ratedMinutes: 18,
  },
];
