import type { Locale } from '@cloudseat/shared/nouns/text.ts';

/** What the telephone of somebody who is invited is told. It names nobody and no matter. */
const wordings: Record<Locale, (link: string) => string> = {
  'zh-Hans': (link) =>
    `【云坐席】您的亲友正在视频办理政务服务，请您一起通话。请在15分钟内点开：${link} 链接只能用一次，请勿转发。不认识请忽略。`,
  'zh-Hant': (link) =>
    `【雲坐席】您的親友正在視頻辦理政務服務，請您一起通話。請在15分鐘內點開：${link} 鏈接只能用一次，請勿轉發。不認識請忽略。`,
  en: (link) =>
    `[CloudSeat] Somebody you know is talking to a public office by video and asks you to join. Open within 15 minutes: ${link} It works once; do not pass it on. Ignore it if this means nothing to you.`,
};

export const guestText = (locale: Locale, link: string): string => wordings[locale](link);
