import { t } from './local-text.ts';
import type { DemoRegion } from './types.ts';

/** The 7 partner regions of 跨区域通办: their windows lead here, and some have matters that their own agents decide. */
export const regions: DemoRegion[] = [
  { regionId: 'chengdu-jinjiang', name: t('四川省成都市锦江区', 'Jinjiang District, Chengdu, Sichuan') },
  { regionId: 'sichuan-luzhou', name: t('四川省泸州市', 'Luzhou, Sichuan') },
  { regionId: 'sichuan-neijiang', name: t('四川省内江市', 'Neijiang, Sichuan') },
  { regionId: 'sichuan-guangan', name: t('四川省广安市', 'Guang’an, Sichuan') },
  { regionId: 'guizhou-zunyi', name: t('贵州省遵义市', 'Zunyi, Guizhou') },
  { regionId: 'chongqing-jiangjin', name: t('重庆市江津区', 'Jiangjin District, Chongqing') },
  { regionId: 'chongqing-bishan', name: t('重庆市璧山区', 'Bishan District, Chongqing') },
];
