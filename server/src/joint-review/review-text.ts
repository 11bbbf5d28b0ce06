import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { districtTime } from '../catalogue/opening-hours.ts';

type Words = Record<Locale, string>;

const at = (time: number) => districtTime(time).slice(0, 16).replace('T', ' ');

/** To the applicant: several departments will look at the case together, then. */
export const scheduledTexts =
  (caseNumber: string, time: number) =>
  (link: string): Words => ({
    'zh-Hans': `【云坐席】您的办件 ${caseNumber} 由多个部门联合审查，定于 ${at(time)} 线上进行。请届时点开参加：${link}`,
    'zh-Hant': `【雲坐席】您的辦件 ${caseNumber} 由多個部門聯合審查，定於 ${at(time)} 線上進行。請屆時點開參加：${link}`,
    en: `[CloudSeat] Case ${caseNumber}: several departments will look at it together online at ${at(time)}. Please join then: ${link}`,
  });

export const reminderTexts =
  (caseNumber: string, time: number) =>
  (link: string): Words => ({
    'zh-Hans': `【云坐席】提醒：您的办件 ${caseNumber} 的多部门联审将于 ${at(time)} 线上进行，请届时点开参加：${link}`,
    'zh-Hant': `【雲坐席】提醒：您的辦件 ${caseNumber} 的多部門聯審將於 ${at(time)} 線上進行，請屆時點開參加：${link}`,
    en: `[CloudSeat] Reminder: the joint review of case ${caseNumber} takes place online at ${at(time)}. Please join then: ${link}`,
  });

export const calledTexts =
  (caseNumber: string) =>
  (link: string): Words => ({
    'zh-Hans': `【云坐席】您的办件 ${caseNumber} 正在联审，请您现在进来：${link}`,
    'zh-Hant': `【雲坐席】您的辦件 ${caseNumber} 正在聯審，請您現在進來：${link}`,
    en: `[CloudSeat] Case ${caseNumber}: the departments ask you to join their review now: ${link}`,
  });
