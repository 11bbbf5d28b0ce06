import type { LocalText } from './text.ts';

// Without zod: pages need the names and no schema.

const named = (zhHans: string, zhHant: string, en: string): LocalText => ({
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en,
});

/** Fields of knowledge that kinds of projects ask for and experts have. What is in use is never taken out. */
export const specialtyNames: Readonly<Record<string, LocalText>> = {
  hydraulics: named('水工结构', '水工結構', 'Hydraulic structures'),
  hydrology: named('水文与防洪', '水文與防洪', 'Hydrology and flood control'),
  'river-works': named('河道整治', '河道整治', 'River works'),
  geology: named('工程地质', '工程地質', 'Engineering geology'),
  structures: named('结构工程', '結構工程', 'Structural engineering'),
  environment: named('生态环境', '生態環境', 'Environment'),
  roads: named('道路工程', '道路工程', 'Roads'),
  bridges: named('桥梁工程', '橋樑工程', 'Bridges'),
  traffic: named('交通工程', '交通工程', 'Traffic engineering'),
  safety: named('施工安全', '施工安全', 'Site safety'),
  planning: named('城乡规划', '城鄉規劃', 'Urban and rural planning'),
  architecture: named('建筑设计', '建築設計', 'Architecture'),
  'fire-safety': named('消防', '消防', 'Fire safety'),
  utilities: named('市政管线', '市政管線', 'Utilities'),
  economics: named('工程造价', '工程造價', 'Cost engineering'),
};

/** What a field is called; one that is not on the list goes by its id. */
export const specialtyNameOf = (specialty: string): LocalText =>
  specialtyNames[specialty] ?? named(specialty, specialty, specialty);
