import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { ThemeConfig } from 'antd';
import en from 'antd/locale/en_US';
import zhHans from 'antd/locale/zh_CN';
import zhHant from 'antd/locale/zh_TW';

/** antd's own words (an empty list, a picker), per language of ours. */
export const antdLocales = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en } as const satisfies Record<
  Locale,
  unknown
>;

/** The values of tokens.css for antd, which computes tints from them and so cannot take CSS variables. */
export const deskTheme: ThemeConfig = {
  token: {
    colorPrimary: '#0052d9',
    colorPrimaryHover: '#003eb3',
    colorPrimaryBg: '#eaf1ff',
    controlItemBgActive: '#eaf1ff',
    colorLink: '#0052d9',
    colorInfo: '#0052d9',
    colorSuccess: '#0b7a4b',
    colorWarning: '#9a5b00',
    colorError: '#b42318',
    colorText: '#1b2430',
    colorTextSecondary: '#4a5565',
    colorTextTertiary: '#667085',
    colorTextPlaceholder: '#667085',
    colorBorder: '#818b9a',
    colorBorderSecondary: '#dde3ea',
    colorBgLayout: '#f4f6f9',
    borderRadius: 8,
    borderRadiusLG: 12,
    fontSize: 14,
    controlHeight: 36,
    controlHeightLG: 44,
    motionDurationMid: '0.16s',
    motionDurationSlow: '0.2s',
    fontFamily: 'var(--font)',
  },
  components: {
    Tabs: { horizontalItemPadding: '10px 0', horizontalItemGutter: 20 },
    Button: { primaryShadow: 'none', dangerShadow: 'none', defaultShadow: 'none' },
  },
};
