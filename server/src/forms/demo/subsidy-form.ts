import { type DemoForm, field, yuan } from './form-text.ts';

export const subsidyForm: DemoForm = {
  formId: 'flexible-worker-subsidy-application',
  version: 1,
  matterId: 'flexible-worker-subsidy',
  title: ['灵活就业人员社会保险补贴申请表', 'Application for the social insurance subsidy'],
  sections: [
    {
      sectionId: 'person',
      title: ['申请人', 'The applicant'],
      fields: [
        field('personName', 'name', ['姓名', 'Name'], { max: 50, half: true }),
        field('idNumber', 'id-number', ['身份证号码', 'Identity number'], { half: true }),
        field('phone', 'phone', ['联系电话', 'Phone'], { half: true }),
        field('address', 'address', ['现在的住址', 'Address'], { max: 120 }),
        field('choice', 'group', ['属于哪一类人员', 'Group'], {
          options: {
            unemployed: ['登记失业人员', 'Registered unemployed'],
            graduate: ['毕业两年内的高校毕业生', 'Graduate of the last two years'],
            disabled: ['残疾人', 'Person with a disability'],
            near: ['离退休不满五年', 'Within five years of retirement'],
          },
        }),
      ],
    },
    {
      sectionId: 'work',
      title: ['就业和缴费', 'Work and contributions'],
      fields: [
        field('text', 'work', ['现在做什么工作', 'Present work'], { max: 60 }),
        field('date', 'work-since', ['从哪一天开始', 'Since'], { half: true }),
        field('money', 'income', ['每月收入', 'Monthly income'], { unit: yuan, from: 1, half: true }),
        field('choices', 'insurances', ['缴了哪些社会保险', 'Insurances paid'], {
          options: {
            pension: ['养老保险', 'Pension'],
            medical: ['医疗保险', 'Medical'],
          },
        }),
        field('yesNo', 'had-before', ['以前领过这项补贴吗', 'Received this subsidy before?']),
        field('longText', 'before-note', ['什么时候领的', 'When was that?'], {
          ...{ max: 100, when: { fieldId: 'had-before', isOneOf: ['yes'] } },
        }),
      ],
    },
    {
      sectionId: 'bank',
      title: ['补贴打到哪里', 'Where it is paid to'],
      fields: [
        field('text', 'bank', ['开户银行', 'Bank'], { max: 40, half: true }),
        field('text', 'account', ['社保卡银行账号', 'Account on the social security card'], {
          ...{ max: 25, half: true },
        }),
      ],
    },
  ],
  declaration: [
    '本人承诺：以上填写的内容真实，如有虚假，愿意退回补贴并承担责任。',
    'I declare that what is written above is true; otherwise I shall pay the subsidy back.',
  ],
};
