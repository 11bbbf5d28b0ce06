import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { districtTime } from '../../catalogue/opening-hours.ts';

type Texts = (link: string) => Record<Locale, string>;
const day = (time: number) => districtTime(time).slice(0, 10);

/** To the unit: what the experts want changed waits for it, whether it is the first time or once more. */
export const changesAskedTexts =
  (caseNumber: string, dueAt: number): Texts =>
  (link) => ({
    'zh-Hans': `【云坐席】项目 ${caseNumber} 的专家评审要求修改，请在 ${day(dueAt)} 前逐条答复：${link}`,
    'zh-Hant': `【雲坐席】項目 ${caseNumber} 的專家評審要求修改，請在 ${day(dueAt)} 前逐條答覆：${link}`,
    en: `[CloudSeat] Project ${caseNumber}: the experts ask for changes. Please answer each by ${day(dueAt)}: ${link}`,
  });

export const revisionReminderTexts =
  (caseNumber: string, dueAt: number): Texts =>
  (link) => ({
    'zh-Hans': `【云坐席】提醒：项目 ${caseNumber} 的修改请在 ${day(dueAt)} 前提交：${link}`,
    'zh-Hant': `【雲坐席】提醒：項目 ${caseNumber} 的修改請在 ${day(dueAt)} 前提交：${link}`,
    en: `[CloudSeat] Reminder: please hand in the changes of project ${caseNumber} by ${day(dueAt)}: ${link}`,
  });

export const archivedTexts =
  (caseNumber: string): Texts =>
  (link) => ({
    'zh-Hans': `【云坐席】项目 ${caseNumber} 的专家评审已办结。请为这次评审评分：${link}`,
    'zh-Hant': `【雲坐席】項目 ${caseNumber} 的專家評審已辦結。請為這次評審評分：${link}`,
    en: `[CloudSeat] The expert review of project ${caseNumber} is complete. Please rate it: ${link}`,
  });
