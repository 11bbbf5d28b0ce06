import { expect, it } from 'vitest';
import { findRawTexts } from './page-text.ts';

it.each([
  'cases.title',
  'case-file:cases.title',
  'common:loading',
  'cases.count_other',
  'count_one',
  'case:state.not-served',
  'caseOf.back · 监督台',
  '查看：caseOf.reveal（张**）',
  '已等 {{time}}',
  '还有 undefined 人',
])('“%s” is nothing for a person to read', (text) => {
  expect(findRawTexts(['监督台', text])).toEqual([text]);
});

it.each([
  '前面 3 人，大约 3–5 分钟',
  'Ask for help. It takes a minute.',
  'lease.pdf（a1b2c3d4）',
  'e.g. 13800000000',
  'https://www.gov.cn',
  'www.gov.cn',
  '09:30:05',
  'a001',
])('“%s” is', (text) => {
  expect(findRawTexts([text])).toEqual([]);
});
