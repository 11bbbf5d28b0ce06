import { type DemoForm, field, people, squareMetres, yuan } from './form-text.ts';

export const soleTraderForm: DemoForm = {
  formId: 'sole-trader-application',
  version: 1,
  matterId: 'sole-trader-setup',
  title: ['个体工商户登记申请书', 'Application to register a sole trader'],
  sections: [
    {
      sectionId: 'trader',
      title: ['经营者', 'The trader'],
      fields: [
        field('personName', 'operator-name', ['经营者姓名', 'Name'], {
          hint: ['与身份证上的一样', 'As on the identity card'],
          ...{ max: 50, half: true },
        }),
        field('idNumber', 'operator-id', ['身份证号码', 'Identity number'], { half: true }),
        field('phone', 'operator-phone', ['联系电话', 'Phone'], { half: true }),
        field('choice', 'composition', ['组成形式', 'Run by'], {
          options: { person: ['个人经营', 'One person'], family: ['家庭经营', 'A family'] },
          half: true,
        }),
        field('text', 'family-members', ['参加经营的家庭成员', 'Family members who take part'], {
          hint: ['写姓名，用顿号隔开', 'Their names'],
          ...{ max: 100, when: { fieldId: 'composition', isOneOf: ['family'] } },
        }),
        field('address', 'operator-address', ['经营者住所', 'Home address'], {
          hint: ['写到门牌号', 'Down to the house number'],
          max: 120,
        }),
      ],
    },
    {
      sectionId: 'shop',
      title: ['店铺', 'The shop'],
      fields: [
        field('text', 'trade-name', ['店名（字号）', 'Trade name'], {
          hint: ['没有想好可以先不填', 'May be left empty for now'],
          ...{ max: 40, optional: true },
        }),
        field('address', 'premises', ['经营场所', 'Business premises'], {
          hint: ['写到门牌号', 'Down to the house number'],
          max: 120,
        }),
        field('yesNo', 'is-rented', ['经营场所是租来的吗', 'Are the premises rented?'], { half: true }),
        field('date', 'lease-end', ['租到哪一天', 'Rented until'], {
          ...{ half: true, when: { fieldId: 'is-rented', isOneOf: ['yes'] } },
        }),
        field('number', 'area', ['经营面积', 'Floor area'], {
          ...{ unit: squareMetres, from: 1, to: 100_000, optional: true, half: true },
        }),
        field('longText', 'scope', ['经营范围', 'Scope of business'], {
          hint: ['打算卖什么、做什么', 'What you are going to sell or do'],
          max: 300,
        }),
        field('number', 'staff-count', ['从业人数', 'People working there'], {
          ...{ unit: people, from: 1, to: 999, half: true },
        }),
        field('money', 'funds', ['资金数额', 'Funds'], { unit: yuan, from: 1, half: true }),
      ],
    },
  ],
  declaration: [
    '本人承诺：以上填写的内容真实、准确，提交的材料合法有效，并对其真实性负责。',
    'I declare that what is written above is true and correct, and I answer for it.',
  ],
};
