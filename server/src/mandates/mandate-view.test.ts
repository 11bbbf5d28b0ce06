import { describe, expect, it } from 'vitest';
import { maskNote } from './mandate-view.ts';

describe('a note that reaches a helper', () => {
  it.each([
    ['张三丰的身份证 330702199001011234 已过期', '张**的身份证 **** 已过期'],
    ['号码33070219900101123X 不清楚', '号码**** 不清楚'],
    ['请张三丰回电 138 0000 1001', '请张**回电 ****'],
    ['有效期至 2026-10-19，请换新的，共 3 页', '有效期至 2026-10-19，请换新的，共 3 页'],
    ['', ''],
  ])('%j has neither name nor number of the applicant', (note, masked) => {
    expect(maskNote(note, '张三丰')).toBe(masked);
  });
});
