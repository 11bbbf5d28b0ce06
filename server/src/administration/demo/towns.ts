import { t } from './local-text.ts';
import type { DemoTown } from './types.ts';

/** The 13 towns and streets of the district. Villages are a selection. */
export const towns: DemoTown[] = [
  { townId: 'yangjiaping', name: t('杨家坪街道', 'Yangjiaping Subdistrict'), kind: 'street' },
  { townId: 'xiejiawan', name: t('谢家湾街道', 'Xiejiawan Subdistrict'), kind: 'street' },
  { townId: 'shipingqiao', name: t('石坪桥街道', 'Shipingqiao Subdistrict'), kind: 'street' },
  { townId: 'huangjueping', name: t('黄桷坪街道', 'Huangjueping Subdistrict'), kind: 'street' },
  { townId: 'zhongliangshan', name: t('中梁山街道', 'Zhongliangshan Subdistrict'), kind: 'street' },
  { townId: 'shiqiaopu', name: t('石桥铺街道', 'Shiqiaopu Subdistrict'), kind: 'street' },
  { townId: 'yuzhoulu', name: t('渝州路街道', 'Yuzhoulu Subdistrict'), kind: 'street' },
  { townId: 'erlang', name: t('二郎街道', 'Erlang Subdistrict'), kind: 'street' },
  { townId: 'jiulong', name: t('九龙街道', 'Jiulong Subdistrict'), kind: 'street' },
  {
    townId: 'huayan',
    name: t('华岩镇', 'Huayan Town'),
    kind: 'town',
    villages: [
      { villageId: 'huayan-lianhe', name: t('联合村', 'Lianhe Village') },
      { villageId: 'huayan-zhongliang', name: t('中梁村', 'Zhongliang Village') },
    ],
  },
  {
    townId: 'xipeng',
    name: t('西彭镇', 'Xipeng Town'),
    kind: 'town',
    villages: [
      { villageId: 'xipeng-zhenwugong', name: t('真武宫村', 'Zhenwugong Village') },
      { villageId: 'xipeng-changshi', name: t('长石村', 'Changshi Village') },
      { villageId: 'xipeng-yuanming', name: t('元明村', 'Yuanming Village') },
    ],
  },
  {
    townId: 'tongguanyi',
    name: t('铜罐驿镇', 'Tongguanyi Town'),
    kind: 'town',
    villages: [
      { villageId: 'tongguanyi-yingxiongwan', name: t('英雄湾村', 'Yingxiongwan Village') },
      { villageId: 'tongguanyi-huangjinbao', name: t('黄金堡村', 'Huangjinbao Village') },
    ],
  },
  {
    townId: 'taojia',
    name: t('陶家镇', 'Taojia Town'),
    kind: 'town',
    villages: [
      { villageId: 'taojia-wenfeng', name: t('文峰村', 'Wenfeng Village') },
      { villageId: 'taojia-jianqiang', name: t('坚强村', 'Jianqiang Village') },
    ],
  },
];
