import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const healthMatters: DemoMatter[] = [
  {
    matterId: 'public-place-hygiene',
    departmentId: 'health',
    name: t('公共场所卫生许可', 'Hygiene licence for public places'),
    aliases: ['卫生许可证', '开理发店', '开宾馆', '美容院', '游泳馆', '旅馆'],
    summary: t(
      '开理发店、宾馆、游泳馆等，办卫生许可证。',
      'Licence for a hairdresser, a hotel, a swimming pool and the like.',
    ),
    guide: {
      steps: [
        t('先办营业执照。', 'Get a business licence first.'),
        t('从业人员做体检，拿健康证。', 'Have the staff examined and get their health certificates.'),
        t('请检测机构测空气、水质和用品。', 'Have air, water and utensils tested.'),
        t('视频里看看店面布局和消毒的地方。', 'Show the premises and the disinfection area on video.'),
        t(
          '签署承诺书或现场审核后，领许可证。',
          'Sign the commitment or pass inspection and receive the licence.',
        ),
      ],
      basis: t('《公共场所卫生管理条例》', 'Regulations on Hygiene in Public Places'),
      timeLimit: t('受理后20日内，告知承诺的当场办结', 'Within 20 days, on the spot by commitment'),
      fee: t('不收费，检测费由检测机构收', 'Free; the test laboratory charges its own fee'),
    },
    materials: [
      { lineId: 'application', name: t('卫生许可申请表', 'Application form'), isRequired: true, copies: '1' },
      { lineId: 'business-licence', name: t('营业执照', 'Business licence'), isRequired: true },
      {
        lineId: 'floor-plan',
        name: t('场所平面图和卫生设施图', 'Floor plan with hygiene facilities'),
        isRequired: true,
        copies: '1',
      },
      {
        lineId: 'test-report',
        name: t('卫生检测报告', 'Hygiene test report'),
        isRequired: true,
        copies: '1',
        note: t('一年以内的。', 'Not older than a year.'),
      },
      { lineId: 'hygiene-rules', name: t('卫生管理制度', 'Hygiene rules'), isRequired: true, copies: '1' },
    ],
    audience: 'both',
    skillId: 'health-licensing',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 15,
  },
  {
    matterId: 'clinic-filing',
    departmentId: 'health',
    name: t('诊所备案', 'File a clinic'),
    aliases: ['开诊所', '口腔诊所', '中医馆', '牙科', '个体诊所'],
    summary: t('医生开诊所，备案后就可以开门看病。', 'Doctors may open a clinic once it is filed.'),
    guide: {
      steps: [
        t(
          '负责人要有医师证，执业满五年。',
          'The person in charge must be a doctor with five years of practice.',
        ),
        t('准备好房子、设备和医护人员名单。', 'Have premises, equipment and the list of staff ready.'),
        t(
          '视频里核对证书，看诊室和消毒间。',
          'The agent checks certificates, consulting room and disinfection room on video.',
        ),
        t('材料齐全，当场发备案凭证。', 'If complete, the filing certificate is issued at once.'),
        t('把备案凭证挂在诊所显眼处。', 'Display it where patients can see it.'),
      ],
      basis: t('《医师法》《诊所备案管理暂行办法》', 'Doctors Law; Interim Measures for Filing Clinics'),
      timeLimit: t('材料齐全当场办结', 'On the spot if nothing is missing'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '中医诊所备案另有规定，工作人员会告诉您。',
        'Clinics of Chinese medicine follow rules of their own; the agent will explain.',
      ),
    },
    materials: [
      {
        lineId: 'filing-form',
        name: t('诊所备案信息表', 'Clinic filing form'),
        isRequired: true,
        copies: '1',
      },
      { lineId: 'doctor-licence', name: t('医师资格证和执业证', 'Doctor’s certificates'), isRequired: true },
      {
        lineId: 'premises',
        name: t('房屋使用证明和平面图', 'Proof of premises and floor plan'),
        isRequired: true,
        copies: '1',
      },
      { lineId: 'staff', name: t('医护人员名录和证书', 'Staff list and certificates'), isRequired: true },
      { lineId: 'rules', name: t('诊所规章制度', 'Rules of the clinic'), isRequired: true, copies: '1' },
    ],
    audience: 'both',
    skillId: 'health-licensing',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 18,
  },
  {
    matterId: 'birth-registration',
    departmentId: 'health',
    name: t('生育登记', 'Register a birth plan'),
    aliases: ['准生证', '生育服务证', '二胎', '三胎', '怀孕登记'],
    summary: t(
      '怀孕前后办登记，享受孕产期服务。',
      'Register before or during pregnancy for maternity services.',
    ),
    guide: {
      steps: [
        t('夫妻一方接通视频就行。', 'Either parent may join the call.'),
        t('核对身份证，说明怀孕和预产期。', 'Show your ID card and say when the baby is due.'),
        t('信息填好，手机上签名。', 'The form is filled in; sign on your phone.'),
        t(
          '当场发电子登记卡，领取母子健康手册。',
          'You receive the electronic card at once and a maternity handbook.',
        ),
      ],
      basis: t(
        '《人口与计划生育法》及本市条例',
        'Population and Family Planning Law and the municipal regulations',
      ),
      timeLimit: t('当场办结', 'Done on the spot'),
      fee: t('不收费', 'Free of charge'),
      notes: t('孩子出生后也可以补办。', 'It can also be done after the birth.'),
    },
    materials: [
      { lineId: 'id-card', name: t('申请人身份证', 'ID card of the applicant'), isRequired: true },
      {
        lineId: 'marriage',
        name: t('结婚证', 'Marriage certificate'),
        isRequired: false,
        note: t('有就提供，没有的由工作人员说明。', 'If you have one; otherwise the agent will explain.'),
      },
    ],
    audience: 'person',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 6,
  },
];
