import { errorCodes } from '@cloudseat/shared/contract/errors.ts';
import { describe, expect, it } from 'vitest';
import en from '../locales/en/common.json' with { type: 'json' };
import hans from '../locales/zh-Hans/common.json' with { type: 'json' };
import hant from '../locales/zh-Hant/common.json' with { type: 'json' };

describe.each([
  ['zh-Hans', hans],
  ['zh-Hant', hant],
  ['en', en],
])('the words for errors in %s', (_locale, words) => {
  it.each(errorCodes)('say for %s what happened and what to do', (code) => {
    expect(words.errors[code].title.length).toBeGreaterThan(1);
    expect(words.errors[code].next.length).toBeGreaterThan(5);
  });
  it('have no word for a code that does not exist', () => {
    expect(Object.keys(words.errors).sort()).toEqual([...errorCodes].sort());
  });
});
