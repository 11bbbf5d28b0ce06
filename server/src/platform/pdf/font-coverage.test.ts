import { expect, it } from 'vitest';
import { readCoverage } from './font-coverage.ts';
import { findFonts } from './fonts.ts';

const { faces } = findFonts('zh-Hans');
const pathOf = (name: string) => faces[name]?.normal[0] ?? 'none';

it.each([
  // The last of these is of four dragons, and in no table of standard characters.
  ['Sans', '杨，𬜬𫵷䶮㛃𠅤村𪚥', '𪚥'],
  ['Serif', '杨，𬜬䶮㛃村𪚥', '𪚥'],
  ['HanaMinB', '𬜬𫵷𠅤𪚥𬬩', ''],
])('%s has each of %s but %s', async (name, text, lacking) => {
  const covers = await readCoverage(pathOf(name));
  expect([...text].filter((each) => !covers(each)).join('')).toBe(lacking);
});

it('says so when there is no such font', async () => {
  await expect(readCoverage('/nowhere/font.ttc')).rejects.toThrow('ENOENT');
});
