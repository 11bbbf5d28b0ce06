import { expect, it } from 'vitest';
import { findUnprintable } from './font-coverage.ts';
import { findFonts } from './fonts.ts';

const { normal } = findFonts('zh-Hans');

it('finds each character that the fonts have no shape for, once, beyond the basic plane as well', async () => {
  const [path] = normal;
  // The last of these is of four dragons, and in no table of standard characters.
  expect(await findUnprintable('杨家坪 No. 3，𬜬𫵷䶮㛃𠅤村𪚥𪚥', path)).toEqual(['𪚥']);
  expect(await findUnprintable('', path)).toEqual([]);
});

it('says so when there is no such font', async () => {
  await expect(findUnprintable('村', '/nowhere/font.ttc')).rejects.toThrow('ENOENT');
});
