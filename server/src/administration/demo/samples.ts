import { t } from './local-text.ts';
import {
  card,
  drawing,
  mind,
  portrait,
  rule,
  sheet,
  signature,
  stamp,
  text,
  writing,
} from './sample-drawing.ts';
import type { DemoSample } from './types.ts';

const title = (x: number, y: number, value: string) =>
  text(x, y, value, { size: 34, weight: 700, anchor: 'middle' });
const label = (x: number, y: number, value: string) => text(x, y, value, { size: 22, fill: '#5b6673' });

const idCard = drawing(720, 1_010, '居民身份证样张', [
  text(40, 50, '正面', { weight: 600 }),
  card({ x: 40, y: 70, width: 640, height: 380 }, '#fbfdff'),
  label(80, 130, '姓名'),
  text(160, 130, '张某某'),
  label(80, 180, '性别'),
  text(160, 180, '女'),
  label(240, 180, '民族'),
  text(310, 180, '汉'),
  label(80, 230, '出生'),
  text(160, 230, '1990 年 1 月 1 日'),
  label(80, 280, '住址'),
  writing(160, 268, [240, 180]),
  portrait({ x: 470, y: 110, width: 160, height: 210 }),
  label(80, 400, '公民身份号码'),
  text(240, 400, '000000199001010000', { weight: 600 }),
  mind({ x: 228, y: 372, width: 300, height: 42 }, '号码每一位都看得清', false),
  text(40, 540, '反面', { weight: 600 }),
  card({ x: 40, y: 560, width: 640, height: 380 }, '#fbfdff'),
  title(360, 660, '居民身份证'),
  label(130, 800, '签发机关'),
  writing(250, 788, [200]),
  label(130, 860, '有效期限'),
  text(250, 860, '2020.01.01-2040.01.01'),
  mind({ x: 238, y: 832, width: 290, height: 42 }, '还在有效期内'),
  text(360, 985, '正面、反面各拍一张，四个角都要拍到', { size: 26, weight: 600, anchor: 'middle' }),
]);

const household = drawing(720, 960, '户口簿样张', [
  sheet({ x: 60, y: 60, width: 600, height: 820 }),
  title(360, 130, '常住人口登记卡'),
  ...['姓名', '与户主关系', '性别', '出生日期', '公民身份号码', '住址', '登记日期'].flatMap((name, row) => [
    rule(90, 180 + row * 82, 540),
    label(110, 230 + row * 82, name),
    writing(290, 218 + row * 82, [row % 2 === 0 ? 220 : 300]),
  ]),
  rule(90, 180 + 7 * 82, 540),
  stamp(540, 800),
  mind({ x: 470, y: 730, width: 140, height: 140 }, '章要清楚', false),
  text(360, 930, '户主页和本人页都要拍', { size: 26, weight: 600, anchor: 'middle' }),
]);

const lease = drawing(720, 1_010, '租房合同样张', [
  sheet({ x: 60, y: 50, width: 600, height: 880 }),
  title(360, 120, '房屋租赁合同'),
  label(100, 180, '出租方（甲方）：'),
  writing(270, 168, [220]),
  label(100, 226, '承租方（乙方）：'),
  writing(270, 214, [220]),
  label(100, 272, '房屋地址：'),
  writing(220, 260, [380]),
  mind({ x: 210, y: 244, width: 400, height: 44 }, '地址和您填的店面一致'),
  writing(100, 350, [500, 520, 480, 510, 380]),
  label(100, 560, '租期：'),
  text(180, 560, '2026 年 1 月 1 日至 2027 年 12 月 31 日'),
  mind({ x: 170, y: 532, width: 430, height: 42 }, '租期没有到'),
  label(100, 720, '甲方签名：'),
  signature(220, 720),
  label(360, 720, '乙方签名：'),
  signature(476, 720),
  mind({ x: 90, y: 668, width: 556, height: 80 }, '双方都签了名'),
  label(100, 830, '签订日期：'),
  text(220, 830, '2025 年 12 月 20 日'),
  text(360, 980, '每一页都要，按顺序拍或合成一个 PDF', { size: 26, weight: 600, anchor: 'middle' }),
]);

const businessLicence = drawing(960, 760, '营业执照样张', [
  sheet({ x: 50, y: 50, width: 860, height: 600 }),
  `<rect x="70" y="70" width="820" height="560" fill="none" stroke="#caa86a" stroke-width="5"/>`,
  text(480, 160, '营 业 执 照', { size: 54, weight: 700, anchor: 'middle' }),
  label(120, 220, '统一社会信用代码'),
  text(334, 220, '000000000000000000', { weight: 600 }),
  mind({ x: 322, y: 192, width: 270, height: 42 }, '18 位代码看得清'),
  ...['名称', '类型', '经营者', '经营场所', '经营范围'].flatMap((name, row) => [
    label(120, 310 + row * 56, name),
    writing(260, 298 + row * 56, [row === 4 ? 420 : 260 + row * 20]),
  ]),
  label(560, 590, '登记机关'),
  stamp(760, 540, 70),
  mind({ x: 680, y: 460, width: 160, height: 160 }, '登记机关的章', false),
  text(480, 710, '整张拍下，四边都在照片里', { size: 26, weight: 600, anchor: 'middle' }),
]);

const applicationForm = drawing(720, 1_010, '申请书样张', [
  sheet({ x: 60, y: 50, width: 600, height: 880 }),
  title(360, 120, '申  请  书'),
  ...['申请事项', '申请人', '证件号码', '联系电话', '地址', '申请理由'].flatMap((name, row) => [
    rule(90, 160 + row * 84, 540),
    label(110, 212 + row * 84, name),
    writing(260, 200 + row * 84, [row === 5 ? 340 : 240]),
  ]),
  rule(90, 160 + 6 * 84, 540),
  mind({ x: 84, y: 152, width: 552, height: 520 }, '每一栏都填了，没有的写“无”'),
  label(110, 800, '申请人签名：'),
  signature(250, 800),
  mind({ x: 100, y: 750, width: 330, height: 72 }, '本人签名'),
  label(450, 800, '日期：'),
  text(515, 800, '2026.01.08', { size: 20 }),
  text(360, 980, '填好、签名、写日期，再整页拍', { size: 26, weight: 600, anchor: 'middle' }),
]);

const bankCard = drawing(720, 560, '银行卡样张', [
  card({ x: 40, y: 60, width: 640, height: 400 }, '#eaf1fb'),
  text(80, 130, '某某银行', { size: 30, weight: 700 }),
  `<rect x="80" y="180" width="90" height="66" rx="10" fill="#d9c48a"/>`,
  text(80, 330, '0000 0000 0000 0000 000', { size: 40, weight: 600 }),
  mind({ x: 68, y: 284, width: 540, height: 64 }, '卡号每一位都看得清'),
  text(80, 430, '持卡人：张某某'),
  text(360, 520, '只拍正面，背面的三位数不要拍', { size: 26, weight: 600, anchor: 'middle' }),
]);

const light = t('光线要亮，没有反光，字看得清。', 'Good light, no glare, all words readable.');

/** A few papers that many matters ask for. */
export const samples: DemoSample[] = [
  {
    sampleId: 'id-card',
    name: t('居民身份证', 'Resident ID card'),
    namePattern: '^(?!.*(营业执照|或|和)).*身份证$',
    fileKinds: ['photo'],
    isBothSides: true,
    rules: [
      t('要在有效期内，过期的请先换领。', 'It must be valid; have an expired one renewed first.'),
      t('拍原件，不要拍复印件。', 'Photograph the card itself, not a copy.'),
      light,
    ],
    svg: idCard,
  },
  {
    sampleId: 'household-register',
    name: t('户口簿', 'Household register'),
    namePattern: '^户口簿$',
    fileKinds: ['photo', 'pdf'],
    isBothSides: false,
    rules: [
      t('户主页和要办事的人那一页都要。', 'The head’s page and the page of the person concerned.'),
      t('登记的地址和姓名要和您填写的一致。', 'Address and name as you have given them.'),
      light,
    ],
    svg: household,
  },
  {
    sampleId: 'lease',
    name: t('租房合同', 'Lease'),
    namePattern: '租房合同|租赁合同',
    fileKinds: ['photo', 'pdf'],
    isBothSides: false,
    rules: [
      t('每一页都要，最后一页有双方签名和日期。', 'Every page; both signatures and the date on the last.'),
      t('租期还没有到。', 'The lease has not run out.'),
      t('地址要和登记的店面一致。', 'The address is that of the shop.'),
    ],
    svg: lease,
  },
  {
    sampleId: 'business-licence',
    name: t('营业执照', 'Business licence'),
    namePattern: '^营业执照$',
    fileKinds: ['photo', 'pdf'],
    isBothSides: false,
    rules: [
      t('正本、副本都可以，电子执照交 PDF。', 'Original or duplicate; an electronic one as PDF.'),
      t('登记机关的章和日期要完整。', 'Seal and date of the registry must be complete.'),
      light,
    ],
    svg: businessLicence,
  },
  {
    sampleId: 'application-form',
    name: t('申请书', 'Application form'),
    namePattern: '申请书$|申请表$',
    fileKinds: ['photo', 'pdf'],
    isBothSides: false,
    rules: [
      t('每一栏都要填，没有的写“无”。', 'Fill every field; write “none” where there is nothing.'),
      t('本人签名，写上日期。', 'Signed by yourself, with the date.'),
    ],
    svg: applicationForm,
  },
  {
    sampleId: 'bank-card',
    name: t('银行卡', 'Bank card'),
    namePattern: '^银行卡$|^银行账户信息$',
    fileKinds: ['photo'],
    isBothSides: false,
    rules: [
      t('要是本人的卡。', 'It must be your own card.'),
      t('只拍正面，不要拍背面的安全码。', 'The front only, never the security code on the back.'),
    ],
    svg: bankCard,
  },
];
