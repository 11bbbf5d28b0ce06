import type { Locale } from '@cloudseat/shared/nouns/text.ts';

type Words = Record<Locale, string>;
/** `day` as 2026-10-19. */
type Facts = { caseNumber: string; day: string; link: string };

const deemed = ({ caseNumber, link }: Facts): Words => ({
  'zh-Hans': `【云坐席】您的办件 ${caseNumber} 因我们没有按期告知，依法从收到材料那天起视为受理。点开查看：${link}`,
  'zh-Hant': `【雲坐席】您的辦件 ${caseNumber} 因我們沒有按期告知，依法從收到材料那天起視為受理。點開查看：${link}`,
  en: `[CloudSeat] Case ${caseNumber}: we did not tell you of gaps in time, so by law it counts as accepted from the day your papers came. See: ${link}`,
});
const over = ({ caseNumber, day, link }: Facts): Words => ({
  'zh-Hans': `【云坐席】您的办件 ${caseNumber} 的补交期限 ${day} 已过。还要办的，请尽快联系我们：${link}`,
  'zh-Hant': `【雲坐席】您的辦件 ${caseNumber} 的補交期限 ${day} 已過。還要辦的，請儘快聯繫我們：${link}`,
  en: `[CloudSeat] Case ${caseNumber}: the term for your papers ended on ${day}. If you want to go on, contact us soon: ${link}`,
});
const soon = ({ caseNumber, day, link }: Facts): Words => ({
  'zh-Hans': `【云坐席】您的办件 ${caseNumber} 请在 ${day} 前补交材料。点开就能补交：${link}`,
  'zh-Hant': `【雲坐席】您的辦件 ${caseNumber} 請在 ${day} 前補交材料。點開就能補交：${link}`,
  en: `[CloudSeat] Case ${caseNumber}: please hand in the missing papers by ${day}. Do it here: ${link}`,
});

export type ClockTexts = (facts: Facts) => Words;

/** Short messages about a clock. They name the case and nothing of the person. */
export const clockTexts = { deemed, over, soon } satisfies Record<string, ClockTexts>;
