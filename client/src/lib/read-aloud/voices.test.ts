import { describe, expect, it } from 'vitest';
import { pickVoice } from './voices.ts';

const voice = (lang: string, localService = true) => ({ lang, localService });

describe('the voice for', () => {
  it.each([
    ['zh-Hans', ['en-US', 'zh-HK', 'zh-CN'], 'zh-CN'],
    ['zh-Hans', ['zh_TW', 'cmn-Hans-CN'], 'cmn-Hans-CN'],
    ['zh-Hant', ['zh-CN', 'zh-TW', 'zh-HK'], 'zh-HK'],
    ['zh-Hant', ['zh-CN', 'zh-TW'], 'zh-TW'],
    ['zh-Hant', ['zh-CN'], 'zh-CN'],
    ['en', ['de-DE', 'en-AU', 'en-GB'], 'en-GB'],
    ['en', ['zh-CN'], undefined],
  ] as const)('%s among %o is %s', (locale, langs, lang) => {
    expect(
      pickVoice(
        langs.map((each) => voice(each)),
        locale,
      )?.lang,
    ).toBe(lang);
  });

  it('is one of the device where there is one', () => {
    const own = voice('zh-CN');
    expect(pickVoice([voice('zh-CN', false), own], 'zh-Hans')).toBe(own);
    expect(pickVoice([voice('zh-CN', false)], 'zh-Hans')?.lang).toBe('zh-CN');
  });
});
