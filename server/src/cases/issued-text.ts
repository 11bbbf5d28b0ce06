import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { VoucherContent, VoucherKind } from '@cloudseat/shared/nouns/voucher.ts';

type Words = Record<Locale, string>;

const names: Record<VoucherKind, Words> = {
  acceptance: { 'zh-Hans': '受理通知书', 'zh-Hant': '受理通知書', en: 'notice of acceptance' },
  refusal: { 'zh-Hans': '不予受理通知书', 'zh-Hant': '不予受理通知書', en: 'notice of non-acceptance' },
  correction: {
    'zh-Hans': '一次性告知（补正）通知书',
    'zh-Hant': '一次性告知（補正）通知書',
    en: 'notice of all that is to be mended',
  },
  conditional: {
    'zh-Hans': '容缺受理通知书',
    'zh-Hant': '容缺受理通知書',
    en: 'notice of conditional acceptance',
  },
  receipt: { 'zh-Hans': '收件凭证', 'zh-Hant': '收件憑證', en: 'receipt for your papers' },
  decision: { 'zh-Hans': '办理结果通知书', 'zh-Hant': '辦理結果通知書', en: 'notice of the decision' },
  jointOpinion: { 'zh-Hans': '联审意见', 'zh-Hant': '聯審意見', en: 'joint opinion of the departments' },
  expertReport: {
    'zh-Hans': '专家评审意见书',
    'zh-Hant': '專家評審意見書',
    en: 'report of the expert panel',
  },
  expertScores: { 'zh-Hans': '专家评分表', 'zh-Hant': '專家評分表', en: 'score sheet of the expert panel' },
  completedForm: { 'zh-Hans': '申请表', 'zh-Hant': '申請表', en: 'application form' },
};

/** The line of chat that tells a talk of a paper. */
export function issuedLine(locale: Locale, kind: VoucherKind, number: string): string {
  const name = names[kind][locale];
  const lines: Words = {
    'zh-Hans': `已出具《${name}》（${number}），可在“办件”里查看、下载。`,
    'zh-Hant': `已出具《${name}》（${number}），可在「辦件」裡查看、下載。`,
    en: `Your ${name} (${number}) has been issued. Open your case to read or download it.`,
  };
  return lines[locale];
}

/** In WeChat's own template, where 20 characters are left for it. */
export function issuedHint({ kind, locale }: Pick<VoucherContent, 'kind' | 'locale'>): string {
  const name = names[kind][locale];
  return { 'zh-Hans': `《${name}》已出具`, 'zh-Hant': `《${name}》已出具`, en: 'A paper was issued' }[locale];
}

/** The short message of it. It names the case and nothing of the person; the link carries on as them, once. */
export function issuedText(content: VoucherContent, facts: { caseNumber: string; link: string }): string {
  const { locale, kind } = content;
  const isDeemed = kind === 'acceptance' && content.deemed !== undefined;
  return (isDeemed ? deemedTexts : paperTexts)({ ...facts, name: names[kind][locale] })[locale];
}

type Facts = { caseNumber: string; link: string; name: string };

const paperTexts = ({ caseNumber, link, name }: Facts): Words => ({
  'zh-Hans': `【云坐席】您的办件 ${caseNumber} 已出具《${name}》。点开查看、签收或继续办理：${link}`,
  'zh-Hant': `【雲坐席】您的辦件 ${caseNumber} 已出具《${name}》。點開查看、簽收或繼續辦理：${link}`,
  en: `[CloudSeat] Case ${caseNumber}: your ${name} has been issued. Read it, confirm it or carry on here: ${link}`,
});

/** Nobody decided it: why it comes is said as well. */
const deemedTexts = ({ caseNumber, link, name }: Facts): Words => ({
  'zh-Hans': `【云坐席】您的办件 ${caseNumber} 因我们没有按期告知，依法从收到材料那天起视为受理，已出具《${name}》。点开查看、签收：${link}`,
  'zh-Hant': `【雲坐席】您的辦件 ${caseNumber} 因我們沒有按期告知，依法從收到材料那天起視為受理，已出具《${name}》。點開查看、簽收：${link}`,
  en: `[CloudSeat] Case ${caseNumber}: we did not tell you of gaps in time, so by law it counts as accepted from the day your papers came. Your ${name} has been issued; read it and confirm it here: ${link}`,
});
