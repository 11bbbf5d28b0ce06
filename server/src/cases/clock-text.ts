import type { Locale } from '@cloudseat/shared/nouns/text.ts';

type Words = Record<Locale, string>;
/** `day` as 2026-10-19. */
type Facts = { caseNumber: string; day: string; link: string };

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
export const clockTexts = { over, soon } satisfies Record<string, ClockTexts>;
