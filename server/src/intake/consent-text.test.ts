import { ConsentText } from '@cloudseat/shared/contract/routes.ts';
import { locales } from '@cloudseat/shared/nouns/text.ts';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../platform/ids.ts';
import { canonicalWording, currentConsentText, isCurrentConsent } from './consent-text.ts';

describe.each(locales)('the consent text in %s', (locale) => {
  const text = currentConsentText(locale);

  it('fits the contract and is hashed over every word of it', () => {
    ConsentText.parse(text);
    expect(text.sha256).toBe(sha256Hex([text.version, locale, text.title, ...text.paragraphs].join('\n')));
    expect(canonicalWording(locale)).toContain(text.paragraphs.at(-1));
  });

  it('says how to reach somebody, and that recording is by permission', () => {
    const all = text.paragraphs.join('');
    expect(all).toContain('12345');
    expect(all).toMatch(/单独同意|單獨同意|allow it separately/);
  });

  it('is in force under its own version and hash only', () => {
    const { version, sha256 } = text;
    expect(isCurrentConsent({ version, locale, sha256 })).toBe(true);
    expect(isCurrentConsent({ version: '2020-01', locale, sha256 })).toBe(false);
    expect(isCurrentConsent({ version, locale, sha256: '0'.repeat(64) })).toBe(false);
  });
});

it('the languages have the same paragraphs, translations one more that says so', () => {
  const [hans = 0, hant, en] = locales.map((locale) => currentConsentText(locale).paragraphs.length);
  expect([hant, en]).toEqual([hans + 1, hans + 1]);
});

it('another language is another wording', () => {
  const hashes = locales.map((locale) => currentConsentText(locale).sha256);
  expect(new Set(hashes).size).toBe(3);
});
