import { describe, expect, it } from 'vitest';
import { matchLocale } from './locale.ts';

describe('the language of a page', () => {
  it.each([
    [['zh-CN'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['zh-TW', 'en'], 'zh-Hant'],
    [['zh-HK'], 'zh-Hant'],
    [['zh-Hant-MO'], 'zh-Hant'],
    [['en-US', 'zh-CN'], 'en'],
    [['fr-FR', 'en'], 'en'],
    [['ja-JP'], 'zh-Hans'],
    [[], 'zh-Hans'],
  ])('follows %o to %s', (languages, locale) => {
    expect(matchLocale(languages)).toBe(locale);
  });
});
