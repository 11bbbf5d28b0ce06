import { expertChinese } from './expert-words.ts';
import { jointChinese } from './joint-words.ts';
import type { VoucherTexts } from './voucher-texts.ts';

/** What stands on the papers, in Simplified Chinese: the wording that counts. Traditional is made of it. */
export const chineseTexts: VoucherTexts = {
  title: {
    acceptance: '受理通知书',
    refusal: '不予受理通知书',
    correction: '补正（一次性告知）通知书',
    conditional: '容缺受理通知书',
    receipt: '收件凭证',
    decision: '办理结果通知书',
    completedForm: '申请表',
    jointOpinion: '联审意见',
    expertReport: '专家评审意见书',
    expertScores: '专家评分表',
  },
  entryPoint: {
    web: '网页',
    village: '村（社区）服务点',
    kiosk: '自助终端',
    window: '服务窗口',
    poster: '扫描二维码',
    wechat: '微信',
  },
  fact: {
    case: '办件编号',
    matter: '事项',
    applicant: '申请人',
    creditCode: '统一社会信用代码',
    phone: '手机号码',
    entryPoint: '提出方式',
    decidedIn: '决定地区',
    through: '经由窗口',
  },
  firmRole: { representative: '法定代表人', handler: '经办人' },
  greeting: '{name}：',
  acceptance: [
    '您（单位）提出的“{matter}”申请收悉。经审查，该事项属于本机关职权范围，申请材料齐全、符合法定形式，本机关决定予以受理。',
    '本机关将在{days}个工作日内，即{date}前作出决定，并把结果告知您（单位）。依法需要听证、检验、检测、鉴定或者专家评审的，所需时间不计算在内，由本机关另行书面告知。',
  ],
  deemed:
    '本机关于{received}收到您（单位）提交的“{matter}”申请材料，到{tellBy}法定告知期限届满，没有告知您（单位）需要补正的内容。依照《中华人民共和国行政许可法》第三十二条第一款第四项，该申请自收到申请材料之日起即为受理。本通知书由系统依法自动出具。',
  refusal: {
    notRequired:
      '您（单位）提出的“{matter}”申请收悉。经审查，该事项依法不需要取得行政许可，您（单位）不必办理本项手续，本机关决定不予受理。',
    notOurs:
      '您（单位）提出的“{matter}”申请收悉。经审查，该事项依法不属于本机关职权范围，本机关决定不予受理。请向以下机关提出申请：',
    explanation: '具体说明：{text}',
  },
  correction: {
    first:
      '您（单位）提出的“{matter}”申请收悉。经审查，申请材料不齐全或者不符合法定形式。现将需要补正的全部内容（共{count}项）一次告知如下：',
    repeat: '本次为再次告知。原因：{reason}',
    mendBy: '请在{date}前（{days}个工作日内）按上表补正后提交。',
    mendWhen: '请按上表补正后提交。',
  },
  conditional: {
    first:
      '您（单位）提出的“{matter}”申请收悉。经审查，主要材料齐全、符合法定形式，下列{count}项材料暂缺，可以后补，本机关决定容缺受理：',
    commitment: '申请人承诺：在{date}前（{days}个工作日内）补齐以上材料，并对材料的真实性负责。{more}',
    otherwise: '逾期没有补齐的，本机关将依法处理，并书面告知您（单位）。',
  },
  receipt: [
    '本机关收到您（单位）提交的“{matter}”申请材料，清单见下表。',
    '本凭证只证明收到上述材料，不表示申请已被受理。本机关将在{days}个工作日内，即{date}前告知您（单位）是否受理、是否需要补正；逾期不告知的，自收到申请材料之日起即为受理。',
  ],
  decision: {
    granted: '您（单位）提出的“{matter}”申请，本机关已经办理完毕，决定：准予办理。',
    refused: '您（单位）提出的“{matter}”申请，本机关已经办理完毕，决定：不予办理。',
  },
  remedies:
    '如不服本决定，您（单位）可以自收到本通知书之日起{reviewDays}日内向{reviewOffice}申请行政复议，或者自收到本通知书之日起{courtMonths}个月内依法向{court}提起行政诉讼。',
  form: {
    declaration: '申请人声明：以上内容由本人核对，真实、准确、完整；如有不实，愿意承担相应的法律责任。',
    signature: '申请人签名：',
    signedOn: '日期：',
  },
  joint: jointChinese,
  expert: expertChinese,
  section: {
    received: '收到的材料',
    gaps: '需要补正的内容',
    missing: '暂缺的材料',
    basis: '依据',
    results: '结果文件',
  },
  column: {
    order: '序号',
    paper: '材料名称',
    copies: '份数',
    version: '版本校验码',
    wrong: '存在的问题',
    mend: '怎样补正',
    lacking: '缺什么',
    supply: '怎样补齐',
    result: '名称',
    resultNumber: '编号',
  },
  sample: '样例：{text}',
  office: { name: '机关：{name}', address: '地址：{address}', phone: '电话：{phone}' },
  closing: {
    seal: '（本系统电子件，印章由部门加盖）',
    agent: '经办人：{name}（工号{number}）',
    phone: '联系电话：{phone}',
    address: '办公地址：{address}',
    check: '扫码核验本件',
    checkCode: '校验码{code}',
  },
  footer: { left: '{number}　校验码{code}', right: '第{page}页　共{pages}页' },
  translation: '',
  lacking: { code: '〔字库缺字{codes}〕', note: '〔{note}〕' },
  signed: {
    title: '申请人签名',
    drawn: '申请人手写的签名',
    typed: '申请人没有手写，输入了姓名并勾选确认',
    name: '姓名',
    time: '签名时间',
    method: '签名方式',
    identityLevel: '身份核验',
    level: {
      phone: '已登录的账号（手机号码）',
      idPhoto: '身份证件照片',
      live: '视频核对本人',
    },
    document: '所签文件 SHA-256',
    record: '签名记录 SHA-256',
    statement: '签名时确认的内容',
    countersign: '第三方认证',
    limits:
      '以上内容由本系统在签名时记录，说明签的是哪份文件、何时、由哪个已登录的账号签署。手写签名图样本身不等于《电子签名法》第十三条规定的可靠的电子签名。',
  },
};
