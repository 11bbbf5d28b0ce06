import { expect, it } from 'vitest';
import { searchTextOf } from './search-text.ts';
import { toTraditional } from './traditional.ts';

const text = searchTextOf('公租房申请', ['租房', 'IC卡', '行长办理'], toTraditional);

it.each([
  ['an everyday word', '租房'],
  ['the word in Traditional Chinese', '行長辦理'],
  ['pinyin of the name', 'gongzufangshenqing'],
  ['initials of the name', 'gzfsq'],
  ['pinyin of a word', 'zufang'],
  ['the reading that fits the word', 'hangzhangbanli'],
  ['Latin letters in a word, in lower case', 'ic卡'],
])('a matter is found by %s', (_name, query) => {
  expect(text.split(' ')).toContain(query);
});

it('the name itself is left out: pages have it anyway', () => {
  expect(text).not.toContain('公租房申请');
});

it('nothing stands there twice', () => {
  const words = text.split(' ');
  expect(new Set(words).size).toBe(words.length);
});
