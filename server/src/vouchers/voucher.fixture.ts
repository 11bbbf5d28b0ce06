import { ApplicantId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { SignatureMark } from '@cloudseat/shared/nouns/signature.ts';
import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import type {
  Gap,
  ReceivedPaper,
  VoucherContent,
  VoucherKind,
  VoucherOf,
} from '@cloudseat/shared/nouns/voucher.ts';
import { toTraditional } from '../catalogue/traditional.ts';
import { sha256Hex } from '../platform/ids.ts';
import { hashRecord, makeRecord, type SigningWish } from './sign.ts';
import type { StoredSignature } from './signature.repository.ts';
import { statementOf } from './signature-statements.ts';
import { hashContent } from './vouchers.ts';

const inAll = (chinese: string, en: string): LocalText => ({
  'zh-Hans': chinese,
  'zh-Hant': toTraditional(chinese),
  en,
});

/** 26 November 2026, 10:30 in the district. */
const issuedAt = Date.UTC(2026, 10, 26, 2, 30);

const received: ReceivedPaper[] = [
  { name: inAll('经营者身份证明', 'Proof of the owner’s identity'), copies: 1, sha256: 'a1b2'.repeat(16) },
  {
    name: inAll('经营场所使用证明', 'Proof of the right to use the premises'),
    copies: 2,
    sha256: '0f9d'.repeat(16),
  },
  { name: inAll('住所承诺书（原件）', 'Undertaking on the address (original)'), copies: 1, sha256: null },
];

export const gap = (at: number): Gap => ({
  name: inAll(`第${at}项：经营场所使用证明`, `Item ${at}: proof of premises`),
  wrong: `租赁合同第${at}页没有出租人签名，租期在申请日之前已经届满，看不清房屋坐落。`,
  mend: '请出租人补签并写明日期；租期届满的，请提交续租协议，并重新拍照上传整页。',
  sample: at % 2 === 0 ? '见办事指南附件三《租赁合同样本》' : null,
});

const remedies = {
  reviewOffice: inAll('重庆市九龙坡区人民政府', 'Jiulongpo District People’s Government of Chongqing'),
  court: inAll('重庆市九龙坡区人民法院', 'Jiulongpo District People’s Court of Chongqing'),
  reviewDays: 60,
  courtMonths: 6,
};

const common = (locale: Locale, name: string) => ({
  locale,
  issuedAt,
  caseNumber: '2026-000123',
  matterName: inAll('个体工商户设立登记', 'Registration of an individual business'),
  department: {
    name: inAll('重庆市九龙坡区市场监督管理局', 'Jiulongpo District Administration for Market Regulation'),
    address: inAll('重庆市九龙坡区杨家坪西郊路27号', '27 Xijiao Road, Yangjiaping, Jiulongpo, Chongqing'),
    phone: '023-68780000',
  },
  applicant: { name, maskedPhone: '138****1234' },
  entryPoint: 'village' as const,
  agent: { name: '王敏', number: 'A018' },
  received,
  basis: ['《中华人民共和国行政许可法》第三十二条', '《促进个体工商户发展条例》（国务院令第755号）第十一条'],
});

const fire = inAll('重庆市九龙坡区消防救援局', 'Jiulongpo District Fire and Rescue Bureau');
const health = inAll('重庆市九龙坡区卫生健康委员会', 'Jiulongpo District Health Commission');
const market = inAll(
  '重庆市九龙坡区市场监督管理局',
  'Jiulongpo District Administration for Market Regulation',
);
const opinion = {
  ...{ text: '平面布局符合要求。', basis: null, askInstead: null, isDissent: false, round: 1 },
  ...{ signedBy: { name: '李强', number: 'A044' }, signedAt: issuedAt - 600_000, sha256: 'c3d4'.repeat(16) },
} as const;
const jointFacts: Omit<VoucherOf<'jointOpinion'>, 'kind' | 'number' | keyof ReturnType<typeof common>> = {
  ...{ subject: '餐饮店开业前联合审查', conclusion: 'needsCorrection', summary: '补正后即可办理。' },
  departments: [
    {
      ...{ name: market, isLead: true, isRequired: true, question: null, absence: null },
      opinion: { ...opinion, verdict: 'agree' },
    },
    {
      ...{ name: fire, isLead: false, isRequired: true, question: '疏散通道是否符合要求？', absence: null },
      opinion: { ...opinion, verdict: 'disagree', isDissent: true, round: 2, basis: '《消防法》第十五条' },
    },
    {
      ...{ name: health, isLead: false, isRequired: false, question: '是否需要卫生许可？', opinion: null },
      absence: { of: 'dropped', reason: '当日没有人员在岗' },
    },
  ],
  conflicts: [
    {
      ...{ of: 'verdict', departments: [market, fire], paper: null, follows: market, level: 'escalated' },
      ...{ settledBy: { name: '周敏', number: 'S003' }, text: '通道宽度已经现场复核。' },
    },
  ],
  lines: [
    {
      paper: inAll('经营场所使用证明', 'Proof of premises'),
      kind: 'correction',
      text: '补一张平面图。',
      departments: [fire],
    },
    { paper: null, kind: 'condition', text: '疏散通道保持畅通。', departments: [fire, market] },
  ],
  satOn: ['2026-11-26'],
};

type OfKind<Kind extends VoucherKind> = Omit<
  VoucherOf<Kind>,
  'kind' | 'number' | keyof ReturnType<typeof common>
>;
const project = {
  ...{ title: '大溪河堤防加固工程', unitName: '西彭镇人民政府' },
  kindName: inAll('水利工程初步设计', 'Preliminary design of water works'),
};
const lost = {
  position: 2,
  name: '白宇航',
  reason: '与申报单位有业务往来，申请回避',
  commitment: 'e5f6'.repeat(16),
};
const result = {
  ...{ count: 2, mean: 81.25, trimmedMean: null, percent: 81.25, passPercent: 70, isPass: true },
};
const signed = { signedAt: issuedAt - 600_000, sha256: 'a7b8'.repeat(16), dissent: null };
const reportFacts: OfKind<'expertReport'> = {
  ...project,
  conclusion: 'passedWithChanges',
  sections: [
    { of: 'project', criterion: null, text: '堤防长2.4公里。\n防洪标准为二十年一遇。' },
    { of: 'finding', criterion: inAll('水文分析', 'Hydrology'), text: '设计洪水计算方法合适。' },
    { of: 'reasons', criterion: null, text: '基础资料可靠，渗流计算需补充。' },
  ],
  changes: [
    {
      text: '补充三处断面的渗流稳定计算。',
      criterion: inAll('结构安全', 'Structure'),
      verifiers: ['秦岭秋'],
    },
  ],
  votes: { passed: 1, passedWithChanges: 2, notPassed: 0 },
  panel: [
    { position: 1, name: '郑国安', unit: '市水利院', isChair: true, state: 'agreed', ...signed },
    {
      ...{ position: 3, name: '秦岭秋', unit: '重庆大学', isChair: false, state: 'dissented', ...signed },
      dissent: { text: '渗流问题应在通过之前解决。', basis: '《堤防工程设计规范》' },
    },
    {
      ...{ position: 4, name: '康伯言', unit: '退休', isChair: false, state: 'silent' },
      ...{ signedAt: null, sha256: null, dissent: null },
    },
  ],
  voids: [lost],
  scores: { ...result, maxTotal: 100 },
  ...{ reportSha256: 'c9d0'.repeat(16), round: 2, closedAt: issuedAt - 900_000 },
};
const scoreFacts: OfKind<'expertScores'> = {
  ...{ ...project, maxTotal: 100, voids: [lost] },
  criteria: [
    { name: inAll('水文分析', 'Hydrology'), maxScore: 40 },
    { name: inAll('结构安全', 'Structure'), maxScore: 60 },
  ],
  sheets: [
    {
      ...{ position: 1, name: '郑国安', total: 84.5, commitment: 'f1a2'.repeat(16), proposal: 'passed' },
      ...{
        marks: [
          { score: 34.5, remark: '洪水资料完整' },
          { score: 50, remark: null },
        ],
        remark: null,
      },
    },
    {
      ...{ position: 3, name: '秦岭秋', total: 78, commitment: 'b3c4'.repeat(16), proposal: 'notPassed' },
      ...{
        marks: [
          { score: 30, remark: null },
          { score: 48, remark: null },
        ],
        remark: '渗流计算不足',
      },
    },
  ],
  result: { ...result, criteria: [32.25, 49] },
};

type Changes = { locale?: Locale; name?: string };

/** A paper of each kind. The name has rare characters: of the fonts for all texts, and of the one for names. */
export function voucherOf<Kind extends VoucherKind>(
  kind: Kind,
  { locale = 'zh-Hans', name = '张𬭊𠮷' }: Changes = {},
): VoucherOf<Kind> {
  const shared = common(locale, name);
  const numberOf = (mark: string) => `市场监管${mark}〔2026〕000017号`;
  const deadline = { date: '2026-12-24', workingDays: 20 };
  const contents: { [Each in VoucherKind]: VoucherOf<Each> } = {
    acceptance: { kind: 'acceptance', ...shared, number: numberOf('受'), decideBy: deadline },
    refusal: {
      ...{ kind: 'refusal', ...shared, number: numberOf('不受'), remedies },
      reason: {
        of: 'notOurs',
        askInstead: {
          name: inAll(
            '重庆市九龙坡区人力资源和社会保障局',
            'Jiulongpo District Human Resources and Social Security Bureau',
          ),
          address: inAll(
            '重庆市九龙坡区渝州路街道科城路71号',
            '71 Kecheng Road, Yuzhoulu, Jiulongpo, Chongqing',
          ),
          phone: '023-12333',
        },
      },
      explanation: '劳务派遣经营许可由人力资源社会保障部门实施，市场监管部门只办理营业执照。',
    } as VoucherOf<'refusal'>,
    correction: {
      ...{ kind: 'correction', ...shared, number: numberOf('补'), repeatReason: null },
      gaps: [1, 2, 3].map(gap),
      mendBy: { date: '2026-12-17', workingDays: 15 },
    } as VoucherOf<'correction'>,
    conditional: {
      ...{ kind: 'conditional', ...shared, number: numberOf('容受') },
      missing: [gap(1)],
      commitment: '补齐之前不开展需要许可的经营活动。',
      mendBy: { date: '2026-12-17', workingDays: 15 },
    } as VoucherOf<'conditional'>,
    receipt: {
      ...{ kind: 'receipt', ...shared, number: numberOf('收') },
      tellBy: { date: '2026-12-03', workingDays: 5 },
    } as VoucherOf<'receipt'>,
    decision: {
      ...{ kind: 'decision', ...shared, number: numberOf('决') },
      text: ['经审查，申请符合法定条件，准予登记，核发营业执照。'],
      outcome: {
        of: 'granted',
        results: [{ name: inAll('营业执照', 'Business licence'), number: '92500107MA5U0000X0' }],
      },
    } as VoucherOf<'decision'>,
    completedForm: {
      ...{ kind: 'completedForm', ...shared, number: numberOf('申') },
      sections: [
        {
          title: inAll('基本信息', 'Basic facts'),
          fields: [
            { label: inAll('名称', 'Name of the business'), value: '九龙坡区好吃小面馆' },
            { label: inAll('经营者', 'Owner'), value: name },
            {
              label: inAll('经营场所', 'Premises'),
              value: '重庆市九龙坡区石坪桥街道石杨路17号附8号1单元（跃华新都负一层）',
            },
          ],
        },
        {
          title: inAll('经营范围', 'Scope of business'),
          fields: [
            {
              label: inAll('许可项目', 'Licensed items'),
              value: '餐饮服务；食品销售（依法须经批准的项目，经相关部门批准后方可开展经营活动）',
            },
          ],
        },
      ],
    } as VoucherOf<'completedForm'>,
    jointOpinion: { kind: 'jointOpinion', ...shared, number: numberOf('联'), ...jointFacts },
    expertReport: { kind: 'expertReport', ...shared, number: numberOf('评'), ...reportFacts },
    expertScores: { kind: 'expertScores', ...shared, number: numberOf('评分'), ...scoreFacts },
  };
  return contents[kind];
}

export const allVouchers = (changes: Changes): VoucherContent[] =>
  (
    [
      'acceptance',
      'refusal',
      'correction',
      'conditional',
      'receipt',
      'decision',
      'completedForm',
      'jointOpinion',
      'expertReport',
      'expertScores',
    ] as const
  ).map((kind) => voucherOf(kind, changes));

/** A signature for a paper, a quarter of an hour after it was issued. */
export function signatureOf(content: VoucherContent, mark: SignatureMark): StoredSignature {
  const document = { sha256: sha256Hex(content.number), contentSha256: hashContent(content) };
  const wish: SigningWish = {
    ...{ document, seenSha256: document.sha256, mark },
    caseId: CaseId.parse('case-1'),
    applicant: { applicantId: ApplicantId.parse('applicant-1'), name: content.applicant.name },
    identityLevel: 'phone',
    purpose: content.kind === 'completedForm' ? 'form' : 'delivery',
    statementVersion: statementOf('form', content.locale).version,
    locale: content.locale,
  };
  const record = makeRecord(wish, issuedAt + 907_000);
  return { record, recordSha256: hashRecord(record), countersignature: null };
}
