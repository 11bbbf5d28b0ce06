import type { MatterSummary } from '@cloudseat/shared/nouns/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { searchMatters } from './search-matters.ts';

const matter = (name: string, searchText: string, isPopular = false) =>
  ({
    matterId: name,
    departmentId: 'x',
    name: { 'zh-Hans': name, 'zh-Hant': name, en: `English ${name}` },
    searchText,
    isPopular,
    isOpen: true,
  }) as MatterSummary;

const matters = [
  matter('居民身份证换领', '补身份证 jumin shenfenzhenghuanling sfz'),
  matter('个体工商户设立登记', '开店 办执照 getigongshanghu gtgshsldj'),
  matter('食品经营许可', '开店 餐馆 shipin spjyxk', true),
  matter('身份认定', 'shenfenrending'),
];
const names = (query: string) => searchMatters(matters, query).map(({ name }) => name['zh-Hans']);

describe('the search on the home page', () => {
  it('finds by name, everyday word, pinyin, initials and English', () => {
    expect(names('身份证')).toEqual(['居民身份证换领']);
    expect(names('办执照')).toEqual(['个体工商户设立登记']);
    expect(names('GeTi Gong')).toEqual(['个体工商户设立登记']);
    expect(names('sfz')).toEqual(['居民身份证换领']);
    expect(names('english 食品')).toEqual(['食品经营许可']);
  });
  it('puts a name that begins with the words first, and the popular before its equals', () => {
    expect(names('身份')[0]).toBe('身份认定');
    expect(names('开店')).toEqual(['食品经营许可', '个体工商户设立登记']);
  });
  it('wants every word', () => {
    expect(names('开店 餐馆')).toEqual(['食品经营许可']);
    expect(names('开店 身份')).toEqual([]);
  });
  it('finds nothing for nothing', () => {
    expect(names('  ')).toEqual([]);
    expect(names('，')).toEqual([]);
  });
});
