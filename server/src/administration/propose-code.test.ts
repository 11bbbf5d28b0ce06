import { NewEntryCode } from '@cloudseat/shared/nouns/entry-code.ts';
import { describe, expect, it } from 'vitest';
import { initialsOf } from '../catalogue/search-text.ts';
import { codeLettersOf, nextCode } from './propose-code.ts';

describe('the letters of a code', () => {
  it.each([
    ['杨家坪街道便民服务中心', 'YJ'],
    ['白市驿镇', 'BS'],
    // No I and no O: 二 is er, 欧 is ou.
    ['欧家湾', 'JW'],
    ['Office 3', 'XY'],
    ['', 'XY'],
    ['村', 'CX'],
    ['★ 12', 'XY'],
    ['𬜬家沟', 'MJ'],
  ])('for %s are %s', (label, letters) => {
    expect(codeLettersOf(initialsOf(label))).toBe(letters);
  });
});

describe('the next code', () => {
  it.each([
    [[], 'YJ01'],
    [['YJ01', 'YJ02', 'YJ04'], 'YJ03'],
    [['YJ001'], 'YJ02'],
    [Array.from({ length: 99 }, (_, at) => `YJ${String(at + 1).padStart(2, '0')}`), 'YJ100'],
  ])('beside %j is %s', (taken, code) => {
    expect(nextCode('YJ', taken)).toBe(code);
    expect(NewEntryCode.parse(code)).toBe(code);
  });

  it('is none when all are taken', () => {
    const all = Array.from({ length: 9_999 }, (_, at) => `YJ${String(at + 1).padStart(2, '0')}`);
    expect(nextCode('YJ', all)).toBeNull();
  });
});

describe('a code that is typed', () => {
  it.each(['YJ01', ' yj01 ', 'HB1234'])('may be %s', (code) => {
    expect(NewEntryCode.parse(code)).toBe(code.trim().toUpperCase());
  });

  it.each(['Y01', 'YJ1', 'YJ12345', 'IJ01', 'YO01', '01YJ', 'YJ-1', '村01', ''])('may not be %j', (code) => {
    expect(NewEntryCode.safeParse(code).success).toBe(false);
  });
});
