import { t } from '../local-text.ts';
import type { DemoMatter } from '../types.ts';

export const educationMatters: DemoMatter[] = [
  {
    matterId: 'school-enrolment',
    departmentId: 'education',
    name: t('义务教育新生入学', 'Enrol a child in primary or middle school'),
    aliases: ['上学', '小学报名', '入学', '学区', '划片', '小升初'],
    summary: t(
      '孩子上小学、初中，怎么报名、去哪所学校。',
      'How to enrol a child and which school it goes to.',
    ),
    guide: {
      steps: [
        t(
          '孩子当年8月31日前满6岁，可以上小学。',
          'A child who is 6 by 31 August may start primary school that year.',
        ),
        t(
          '视频里核对户口簿、房产证或居住证。',
          'The agent checks household register, title deed or residence permit on video.',
        ),
        t('告诉您对应的学校和报名时间。', 'You are told which school it is and when to enrol.'),
        t('在规定时间里网上报名、上传材料。', 'Enrol online and upload the documents within the period.'),
        t('学校审核后发录取通知。', 'The school reviews them and sends the letter of admission.'),
      ],
      basis: t('《义务教育法》及当年招生入学规定', 'Compulsory Education Law and the year’s enrolment rules'),
      timeLimit: t('按当年招生日程，咨询随时', 'By the year’s timetable; advice at any time'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '外来务工人员的孩子，凭居住证也能报名。',
        'Children of workers from elsewhere may enrol with a residence permit.',
      ),
    },
    materials: [
      {
        lineId: 'household-book',
        name: t('户口簿', 'Household register'),
        isRequired: true,
        note: t('首页、监护人和孩子那一页。', 'First page, guardian and child.'),
      },
      {
        lineId: 'home-proof',
        name: t('房产证、租房合同或居住证', 'Title deed, lease or residence permit'),
        isRequired: true,
        note: t('交一样就行。', 'One of them.'),
      },
      { lineId: 'vaccination', name: t('预防接种证', 'Vaccination record'), isRequired: true },
      { lineId: 'guardian-id', name: t('监护人身份证', 'Guardian’s ID card'), isRequired: true },
      {
        lineId: 'work-proof',
        name: t('务工或社保证明', 'Proof of work or social insurance'),
        isRequired: false,
        note: t('外来务工人员子女提供。', 'For children of workers from elsewhere.'),
      },
    ],
    audience: 'person',
    isPopular: true,
    skillId: 'enrolment',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'school-transfer',
    departmentId: 'education',
    name: t('中小学转学', 'Move to another school'),
    aliases: ['转学', '换学校', '学籍', '转校', '借读'],
    summary: t('搬家、换工作后，给孩子转学。', 'Change schools after the family moves.'),
    guide: {
      steps: [
        t('说明孩子几年级，从哪里转到哪里。', 'Say which year the child is in, and from where to where.'),
        t(
          '视频里核对户口簿或新住处的证明。',
          'The agent checks the household register or proof of the new home.',
        ),
        t('查一查附近哪所学校有空位。', 'You are told which schools nearby have places.'),
        t(
          '两边学校在学籍系统里办手续，家长不用来回跑。',
          'The two schools settle it in the pupil register; parents need not travel.',
        ),
        t('收到通知，按时报到。', 'When notified, report to the new school on time.'),
      ],
      basis: t(
        '《义务教育法》《中小学生学籍管理办法》',
        'Compulsory Education Law; Measures for the Pupil Register',
      ),
      timeLimit: t('每学校10个工作日内核办', 'Within 10 working days at each school'),
      fee: t('不收费', 'Free of charge'),
      notes: t(
        '转学一般在寒暑假办理，毕业年级一般不办。',
        'Usually in the holidays, and as a rule not in the final year.',
      ),
    },
    materials: [
      { lineId: 'application', name: t('转学申请表', 'Transfer form'), isRequired: true, copies: '1' },
      { lineId: 'household-book', name: t('户口簿', 'Household register'), isRequired: true },
      { lineId: 'home-proof', name: t('新住处证明', 'Proof of the new home'), isRequired: true },
      {
        lineId: 'work-proof',
        name: t('家长工作调动证明', 'Proof of a parent’s new post'),
        isRequired: false,
        note: t('因工作转学的提供。', 'If you move for work.'),
      },
    ],
    audience: 'person',
    skillId: 'enrolment',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'teacher-qualification',
    departmentId: 'education',
    name: t('教师资格认定', 'Teacher certification'),
    aliases: ['教师资格证', '教资', '当老师', '教师证', '认定教师'],
    summary: t(
      '考试合格后，申请幼儿园到初中的教师资格。',
      'After the exams, apply to teach from nursery to lower middle school.',
    ),
    guide: {
      steps: [
        t(
          '笔试、面试都合格，成绩还在有效期。',
          'Pass the written exam and interview; the results must still be valid.',
        ),
        t('在规定时间里网上报名。', 'Apply online within the period.'),
        t('到指定医院体检。', 'Have a medical check at a designated hospital.'),
        t(
          '视频里核对身份证、学历和普通话证书。',
          'ID card, diploma and Mandarin certificate are checked on video.',
        ),
        t('认定通过，邮寄或到窗口取证。', 'Once certified, the certificate is posted or collected.'),
      ],
      basis: t('《教师法》《教师资格条例》', 'Teachers Law; Teacher Qualification Regulations'),
      timeLimit: t('受理期限截止后30日内', 'Within 30 days after the application period'),
      fee: t('认定不收费，体检费自付', 'Certification is free; you pay for the medical check'),
    },
    materials: [
      { lineId: 'id-card', name: t('本人身份证', 'Your ID card'), isRequired: true },
      {
        lineId: 'diploma',
        name: t('学历证书', 'Diploma'),
        isRequired: true,
        note: t('系统核验通过的不用交。', 'Not needed if the system confirms it.'),
      },
      { lineId: 'mandarin', name: t('普通话水平证书', 'Mandarin certificate'), isRequired: true },
      { lineId: 'medical', name: t('体检合格证明', 'Medical certificate'), isRequired: true, copies: '1' },
      {
        lineId: 'residence',
        name: t('户口簿或居住证', 'Household register or residence permit'),
        isRequired: true,
      },
    ],
    audience: 'person',
    skillId: 'teacher-certification',
    requiredLevel: 2,
    openingHours: 'always',
    ratedMinutes: 12,
  },
  {
    matterId: 'student-aid',
    departmentId: 'education',
    name: t('家庭困难学生资助', 'Aid for pupils from poor families'),
    aliases: ['助学金', '困难学生', '补助', '助学贷款', '免学费'],
    summary: t(
      '家里困难的学生，申请生活补助和助学金。',
      'Living allowance and grants for pupils in hardship.',
    ),
    guide: {
      steps: [
        t(
          '视频里说说孩子在哪里读书、家里的情况。',
          'Say where the child goes to school and how the family is placed.',
        ),
        t('工作人员告诉您能享受哪几项。', 'The agent tells you what the child is entitled to.'),
        t('填申请表，家长签名。', 'Fill in the form; a parent signs.'),
        t('学校评议后公示。', 'The school considers it and publishes the list.'),
        t('补助发到学生的卡里。', 'The money is paid to the pupil’s card.'),
      ],
      basis: t('国家和本市学生资助政策', 'National and municipal policy on aid for pupils'),
      timeLimit: t('按学期集中办理', 'Handled once a term'),
      fee: t('不收费', 'Free of charge'),
    },
    materials: [
      { lineId: 'application', name: t('资助申请表', 'Application form'), isRequired: true, copies: '1' },
      { lineId: 'household-book', name: t('户口簿', 'Household register'), isRequired: true },
      {
        lineId: 'hardship-proof',
        name: t('低保、残疾等证明', 'Proof of subsistence allowance or disability'),
        isRequired: false,
        note: t('部门数据查得到的不用交。', 'Not needed if other departments hold it.'),
      },
    ],
    audience: 'person',
    skillId: 'general',
    requiredLevel: 1,
    openingHours: 'always',
    ratedMinutes: 10,
  },
];
