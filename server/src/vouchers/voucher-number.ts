import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { VoucherKind } from '@cloudseat/shared/nouns/voucher.ts';

/** One mark a kind, so that no two kinds of a department share a number. */
const kindMarks: Record<VoucherKind, string> = {
  acceptance: '受',
  refusal: '不受',
  correction: '补',
  conditional: '容受',
  receipt: '收',
  decision: '决',
  completedForm: '申',
  jointOpinion: '联',
  expertReport: '评',
  expertScores: '评分',
};
const digits = 6;

export type NumberWish = { departmentMark: string; kind: VoucherKind; year: number };

/** A department's mark in its papers' numbers: 市场监管 of 市场监管局. Departments have short names of their own, and so marks. */
export const departmentMarkOf = ({ 'zh-Hans': shortName }: LocalText): string =>
  shortName.replace(/(分局|局|委员会|委)$/, '') || shortName;

/** 市场监管受〔2026〕 */
export const seriesOf = ({ departmentMark, kind, year }: NumberWish): string =>
  `${departmentMark}${kindMarks[kind]}〔${year}〕`;

/** 市场监管受〔2026〕000017号; from a million on it is longer. */
export const formatNumber = (series: string, number: number): string =>
  `${series}${String(number).padStart(digits, '0')}号`;
