import { locales } from '@cloudseat/shared/nouns/text.ts';
import { describe, expect, it } from 'vitest';
import { departments } from '../administration/demo/departments.ts';
import { allVouchers } from './voucher.fixture.ts';
import { departmentMarkOf, formatNumber, seriesOf } from './voucher-number.ts';
import { makePaper } from './voucher-paper.ts';
import { say, sayDate, sayOfficial } from './voucher-words.ts';

/** All strings of a paper, those of its footer as well. */
const stringsOf = (part: unknown): string[] => {
  if (typeof part === 'string') return [part];
  if (part instanceof Date || typeof part !== 'object' || part === null) return [];
  return Object.values(part).flatMap(stringsOf);
};

describe.each(locales)('the papers in %s', (locale) => {
  it.each(allVouchers({ locale }))('leave nothing unfilled in $kind', (content) => {
    const look = {
      contentSha256: 'ab'.repeat(32),
      origin: 'https://yun.example.gov.cn',
      seal: null,
      signature: null,
    };
    const strings = stringsOf(makePaper(content, look)).map((text) => text.replace(/\{pages?\}/g, ''));
    expect(strings.filter((text) => /[{}]|undefined|\[object/.test(text))).toEqual([]);
  });
});

it('says what agents typed in the paper’s script, and names in English with the official one', () => {
  const name = { 'zh-Hans': '营业执照', 'zh-Hant': '營業執照', en: 'Owner’s “licence”' };
  expect([say('营业执照', 'zh-Hans'), say('营业执照', 'zh-Hant'), say('营业执照', 'en')]).toEqual([
    ...['营业执照', '營業執照', '营业执照'],
  ]);
  expect(say(name, 'en')).toBe('Owner\'s "licence"');
  expect(say({ ...name, en: '' }, 'en')).toBe('营业执照');
  expect(sayOfficial(name, 'en')).toBe('Owner\'s "licence" (营业执照)');
  expect(sayOfficial({ ...name, en: '' }, 'en')).toBe('营业执照');
  expect(sayOfficial(name, 'zh-Hant')).toBe('營業執照');
});

it('says dates as people do', () => {
  expect(sayDate('2026-11-06', 'zh-Hans')).toBe('2026年11月6日');
  expect(sayDate('2026-11-06', 'en')).toBe('6 November 2026');
});

describe('a paper’s number', () => {
  it('has the department’s mark, the kind, the year and six digits or more', () => {
    const series = seriesOf({ departmentMark: '市场监管', kind: 'acceptance', year: 2026 });
    expect(formatNumber(series, 17)).toBe('市场监管受〔2026〕000017号');
    expect(formatNumber(series, 1_234_567)).toBe('市场监管受〔2026〕1234567号');
  });

  it('cannot be that of another department or kind', () => {
    const marks = departments.map(({ shortName }) =>
      departmentMarkOf({ 'zh-Hans': shortName.zh, 'zh-Hant': '', en: '' }),
    );
    expect(marks).toContain('市场监管');
    const series = marks.flatMap((departmentMark) =>
      allVouchers({}).map(({ kind }) => seriesOf({ departmentMark, kind, year: 2026 })),
    );
    expect(new Set(series).size).toBe(departments.length * allVouchers({}).length);
  });
});
