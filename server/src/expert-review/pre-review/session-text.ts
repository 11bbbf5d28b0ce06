import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { districtTime } from '../../catalogue/opening-hours.ts';
import type { SessionNews } from './pre-review.ts';

type Words = Record<Locale, string>;

const words: Record<SessionNews, Record<Locale, (title: string, at: string) => string>> = {
  scheduled: {
    'zh-Hans': (title, at) =>
      `【云坐席】项目“${title}”的专家评审会定于 ${at} 线上召开，请提前看材料和专家的提问：`,
    'zh-Hant': (title, at) =>
      `【雲坐席】項目“${title}”的專家評審會定於 ${at} 線上召開，請提前看材料和專家的提問：`,
    en: (title, at) =>
      `[CloudSeat] The expert review of “${title}” sits online at ${at}. Please look at material and questions before: `,
  },
  moved: {
    'zh-Hans': (title, at) => `【云坐席】项目“${title}”的专家评审会改到 ${at} 线上召开：`,
    'zh-Hant': (title, at) => `【雲坐席】項目“${title}”的專家評審會改到 ${at} 線上召開：`,
    en: (title, at) => `[CloudSeat] The expert review of “${title}” has been moved to ${at}: `,
  },
  reminder: {
    'zh-Hans': (title, at) => `【云坐席】提醒：项目“${title}”的专家评审会将于 ${at} 线上召开：`,
    'zh-Hant': (title, at) => `【雲坐席】提醒：項目“${title}”的專家評審會將於 ${at} 線上召開：`,
    en: (title, at) => `[CloudSeat] Reminder: the expert review of “${title}” sits online at ${at}: `,
  },
};

/** Of the time of a sitting, with the link that leads to it at the end. */
export const sessionTexts =
  (news: SessionNews, title: string, time: number) =>
  (link: string): Words => {
    const at = districtTime(time).slice(0, 16).replace('T', ' ');
    const say = (locale: Locale) => `${words[news][locale](title, at)}${link}`;
    return { 'zh-Hans': say('zh-Hans'), 'zh-Hant': say('zh-Hant'), en: say('en') };
  };
