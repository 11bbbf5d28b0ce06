import type { SignaturePurpose, SignatureStatement } from '@cloudseat/shared/nouns/signature.ts';
import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import { toTraditional } from '../catalogue/traditional.ts';

/**
 * The wording in force. Whoever changes a word gives it a new version: a signature belongs to one version, and its record keeps
 * the words.
 */
const version = '2026-11';

const wordings: Record<SignaturePurpose, { 'zh-Hans': string; en: string }> = {
  form: {
    'zh-Hans':
      '我已经看过这份申请表。里面的内容由我核对，真实、准确、完整；如有不实，我愿意承担相应的法律责任。我同意用这个签名提交申请。',
    en: 'I have read this application form. I have checked what it says; it is true, accurate and complete, and I accept the legal consequences if it is not. I agree to hand in the application with this signature.',
  },
  commitment: {
    'zh-Hans': '我已经看过这份通知书。我承诺在写明的日期前补齐所缺的材料，并对材料的真实性负责。',
    en: 'I have read this notice. I undertake to hand in the missing documents by the date it names, and I answer for their being genuine.',
  },
  delivery: {
    'zh-Hans': '我已经收到并看过这份文书。签收不表示我同意它的内容，也不影响我依法申请行政复议或者提起诉讼。',
    en: 'I have received and read this paper. Signing for it does not mean that I agree with it, and leaves my right to reconsideration or to go to court as it is.',
  },
};

const inAll = ({ en, ...chinese }: { 'zh-Hans': string; en: string }): LocalText => ({
  'zh-Hans': chinese['zh-Hans'],
  'zh-Hant': toTraditional(chinese['zh-Hans']),
  en,
});

/** What an applicant agrees to by signing, as it stands today. */
export const statementOf = (purpose: SignaturePurpose, locale: Locale): SignatureStatement => ({
  ...{ purpose, version, locale },
  text: inAll(wordings[purpose])[locale],
});
