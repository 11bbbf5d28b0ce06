import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const transportMatters: DemoMatter[] = [
  {
    matterId: 'road-transport-certificate',
    departmentId: 'transport',
    name: t('道路运输证配发与年审', 'Road transport certificate: issue and annual check'),
    aliases: ['营运证', '货车年审', '运输证', '大车审车', '道路运输证'],
    summary: t(
      '跑运输的车辆领证、换证和每年审验。',
      'Issue, renewal and yearly check of a commercial vehicle’s certificate.',
    ),
    guide: {
      steps: [
        t('车辆先做好检测，领到行驶证。', 'Have the vehicle tested and registered first.'),
        t(
          '拍行驶证、检测报告和车身照片上传。',
          'Upload photos of the registration, the test report and the vehicle.',
        ),
        t(
          '视频里核对车牌和经营许可。',
          'The agent checks the number plate and the operating licence on video.',
        ),
        t(
          '审核通过，发电子证；要纸质的邮寄到家。',
          'After approval you receive an electronic certificate, or a paper one by post.',
        ),
      ],
      basis: t('《道路运输条例》', 'Road Transport Regulations'),
      timeLimit: t(
        '材料齐全当场办结，最长5个工作日',
        'On the spot if nothing is missing, at most 5 working days',
      ),
      fee: t('不收费，检测费由检测机构收', 'Free; the test centre charges its own fee'),
      notes: t(
        '总质量4.5吨及以下的普通货车，不用办道路运输证。',
        'Ordinary lorries of up to 4.5 tonnes total mass need no certificate.',
      ),
    },
    materials: [
      {
        lineId: 'vehicle-licence',
        name: t('机动车行驶证', 'Vehicle registration'),
        isRequired: true,
        note: t('正页、副页都要拍。', 'Photograph both pages.'),
      },
      {
        lineId: 'operating-licence',
        name: t('道路运输经营许可证', 'Road transport operating licence'),
        isRequired: true,
      },
      {
        lineId: 'test-report',
        name: t('车辆检验检测报告', 'Vehicle test report'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'old-certificate',
        name: t('原道路运输证', 'Present certificate'),
        isRequired: false,
        note: t('年审、换证时提供。', 'For a check or renewal.'),
      },
    ],
    audience: 'both',
    skillId: 'road-transport',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 10,
  },
  {
    matterId: 'freight-licence',
    departmentId: 'transport',
    name: t('道路货物运输经营许可', 'Road freight operating licence'),
    aliases: ['货运许可', '跑货车', '物流公司', '拉货', '运输公司'],
    summary: t('用大货车拉货做生意，办经营许可证。', 'Licence to carry goods for hire with heavy lorries.'),
    guide: {
      steps: [
        t('先办营业执照，经营范围里写上货物运输。', 'Get a business licence that covers freight.'),
        t('有检测合格的车和有资格证的司机。', 'Have tested vehicles and qualified drivers.'),
        t('定好安全规章制度，有范本可以参考。', 'Set up safety rules; a template is available.'),
        t('视频核对材料，签署承诺书。', 'The documents are checked on video and you sign a commitment.'),
        t('审核通过，领取经营许可证。', 'After approval you receive the licence.'),
      ],
      basis: t(
        '《道路运输条例》《道路货物运输及站场管理规定》',
        'Road Transport Regulations; Rules on Road Freight and Freight Stations',
      ),
      timeLimit: t('受理后20日内', 'Within 20 days of acceptance'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      {
        lineId: 'application',
        name: t('货物运输经营申请表', 'Freight application form'),
        isRequired: true,
        copies: '1',
      },
      { lineId: 'business-licence', name: t('营业执照', 'Business licence'), isRequired: true },
      {
        lineId: 'vehicles',
        name: t('车辆行驶证和检测报告', 'Vehicle registrations and test reports'),
        isRequired: true,
      },
      {
        lineId: 'drivers',
        name: t('驾驶员驾驶证和从业资格证', 'Driving licences and qualifications of the drivers'),
        isRequired: true,
      },
      { lineId: 'safety-rules', name: t('安全生产管理制度', 'Safety rules'), isRequired: true, copies: '1' },
    ],
    audience: 'both',
    skillId: 'road-transport',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 15,
  },
  {
    matterId: 'ride-hailing-driver',
    departmentId: 'transport',
    name: t('网约车驾驶员资格申请', 'Become a ride-hailing driver'),
    aliases: ['网约车', '滴滴司机', '开网约车', '从业资格证', '出租车司机'],
    summary: t(
      '想开网约车，先考从业资格证。',
      'Sit the test and get the certificate to drive for a ride-hailing platform.',
    ),
    guide: {
      steps: [
        t(
          '有三年以上驾龄，没有酒驾、毒驾等记录。',
          'Three years of driving and no record of drink or drug driving.',
        ),
        t('视频里核对身份证和驾驶证。', 'The agent checks your ID card and driving licence on video.'),
        t('签署承诺书，由公安帮忙核查背景。', 'Sign the statement; the police check your background.'),
        t('预约考试，可以先在网上做练习题。', 'Book the test; practice questions are online.'),
        t('考试合格，领取电子资格证。', 'Pass the test and receive the electronic certificate.'),
      ],
      basis: t('《网络预约出租汽车经营服务管理暂行办法》', 'Interim Measures for Ride-hailing Services'),
      timeLimit: t('考试合格后10日内发证', 'Within 10 days of passing the test'),
      fee: t('以本市公布的考试收费为准', 'See the published municipal test fee'),
    },
    materials: [
      { lineId: 'id-card', name: t('本人身份证', 'Your ID card'), isRequired: true },
      { lineId: 'driving-licence', name: t('机动车驾驶证', 'Driving licence'), isRequired: true },
      {
        lineId: 'statement',
        name: t('无违法记录承诺书', 'Statement of a clean record'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'residence',
        name: t('户口簿或居住证', 'Household register or residence permit'),
        isRequired: false,
        note: t('按本市要求提供。', 'If the municipal rules ask for it.'),
      },
    ],
    audience: 'person',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 10,
  },
];
