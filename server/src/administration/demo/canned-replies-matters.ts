import { t } from './local-text.ts';
import type { DemoCannedReply } from './types.ts';

export const matterReplies: DemoCannedReply[] = [
  {
    key: 'shop-name',
    matterId: 'sole-trader-setup',
    title: t('店名备用', 'Spare names'),
    text: t(
      '店名请多想两三个，怕有重名。格式是：区名、字号、行业，后面加“店”或“经营部”。',
      'Please have two or three spare names in case one is taken: district, name, trade, then “shop”.',
    ),
  },
  {
    key: 'shop-premises',
    matterId: 'sole-trader-setup',
    title: t('店面证明怎么拍', 'Proof of premises'),
    text: t(
      '租的店面，请拍租房合同的第一页和签字页；自己的店面，拍房产证有您名字的那一页。',
      'If you rent, photograph the first page and the signatures of the lease; if you own, the page of the deed with your name.',
    ),
  },
  {
    key: 'shop-food',
    matterId: 'sole-trader-setup',
    title: t('卖吃的还要许可', 'Food needs a licence too'),
    text: t(
      '您要做餐饮或者卖熟食，拿到执照以后还要办食品经营许可，可以接着在这里取号办。',
      'If you serve or sell prepared food, you also need a food licence after this. You can take a ticket for it here.',
    ),
    link: { label: t('食品经营许可：办理说明', 'Food licence: guide'), url: '/matters/food-licence' },
  },
  {
    key: 'company-address',
    matterId: 'company-setup',
    title: t('注册地址', 'Registered address'),
    text: t(
      '注册地址要能收到信函。用家里的住宅地址，还需要居委会或业主委员会的同意证明。',
      'Letters must reach the registered address. For a home address the neighbourhood or owners’ committee must agree in writing.',
    ),
  },
  {
    key: 'food-kitchen',
    matterId: 'food-licence',
    title: t('现场核查', 'Inspection'),
    text: t(
      '交齐以后工作人员会上门看操作间，会提前一天打电话，请保持电话畅通。',
      'After filing, staff inspect your kitchen and telephone a day before. Please stay reachable.',
    ),
  },
  {
    key: 'card-lost',
    matterId: 'social-security-card',
    title: t('卡丢了先挂失', 'Report a lost card'),
    text: t(
      '社保卡丢了请先打 12333 挂失，卡里的钱就安全了，然后再补卡。',
      'If the card is lost, first call 12333 to block it, then have a new one made.',
    ),
  },
  {
    key: 'unemployment-proof',
    matterId: 'unemployment-benefit',
    title: t('离职证明', 'Proof of leaving'),
    text: t(
      '请拍原单位开的解除劳动合同证明，要看得清日期、原因和公章。',
      'Please photograph the proof that your contract ended; date, reason and stamp must be readable.',
    ),
  },
  {
    key: 'id-photo',
    matterId: 'id-card-renewal',
    title: t('到期前三个月可换', 'When to renew'),
    text: t(
      '身份证到期前三个月内就可以换。旧证先不要扔，领新证时要交回。',
      'You can renew within three months before the card expires. Keep the old one: it is handed in for the new one.',
    ),
  },
  {
    key: 'passport-minor',
    matterId: 'ordinary-passport',
    title: t('未成年人', 'Minors'),
    text: t(
      '未满十六周岁要由父母陪同，并带户口簿或出生证明。',
      'Under sixteen, a parent must come along and bring the household register or birth certificate.',
    ),
    link: {
      label: t('国家移民管理局服务平台', 'Immigration service platform'),
      url: 'https://s.nia.gov.cn/',
    },
  },
  {
    key: 'care-hospital',
    matterId: 'out-of-area-care',
    title: t('备案后怎么报销', 'After the filing'),
    text: t(
      '备案成功以后，在当地联网医院直接刷医保卡就行，不用先垫钱再回来报。',
      'Once filed, use your insurance card directly at a networked hospital there; nothing need be paid in advance.',
    ),
  },
  {
    key: 'elder-age',
    matterId: 'elder-allowance',
    title: t('从什么时候发', 'When it begins'),
    text: t(
      '符合年龄的从批准的下个月起发，打到老人本人的社保卡里。子女可以代办，要带双方身份证。',
      'The allowance begins the month after approval, on the person’s own social security card. Children may apply with both ID cards.',
    ),
  },
  {
    key: 'marriage-papers',
    matterId: 'marriage-appointment',
    title: t('登记当天带什么', 'What to bring'),
    text: t(
      '登记当天两个人都要到，带好身份证。照片现场可以免费拍。',
      'Both of you must come with your ID cards. Photographs are taken there free of charge.',
    ),
  },
  {
    key: 'transfer-tax',
    matterId: 'property-transfer',
    title: t('先缴税', 'Taxes first'),
    text: t(
      '过户前要先把税缴清。税款由税务窗口核定，我们这里不收钱，也不代收。',
      'Taxes are paid before the transfer. The tax window sets them; nothing is paid to us.',
    ),
  },
  {
    key: 'school-district',
    matterId: 'school-enrolment',
    title: t('看房产和户口', 'Home and register'),
    text: t(
      '入学先看户口和房产是不是一致。租房住的，请准备居住证和租房备案。',
      'Enrolment looks at the household register and the home. If you rent, have the residence permit and the filed lease ready.',
    ),
  },
  {
    key: 'homestead-neighbours',
    matterId: 'rural-homestead',
    title: t('四邻签字', 'Neighbours’ signatures'),
    text: t(
      '请把四邻签字的那一页拍清楚；有一家外出的，可以在视频里补上签名。',
      'Please photograph the page signed by the neighbours clearly; one who is away can sign on video.',
    ),
  },
  {
    key: 'invoice-buyer',
    matterId: 'invoice-on-behalf',
    title: t('开票信息', 'Buyer’s details'),
    text: t(
      '请把对方单位的全称和税号发给我，一个字都不能错。',
      'Please send me the buyer’s full name and tax number, exactly as registered.',
    ),
  },
  {
    key: 'aid-income',
    matterId: 'legal-aid',
    title: t('经济困难说明', 'Statement of means'),
    text: t(
      '低保、特困、残疾人和农民工讨薪，不用审查家庭收入，把相应证件拍给我就行。',
      'For social assistance, disability and unpaid wages your income is not examined: just photograph the certificate.',
    ),
  },
];
