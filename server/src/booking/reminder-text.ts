import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';

/** The district's clock, hours and minutes. */
const timeOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);

/** The short message before a booked time. It names the matter and nothing of the person. */
export function reminderText(locale: Locale, matterName: LocalText, startsAt: number): string {
  const time = timeOf(startsAt);
  const texts: Record<Locale, string> = {
    'zh-Hans': `【云坐席】您预约了今天 ${time} 视频办理“${matterName['zh-Hans']}”。请提前几分钟打开“我的办件”，准备好材料。`,
    'zh-Hant': `【雲坐席】您預約了今天 ${time} 視頻辦理「${matterName['zh-Hant']}」。請提前幾分鐘打開「我的辦件」，準備好材料。`,
    en: `[CloudSeat] Your video call about "${matterName.en}" is booked for ${time} today. Please open "My calls" a few minutes before and have your papers ready.`,
  };
  return texts[locale];
}
