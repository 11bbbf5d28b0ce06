import type { Locale } from '@cloudseat/shared/nouns/text.ts';

type SheetWords = {
  /** Above a poster. */
  product: string;
  /** What to do with the code. */
  scan: string;
  /** On a poster: what it leads to. */
  forMatter: (name: string) => string;
  forAll: string;
  orType: string;
};

/** What stands on the printed sheets beside a code and its label. */
export const sheetWords: Record<Locale, SheetWords> = {
  'zh-Hans': {
    product: '云坐席 · 视频办事',
    scan: '微信或手机浏览器扫一扫',
    forMatter: (name) => `视频办理：${name}`,
    forAll: '和工作人员视频见面，把事办好',
    orType: '或在手机浏览器输入',
  },
  'zh-Hant': {
    product: '雲坐席 · 視頻辦事',
    scan: '微信或手機瀏覽器掃一掃',
    forMatter: (name) => `視頻辦理：${name}`,
    forAll: '和工作人員視頻見面，把事辦好',
    orType: '或在手機瀏覽器輸入',
  },
  en: {
    product: 'CloudSeat · services by video',
    scan: 'Scan with WeChat or a phone browser',
    forMatter: (name) => `By video: ${name}`,
    forAll: 'Talk to our staff face to face, by video',
    orType: 'or type in a phone browser',
  },
};
