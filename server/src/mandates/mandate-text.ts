import type { MandateScopeName } from '@cloudseat/shared/nouns/mandate-rules.ts';
import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import { districtDate } from '../catalogue/opening-hours.ts';

/** What a mandate is about, for words that its applicant agrees to. */
export type MandateFacts = {
  helperName: string;
  helperPhone: string;
  place: string;
  scopes: readonly MandateScopeName[];
  /** ms since 1970. */
  endsAt: number;
  matterName: LocalText;
  caseNumber: string;
};
type Said = { who: string; what: string; matter: string; day: string; caseNumber: string };

const scopeWords: Record<Locale, Record<MandateScopeName | 'see', string>> = {
  'zh-Hans': { see: '查看办理进度', papers: '代为提交材料', talk: '一起参加视频通话' },
  'zh-Hant': { see: '查看辦理進度', papers: '代為提交材料', talk: '一起參加視頻通話' },
  en: { see: 'see how it stands', papers: 'bring papers for me', talk: 'join the video talks' },
};
const whoWords: Record<Locale, (facts: MandateFacts) => string> = {
  'zh-Hans': ({ helperName, helperPhone, place }) =>
    `${helperName}（手机尾号${helperPhone.slice(-4)}${place === '' ? '' : `，${place}`}）`,
  'zh-Hant': ({ helperName, helperPhone, place }) =>
    `${helperName}（手機尾號${helperPhone.slice(-4)}${place === '' ? '' : `，${place}`}）`,
  en: ({ helperName, helperPhone, place }) =>
    `${helperName} (telephone ending in ${helperPhone.slice(-4)}${place === '' ? '' : `, ${place}`})`,
};
const joinWords: Record<Locale, string> = { 'zh-Hans': '、', 'zh-Hant': '、', en: ', ' };

const statements: Record<Locale, (said: Said) => string> = {
  'zh-Hans': ({ who, what, matter, day, caseNumber }) =>
    `我同意由${who}帮我办理“${matter}”（办件${caseNumber}），可以：${what}。到${day}为止。代办人看不到我的证件号码，不能替我签字。我随时可以取消。`,
  'zh-Hant': ({ who, what, matter, day, caseNumber }) =>
    `我同意由${who}幫我辦理「${matter}」（辦件${caseNumber}），可以：${what}。到${day}為止。代辦人看不到我的證件號碼，不能替我簽字。我隨時可以取消。`,
  en: ({ who, what, matter, day, caseNumber }) =>
    `I agree that ${who} helps me with “${matter}” (case ${caseNumber}) and may: ${what}. Until ${day}. The helper does not see my ID number and cannot sign for me. I can end this at any time.`,
};
const codeTexts: Record<Locale, (said: Said, code: string, minutes: number) => string> = {
  'zh-Hans': ({ who, what, matter, day }, code, minutes) =>
    `【云坐席】代办确认码${code}，${minutes}分钟内有效。把它填在页面上，或告诉工作人员、代办人，就表示您同意：${who}帮您办理“${matter}”，可以${what}，到${day}为止。不同意就不要告诉任何人。`,
  'zh-Hant': ({ who, what, matter, day }, code, minutes) =>
    `【雲坐席】代辦確認碼${code}，${minutes}分鐘內有效。把它填在頁面上，或告訴工作人員、代辦人，就表示您同意：${who}幫您辦理「${matter}」，可以${what}，到${day}為止。不同意就不要告訴任何人。`,
  en: ({ who, what, matter, day }, code, minutes) =>
    `[CloudSeat] Code ${code}, good for ${minutes} minutes. Typing it in, or telling it to the officer or the helper, means that you agree: ${who} helps you with “${matter}” and may ${what}, until ${day}. If you do not agree, tell it to nobody.`,
};
const confirmedTexts: Record<Locale, (said: Said) => string> = {
  'zh-Hans': ({ who, what, matter, day }) =>
    `【云坐席】您已同意由${who}帮您办理“${matter}”，可以${what}，到${day}为止。想取消，或者您没有同意过，请在“我的办件”里取消，或联系我们。`,
  'zh-Hant': ({ who, what, matter, day }) =>
    `【雲坐席】您已同意由${who}幫您辦理「${matter}」，可以${what}，到${day}為止。想取消，或者您沒有同意過，請在「我的辦件」裡取消，或聯繫我們。`,
  en: ({ who, what, matter, day }) =>
    `[CloudSeat] You agreed that ${who} helps you with “${matter}” and may ${what}, until ${day}. To end it, or if you never agreed, go to “My cases” or contact us.`,
};

function say(locale: Locale, facts: MandateFacts): Said {
  const words = scopeWords[locale];
  const what = [words.see, ...facts.scopes.map((scope) => words[scope])].join(joinWords[locale]);
  // A mandate that ends with a day's midnight lasts to the day before it.
  const day = districtDate(facts.endsAt - 1);
  const { caseNumber } = facts;
  return { who: whoWords[locale](facts), what, matter: facts.matterName[locale], day, caseNumber };
}

/** What the applicant agrees to, in their own voice: read by them, or read aloud to them. */
export const statementText = (locale: Locale, facts: MandateFacts): string =>
  statements[locale](say(locale, facts));

/** What comes with the code to the applicant's own telephone. */
export const codeText = (locale: Locale, facts: MandateFacts, code: string, minutes: number): string =>
  codeTexts[locale](say(locale, facts), code, minutes);

/** Sent once somebody else entered the applicant's word: whoever never gave it learns of it. */
export const confirmedText = (locale: Locale, facts: MandateFacts): string =>
  confirmedTexts[locale](say(locale, facts));
