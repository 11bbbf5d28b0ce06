import type { Locale } from '@cloudseat/shared/nouns/text.ts';

/** What the applicant's telephone is told when an agent calls back. */
const wordings: Record<Locale, (values: { ticketNumber: string; link: string }) => string> = {
  'zh-Hans': ({ ticketNumber, link }) =>
    `【云坐席】${ticketNumber}号轮到您了，坐席正在视频等您。请马上点开这个链接，再点“接听”：${link} 链接只能用一次，请勿转发。`,
  'zh-Hant': ({ ticketNumber, link }) =>
    `【雲坐席】${ticketNumber}號輪到您了，坐席正在視頻等您。請馬上點開這個鏈接，再點「接聽」：${link} 鏈接只能用一次，請勿轉發。`,
  en: ({ ticketNumber, link }) =>
    `[CloudSeat] It is your turn, number ${ticketNumber}: an officer is waiting for you on video. Open this link now and tap "Answer": ${link} It works once; do not pass it on.`,
};

export const callbackText = (locale: Locale, values: { ticketNumber: string; link: string }): string =>
  wordings[locale](values);
