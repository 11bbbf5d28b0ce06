import { t } from './local-text.ts';
import type { DemoEntryCode } from './types.ts';

/**
 * What the QR codes lead to. Two letters and two digits, so that a code can be read out on the telephone and
 * a letter is never taken for a digit; the letters I and O are not used. An applicant who comes by a code of
 * a partner region is led to this district's agents with the region on the call.
 */
export const entryCodes: DemoEntryCode[] = [
  // One for each town and street
  {
    code: 'YJ01',
    entryPoint: 'window',
    townId: 'yangjiaping',
    label: t('杨家坪街道便民服务中心', 'Yangjiaping public service centre'),
    address: t('杨家坪前进路12号', '12 Qianjin Road, Yangjiaping'),
    openingHours: 'window',
  },
  {
    code: 'XJ01',
    entryPoint: 'window',
    townId: 'xiejiawan',
    label: t('谢家湾街道便民服务中心', 'Xiejiawan public service centre'),
    address: t('谢家湾正街48号', '48 Xiejiawan Main Street'),
    openingHours: 'window',
  },
  {
    code: 'SP01',
    entryPoint: 'window',
    townId: 'shipingqiao',
    label: t('石坪桥街道便民服务中心', 'Shipingqiao public service centre'),
    address: t('石坪桥横街6号', '6 Shipingqiao Cross Street'),
    openingHours: 'window',
  },
  {
    code: 'HJ01',
    entryPoint: 'kiosk',
    townId: 'huangjueping',
    label: t('黄桷坪街道自助服务区', 'Huangjueping self-service area'),
    address: t(
      '黄桷坪正街130号（派出所旁，全天开放）',
      '130 Huangjueping Main Street, beside the police station',
    ),
    openingHours: 'always',
  },
  {
    code: 'ZL01',
    entryPoint: 'window',
    townId: 'zhongliangshan',
    label: t('中梁山街道便民服务中心', 'Zhongliangshan public service centre'),
    address: t('中梁山田坝一村20号', '20 Tianba First Village, Zhongliangshan'),
    openingHours: 'window',
  },
  {
    code: 'SQ01',
    entryPoint: 'kiosk',
    townId: 'shiqiaopu',
    label: t('石桥铺街道自助服务区', 'Shiqiaopu self-service area'),
    address: t('石桥铺石杨路17号（全天开放）', '17 Shiyang Road, Shiqiaopu'),
    openingHours: 'always',
  },
  {
    code: 'YZ01',
    entryPoint: 'window',
    townId: 'yuzhoulu',
    label: t('渝州路街道便民服务中心', 'Yuzhoulu public service centre'),
    address: t('渝州路85号', '85 Yuzhou Road'),
    openingHours: 'window',
  },
  {
    code: 'EL01',
    entryPoint: 'kiosk',
    townId: 'erlang',
    label: t('二郎街道自助服务区', 'Erlang self-service area'),
    address: t('二郎迎宾大道9号（全天开放）', '9 Yingbin Avenue, Erlang'),
    openingHours: 'always',
  },
  {
    code: 'JL01',
    entryPoint: 'window',
    townId: 'jiulong',
    label: t('九龙街道便民服务中心', 'Jiulong public service centre'),
    address: t('九龙园区盘龙大道66号', '66 Panlong Avenue, Jiulong'),
    openingHours: 'window',
  },
  {
    code: 'HY01',
    entryPoint: 'village',
    townId: 'huayan',
    label: t('华岩镇联合村便民服务站', 'Huayan, Lianhe Village service point'),
    address: t('华岩镇联合村2社村委会一楼', 'Ground floor of the village office, Lianhe Village, Huayan'),
    openingHours: 'office',
  },
  {
    code: 'XP01',
    entryPoint: 'village',
    townId: 'xipeng',
    label: t('西彭镇真武宫村便民服务站', 'Xipeng, Zhenwugong Village service point'),
    address: t('西彭镇真武宫村村委会一楼', 'Ground floor of the village office, Zhenwugong Village, Xipeng'),
    openingHours: 'office',
  },
  {
    code: 'TG01',
    entryPoint: 'village',
    townId: 'tongguanyi',
    label: t('铜罐驿镇英雄湾村便民服务站', 'Tongguanyi, Yingxiongwan Village service point'),
    address: t(
      '铜罐驿镇英雄湾村村委会一楼',
      'Ground floor of the village office, Yingxiongwan Village, Tongguanyi',
    ),
    openingHours: 'office',
  },
  {
    code: 'TJ01',
    entryPoint: 'village',
    townId: 'taojia',
    label: t('陶家镇文峰村便民服务站', 'Taojia, Wenfeng Village service point'),
    address: t('陶家镇文峰村村委会一楼', 'Ground floor of the village office, Wenfeng Village, Taojia'),
    openingHours: 'office',
  },

  // The 跨区域通办 window of each partner region
  {
    code: 'JJ01',
    entryPoint: 'window',
    regionId: 'chengdu-jinjiang',
    label: t('成都市锦江区跨区域通办窗口', 'Jinjiang, Chengdu: cross-region window'),
  },
  {
    code: 'LZ01',
    entryPoint: 'window',
    regionId: 'sichuan-luzhou',
    label: t('泸州市跨区域通办窗口', 'Luzhou: cross-region window'),
  },
  {
    code: 'NJ01',
    entryPoint: 'window',
    regionId: 'sichuan-neijiang',
    label: t('内江市跨区域通办窗口', 'Neijiang: cross-region window'),
  },
  {
    code: 'GA01',
    entryPoint: 'window',
    regionId: 'sichuan-guangan',
    label: t('广安市跨区域通办窗口', 'Guang’an: cross-region window'),
  },
  {
    code: 'ZY01',
    entryPoint: 'window',
    regionId: 'guizhou-zunyi',
    label: t('遵义市跨区域通办窗口', 'Zunyi: cross-region window'),
  },
  {
    code: 'JZ01',
    entryPoint: 'window',
    regionId: 'chongqing-jiangjin',
    label: t('江津区跨区域通办窗口', 'Jiangjin: cross-region window'),
  },
  {
    code: 'BS01',
    entryPoint: 'window',
    regionId: 'chongqing-bishan',
    label: t('璧山区跨区域通办窗口', 'Bishan: cross-region window'),
  },

  // Posters for one matter (HB, 海报)
  {
    code: 'HB01',
    entryPoint: 'poster',
    matterId: 'sole-trader-setup',
    departmentId: 'market-regulation',
    label: t('开店办照海报', 'Poster: open a shop'),
  },
  {
    code: 'HB02',
    entryPoint: 'poster',
    matterId: 'out-of-area-care',
    departmentId: 'medical-security',
    label: t('医院异地就医备案海报', 'Hospital poster: care elsewhere'),
  },
  {
    code: 'HB03',
    entryPoint: 'poster',
    matterId: 'school-enrolment',
    departmentId: 'education',
    label: t('小学门口入学海报', 'School gate poster: enrolment'),
  },
  {
    code: 'HB04',
    entryPoint: 'poster',
    matterId: 'rural-homestead',
    departmentId: 'agriculture',
    townId: 'xipeng',
    label: t('西彭镇农村建房海报', 'Xipeng poster: building a house'),
  },

  // The district's hall, and what carries no place
  {
    code: 'CK01',
    entryPoint: 'window',
    departmentId: 'taxation',
    label: t('区政务大厅税务窗口', 'District hall: tax window'),
  },
  {
    code: 'ZZ01',
    entryPoint: 'kiosk',
    label: t('区政务大厅自助机', 'District hall: kiosk'),
    address: t('区政务服务中心一楼大厅（全天开放）', 'District service centre, ground floor hall'),
    openingHours: 'always',
  },
  { code: 'WX01', entryPoint: 'wechat', label: t('微信公众号', 'WeChat account') },
];
