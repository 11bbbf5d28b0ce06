/** What the demo's experts know and where they come from. Units, people and telephones are invented. */
export type DemoExpert = {
  loginName: string;
  specialties: string[];
  unit: string;
  region: string;
  phone: string;
  ties?: { name: string; note: string }[];
};

const water = '山城水利水电勘测设计院';
const road = '江渝交通规划勘察设计院';
const school = '西部建筑大学';
const safety = '巴渝工程安全评估中心';
const town = '两江城乡规划设计院';
const geology = '川东地质勘查院';

const of = (
  number: number,
  specialties: string[],
  unit: string,
  region: string,
  ties?: DemoExpert['ties'],
) => ({
  loginName: `e${String(number).padStart(3, '0')}`,
  phone: `139${String(number).padStart(8, '0')}`,
  ...{ specialties, unit, region },
  ...(ties === undefined ? {} : { ties }),
});
const adviser = (name: string) => [{ name, note: '技术顾问' }];
const spouse = (name: string) => [{ name, note: '配偶' }];

export const demoExperts: DemoExpert[] = [
  of(1, ['hydraulics', 'hydrology'], water, '渝中'),
  of(2, ['hydraulics'], school, '沙坪坝'),
  of(3, ['hydrology'], water, '渝中'),
  of(4, ['hydrology', 'river-works'], school, '沙坪坝'),
  of(5, ['river-works', 'hydrology', 'environment'], geology, '江津'),
  of(6, ['geology'], geology, '江津'),
  of(7, ['geology', 'structures'], school, '沙坪坝'),
  of(8, ['structures', 'bridges'], road, '南岸'),
  of(9, ['structures', 'architecture', 'planning'], town, '渝北'),
  of(10, ['environment', 'hydrology'], school, '沙坪坝', spouse('程远山')),
  of(11, ['environment', 'planning'], town, '渝北'),
  of(12, ['roads', 'traffic'], road, '南岸'),
  of(13, ['roads', 'traffic'], school, '沙坪坝'),
  of(14, ['bridges', 'structures'], road, '南岸', adviser('重庆某某建设有限公司')),
  of(15, ['bridges', 'traffic'], school, '沙坪坝'),
  of(16, ['traffic', 'roads'], town, '渝北'),
  of(17, ['traffic', 'safety'], safety, '九龙坡'),
  of(18, ['safety', 'fire-safety'], safety, '九龙坡'),
  of(19, ['planning', 'architecture'], town, '渝北'),
  of(20, ['planning'], school, '沙坪坝'),
  of(21, ['architecture', 'fire-safety'], school, '沙坪坝'),
  of(22, ['utilities', 'roads', 'traffic', 'fire-safety'], town, '渝北'),
  of(23, ['economics', 'hydraulics'], safety, '九龙坡'),
  of(24, ['geology', 'safety', 'hydraulics'], geology, '江津'),
];
