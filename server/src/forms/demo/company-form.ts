import { type DemoForm, field, people, years, yuan } from './form-text.ts';

export const companyForm: DemoForm = {
  formId: 'company-application',
  version: 1,
  matterId: 'company-setup',
  title: ['公司登记（备案）申请书', 'Application to register a company'],
  sections: [
    {
      sectionId: 'company',
      title: ['公司', 'The company'],
      fields: [
        field('text', 'company-name', ['公司名称', 'Company name'], {
          hint: ['已经申报、可以使用的名称', 'The name that was filed and may be used'],
          max: 60,
        }),
        field('address', 'domicile', ['住所', 'Registered address'], { max: 120 }),
        field('money', 'capital', ['注册资本', 'Registered capital'], { unit: yuan, from: 1, half: true }),
        field('phone', 'company-phone', ['公司电话', 'Phone'], { half: true }),
        field('choice', 'term', ['营业期限', 'Term'], {
          options: { long: ['长期', 'Without end'], limited: ['有期限', 'A number of years'] },
          half: true,
        }),
        field('number', 'term-years', ['多少年', 'How many years'], {
          ...{ unit: years, from: 1, to: 99, half: true, when: { fieldId: 'term', isOneOf: ['limited'] } },
        }),
        field('longText', 'scope', ['经营范围', 'Scope of business'], { max: 500 }),
      ],
    },
    {
      sectionId: 'people',
      title: ['法定代表人和股东', 'Representative and shareholders'],
      fields: [
        field('personName', 'representative', ['法定代表人姓名', 'Legal representative'], {
          ...{ max: 50, half: true },
        }),
        field('idNumber', 'representative-id', ['法定代表人身份证号码', 'Identity number'], { half: true }),
        field('phone', 'representative-phone', ['法定代表人电话', 'Phone'], { half: true }),
        field('number', 'shareholder-count', ['股东人数', 'Shareholders'], {
          ...{ unit: people, from: 1, to: 50, half: true },
        }),
        field('yesNo', 'has-company-shareholder', ['有公司做股东吗', 'Is a company among them?']),
        field('creditCode', 'shareholder-code', ['股东公司的统一社会信用代码', 'Its credit code'], {
          hint: ['营业执照上的 18 位代码', 'The 18 characters on its licence'],
          when: { fieldId: 'has-company-shareholder', isOneOf: ['yes'] },
        }),
      ],
    },
    {
      sectionId: 'together',
      title: ['一起办理', 'To be arranged together'],
      fields: [
        field('choices', 'together', ['还要一起办的事', 'Also wanted'], {
          options: {
            seal: ['刻公章', 'Company seal'],
            tax: ['办税登记', 'Tax registration'],
            social: ['社保开户', 'Social insurance account'],
            fund: ['公积金开户', 'Housing fund account'],
            bank: ['银行预约开户', 'Bank account'],
          },
          optional: true,
        }),
      ],
    },
  ],
  declaration: [
    '全体股东和法定代表人承诺：以上填写的内容真实、准确，提交的材料合法有效。',
    'The shareholders and the representative declare that what is written above is true and correct.',
  ],
};
